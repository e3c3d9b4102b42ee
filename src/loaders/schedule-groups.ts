import type { ScheduleGroup, ScheduleGroupName } from '../model/agent-group.ts';
import type { Ref } from '../model/ids.ts';
import { type RefLoader, refLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A schedule group by its key, with what named it where something did. */
export interface ScheduleGroupRef extends Ref {
  readonly name?: ScheduleGroupName;
}

/** A schedule group that a list or an agent named. */
export const scheduleGroupRef = (sourceId: string, name: ScheduleGroupName): ScheduleGroupRef => ({
  sourceId,
  externalId: name.key,
  name,
});

export const createScheduleGroupLoader = (reads: Reads): RefLoader<ScheduleGroup> =>
  refLoader(
    'scheduleGroup',
    reads,
    async (source, keys) => (await source.scheduleGroups?.read(keys, reads.call)) ?? new Map(),
  );

/** The schedule groups that are known of each agent group; null where the source has none at all. */
export const createScheduleGroupsOfGroupLoader = (reads: Reads): RefLoader<readonly ScheduleGroupName[]> =>
  refLoader('scheduleGroupsOfGroup', reads, async (source, ids) => {
    if (!source.scheduleGroups) return new Map();
    const names = Map.groupBy(await source.scheduleGroups.list(reads.call), (name) => name.agentGroupExternalId);
    return new Map(ids.map((id) => [id, names.get(id) ?? []]));
  });
