import { argument, type Call } from './call.ts';
import { fault, typeOf } from './envelope.ts';
import { type Problem, problems } from './problems.ts';
import type { AgentRecord, Entity, GroupRecord, ScheduleRecord, User } from './records.ts';
import { part, textOf } from './shapes.ts';
import type { Element } from './xml/read.ts';

/** Which id a method wants of a thing. Where it takes the external id and both are sent, the internal one wins. */
export type Wanted = 'internalId' | 'externalId' | 'either';

const said = (element: Element) => textOf(element, 'internalId') ?? textOf(element, 'externalId') ?? '';

/** @throws {Refusal} `otherwise` without the id that is wanted */
function need(element: Element, wanted: Wanted, otherwise: Problem): void {
  const [internal, external] = [textOf(element, 'internalId'), textOf(element, 'externalId')];
  const there = wanted === 'internalId' ? internal : wanted === 'externalId' ? external : (internal ?? external);
  if (there === null) throw fault(otherwise);
}

/** Of the things the one meant; of several with the same external id the first. */
function pick<T extends Entity>(things: readonly T[], element: Element): T | undefined {
  const [internal, external] = [textOf(element, 'internalId'), textOf(element, 'externalId')];
  return internal === null
    ? things.find(({ externalId }) => externalId === external)
    : things.find(({ internalId }) => internalId === internal);
}

/** The user meant; undefined when there is none. */
export function userOf({ register }: Call, element: Element): User | undefined {
  const [internal, external] = [textOf(element, 'internalId'), textOf(element, 'externalId')];
  return internal === null ? register.userNamed(external ?? '') : register.userOfId(internal);
}

/** The agent that an agent state's internal id means. @throws {Refusal} ARG_NULL or OBJECT_NOT_EXISTS */
export function agentByState({ register }: Call, element: Element, name: string): AgentRecord {
  need(element, 'internalId', problems.noArgument(`${name}.internalId`));
  const record = [...register.agents].find(({ internalId }) => internalId === textOf(element, 'internalId'));
  if (record === undefined) throw fault(problems.unknown(said(element)));
  return record;
}

/** @throws {Refusal} OBJECT_NOT_EXISTS, or `otherwise` without the id that is wanted */
export function groupOf(call: Call, element: Element, wanted: Wanted, otherwise: Problem): GroupRecord {
  need(element, wanted, otherwise);
  const parent = part(element, 'parent');
  if (parent !== undefined) checkAccount(call, parent);
  const group = pick(call.register.groups, element);
  if (group === undefined) throw fault(problems.unknown(said(element)));
  return group;
}

/** The group that an argument means. @throws {Refusal} ARG_NULL or OBJECT_NOT_EXISTS */
export function groupArgument(call: Call, name: string, wanted: Wanted): GroupRecord {
  return groupOf(
    call,
    argument(call, name),
    wanted,
    problems.noArgument(`${name}.${wanted === 'either' ? 'externalId' : wanted}`),
  );
}

/**
 * The group that an argument means by its internal id, or by its external id and parent.
 * @throws {Refusal} ARG_NULL, OBJECT_NOT_EXISTS, or `otherwise` for an external id without a parent
 */
export function groupWithin(call: Call, name: string, otherwise: Problem): GroupRecord {
  const element = argument(call, name);
  if (textOf(element, 'internalId') === null && part(element, 'parent') === undefined) throw fault(otherwise);
  return groupOf(call, element, 'either', otherwise);
}

/** @throws {Refusal} OBJECT_NOT_EXISTS, or `otherwise` without the id that is wanted */
export function scheduleOf(call: Call, element: Element, wanted: Wanted, otherwise: Problem): ScheduleRecord {
  need(element, wanted, otherwise);
  const parent = part(element, 'parent');
  const { schedules } = call.register;
  const group = parent === undefined ? undefined : groupOf(call, parent, 'either', otherwise);
  const schedule = pick(group === undefined ? schedules : schedules.filter((each) => each.group === group), element);
  if (schedule === undefined) throw fault(problems.unknown(said(element)));
  return schedule;
}

/** An organisation that is the account or one of its groups; null stands for the account. */
export type Organisation = GroupRecord | null;

/**
 * The organisation that an argument means, which has to be of one of the types.
 * @throws {Refusal} ARG_NULL, ARG_INVALID_TYPE or OBJECT_NOT_EXISTS
 */
export function organisationArgument(call: Call, name: string, types: readonly string[]): Organisation {
  const element = argument(call, name);
  const type = typeOf(element) ?? '';
  if (!types.includes(type)) throw fault(problems.wrongType(type));
  if (type === 'AgentGroup') return groupArgument(call, name, 'either');
  need(element, 'either', problems.noArgument(`${name}.externalId`));
  checkAccount(call, element);
  return null;
}

/** @throws {Refusal} OBJECT_NOT_EXISTS when something else than the account is meant */
function checkAccount({ register }: Call, element: Element): void {
  if (pick([register.account], element) === undefined) throw fault(problems.unknown(said(element)));
}
