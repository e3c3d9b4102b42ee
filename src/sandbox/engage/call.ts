import type { Centre } from '../centre/centre.ts';
import { badRequest, fault, isNil, typeOf } from './envelope.ts';
import type { EngageOptions, Limits } from './options.ts';
import { problems } from './problems.ts';
import type { Register } from './register.ts';
import { checkShape, type TypeName } from './shapes.ts';
import type { Element } from './xml/read.ts';

/** What a method works on. */
export interface Call {
  readonly centre: Centre;
  readonly register: Register;
  readonly options: EngageOptions;
  readonly limits: Limits;
  /** By the page's names; empty where nothing was sent. */
  readonly arguments: ReadonlyMap<string, readonly Element[]>;
}

/** A parameter of a method, in the order of the page. */
export type Parameter = readonly [name: string, type: TypeName, many?: 'many'];

/** The types that can stand where the page says no more than BaseEntity or Org. */
const organisations = ['Account', 'AgentGroup', 'Enterprise'];

/**
 * Reads `<arg1>`, `<arg2>` and so on, of which an array repeats its own.
 * @throws {Refusal} a Fault for an element that is none of them or not of its type
 */
export function readArguments(operation: Element, parameters: readonly Parameter[]): Call['arguments'] {
  const found = new Map<string, Element[]>(parameters.map(([name]) => [name, []]));
  for (const element of operation.children) {
    const number = element.namespace === '' ? /^arg([1-9]\d?)$/.exec(element.name)?.[1] : undefined;
    const [name, type, many] = parameters[Number(number ?? 0) - 1] ?? [];
    const list = found.get(name ?? '');
    if (list === undefined || type === undefined || (list.length > 0 && many === undefined))
      throw badRequest(`<${element.name}> does not belong into <${operation.name}>.`);
    if (isNil(element)) continue;
    checkType(element, type);
    checkShape(element, type);
    list.push(element);
  }
  return found;
}

/** A base type needs to be told which of its types it is; any other may say again what it is. */
function checkType(element: Element, type: TypeName): void {
  const said = typeOf(element);
  const fits = type === 'BaseEntity' || type === 'Org' ? organisations.includes(said ?? '') : (said ?? type) === type;
  if (!fits && type !== 'String') throw fault(problems.wrongType(said ?? type));
}

/** An argument that has to be there. @throws {Refusal} ARG_NULL */
export function argument(call: Call, name: string): Element {
  const [element] = call.arguments.get(name) ?? [];
  if (element === undefined) throw fault(problems.noArgument(name));
  return element;
}
