import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { oddJson, oddNumber, oddText } from './odd.ts';
import type { Tape } from './tape.ts';

/** What is sent. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Makes documents over a schema, as a tape chooses. Most are valid. @param ids that exist. */
export function operationOver(schema: GraphQLSchema, ids: readonly string[], tape: Tape): Operation {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  const spreadable: string[] = [];

  function plain(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return plain(type.ofType, depth);
    if (tape.chance(3)) return tape.chance(50) ? null : oddJson(tape);
    if (isListType(type)) return Array.from({ length: tape.below(4) }, () => plain(type.ofType, depth));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isWanted(field, depth));
      return Object.fromEntries(fields.map((field) => [field.name, plain(field.type, depth - 1)]));
    }
    if (isEnumType(type)) return tape.pick(type.getValues())?.name;
    if (type.name === 'ID') return tape.chance(70) ? tape.pick(ids) : oddText(tape);
    if (type.name === 'Int') return oddNumber(tape);
    if (type.name === 'Float') return oddNumber(tape);
    return type.name === 'Boolean' ? tape.chance(50) : oddText(tape);
  }

  const isWanted = (field: GraphQLInputField | GraphQLArgument, depth: number): boolean =>
    ('args' in field ? false : isRequiredInputField(field as GraphQLInputField)) || (depth > 0 && tape.chance(30));

  /** A value as it stands in a document. */
  function written(value: unknown, type: GraphQLInputType): string {
    const named = getNamedType(type);
    if (Array.isArray(value)) return `[${value.map((item) => written(item, type)).join(' ')}]`;
    if (typeof value === 'object' && value !== null)
      return `{ ${Object.entries(value)
        .map(([name, item]) => {
          const field = isInputObjectType(named) ? named.getFields()[name] : undefined;
          return `${name}: ${written(item, field?.type ?? type)}`;
        })
        .join(' ')} }`;
    if (isEnumType(named) && typeof value === 'string') return value || 'NONE';
    return JSON.stringify(value) ?? 'null';
  }

  function given(argument: GraphQLArgument): string {
    const value = plain(argument.type, 2);
    if (!tape.chance(40)) return `${argument.name}: ${written(value, argument.type)}`;
    const name = `v${declared.length}`;
    declared.push(`$${name}: ${argument.type}`);
    if (!tape.chance(10)) variables[name] = value;
    return `${argument.name}: $${name}`;
  }

  const directive = (): string => {
    if (!tape.chance(6)) return '';
    return ` @${tape.pick(['include', 'skip'])}(if: ${tape.pick(['true', 'false'])})`;
  };

  function ofField(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given_ = field.args.filter((argument) => isRequiredArgument(argument) || tape.chance(25)).map(given);
    const alias = tape.chance(8) ? `a${tape.below(20)}: ` : '';
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : '';
    return `${alias}${field.name}${given_.length > 0 ? `(${given_.join(', ')})` : ''}${directive()}${below}`;
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    const all = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const takable = depth > 0 ? all : all.filter((field) => !isCompositeType(getNamedType(field.type)));
    const pieces = Array.from({ length: 1 + tape.below(4) }, () => {
      const field = tape.pick(takable);
      return field === undefined || tape.chance(5) ? '__typename' : ofField(field, depth);
    });
    if (isAbstractType(type) && depth > 0) {
      const possible = tape.pick(schema.getPossibleTypes(type));
      if (possible) pieces.push(`... on ${possible.name} ${selection(possible, depth - 1)}`);
    }
    if (tape.chance(8)) pieces.push(`... ${directive()} { __typename }`);
    if (tape.chance(8)) pieces.push(`...${fragmentOf(type, depth)}`);
    // Of any type, and perhaps of the fragment that is being written.
    if (tape.chance(1)) pieces.push(`...${tape.pick(spreadable) ?? 'Nowhere'}`);
    return `{ ${pieces.join(' ')} }`;
  }

  function fragmentOf(type: GraphQLNamedType, depth: number): string {
    const name = `F${spreadable.length}`;
    spreadable.push(name);
    fragments.push(`fragment ${name} on ${type.name} ${selection(type, depth - 1)}`);
    return name;
  }

  const kind = tape.chance(15) ? 'mutation' : tape.chance(5) ? 'subscription' : 'query';
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind];
  if (!root) throw new Error(`the schema has no ${kind}`);
  const body = kind === 'query' ? selection(root, 2 + tape.below(4)) : oneField(root);
  function oneField(type: GraphQLNamedType): string {
    const field = isObjectType(type) ? tape.pick(Object.values(type.getFields())) : undefined;
    return field ? `{ ${ofField(field, 3)} }` : '{ __typename }';
  }
  const declarations = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { query: [`${kind} Q${declarations} ${body}`, ...fragments].join('\n'), variables };
}
