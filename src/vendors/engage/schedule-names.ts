import type { TrunklineError } from '../../errors.ts';
import type { ScheduleGroupName } from '../../model/agent-group.ts';
import { completed, type Known, namedKey } from './known.ts';
import type { WireReference } from './wire.ts';

/** A schedule group as an agent's state mentions it. */
export interface Mention {
  readonly reference: WireReference | null;
  /** The agent's group, where that is known. */
  readonly group: string | null;
}

/**
 * The names of schedule groups that agents were seen under, in the same order. What of them was not known yet is
 * remembered: no method lists schedule groups. Where the store is away, one that is mentioned by half of its name is a failure
 * unless the configuration has it: the store may know the other half.
 */
export async function scheduleNames(
  mentions: readonly Mention[],
  known: Known,
): Promise<readonly (ScheduleGroupName | TrunklineError | null)[]> {
  if (mentions.every(({ reference }) => reference === null)) return mentions.map(() => null);
  const { things, failure } = await known.scheduleGroups();
  const names = new Map(things.map((name) => [name.key, name]));
  const news = new Map<string, ScheduleGroupName>();
  const named = mentions.map(({ reference, group }) => {
    if (reference === null) return null;
    const before = meant(names, reference, group);
    const isWhole = reference.internalId !== null && reference.externalId !== null;
    if (failure !== null && !isWhole && before?.agentGroupExternalId !== group) return failure;
    const key = before?.key ?? keyOf(reference);
    const seen: ScheduleGroupName = { key, ...reference, agentGroupExternalId: group };
    const name = before ? completed(before, seen) : seen;
    if (before === undefined || JSON.stringify(before) !== JSON.stringify(name)) news.set(key, name);
    names.set(key, name);
    return name;
  });
  // What the store knows already may be more than was seen now.
  if (failure === null) await Promise.all([...news.values()].map(known.addScheduleGroup));
  return named;
}

export const keyOf = ({ internalId, externalId }: WireReference): string => internalId ?? `${namedKey}${externalId}`;

/** A name is unique in its agent group alone, so of several the one of the agent's own group is meant. */
function meant(
  names: ReadonlyMap<string, ScheduleGroupName>,
  reference: WireReference,
  group: string | null,
): ScheduleGroupName | undefined {
  const byKey = names.get(keyOf(reference));
  if (byKey !== undefined || reference.externalId === null) return byKey;
  const namesakes = [...names.values()].filter(
    ({ internalId, externalId, agentGroupExternalId: its }) =>
      externalId === reference.externalId &&
      (group === null || its === null || its === group) &&
      // Of one whose internal id is known and another one this is no mention.
      (reference.internalId === null || internalId === null || internalId === reference.internalId),
  );
  return namesakes.length === 1 ? namesakes[0] : namesakes.find((name) => name.agentGroupExternalId === group);
}
