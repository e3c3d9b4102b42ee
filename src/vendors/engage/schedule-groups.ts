import { eachOf } from '../../http/each.ts';
import type { ScheduleGroup, ScheduleGroupName } from '../../model/agent-group.ts';
import type { ScheduleGroupReads } from '../../ports/agent-groups.ts';
import type { Call } from '../../ports/call.ts';
import { type EngageClient, topics } from './client.ts';
import { scheduleGroup } from './group-mapping.ts';
import { completed, type Known, lacking, namedKey } from './known.ts';
import { there, toldIfThere } from './reply.ts';

/** Schedule groups of an Engage source, which it cannot list and shows by their internal ids alone. */
export function engageScheduleGroups(client: EngageClient, known: Known): ScheduleGroupReads {
  /** @param name what is known of it */
  async function show(
    internalId: string,
    name: ScheduleGroupName | undefined,
    call: Call,
  ): Promise<ScheduleGroup | null> {
    const about = [topics.scheduleGroups];
    const answer = toldIfThere(client, await client.read('showScheduleGroup', [{ internalId }], about, call));
    const [group] = answer?.data ?? [];
    if (group === undefined) return null;
    const told: ScheduleGroupName = {
      key: name?.key ?? internalId,
      internalId,
      externalId: group.externalId,
      agentGroupExternalId: group.parent?.externalId ?? null,
    };
    return scheduleGroup(group, name ? completed(told, name) : told);
  }

  return {
    async list(call) {
      const { things, failure } = await known.scheduleGroups();
      lacking(failure, call);
      return things;
    },
    async read(keys, call) {
      const { things, failure } = await known.scheduleGroups();
      const names = new Map(things.map((name) => [name.key, name]));
      const answers = await eachOf(keys, async (key) => {
        const name = names.get(key);
        // Known by its name alone: there is nothing to ask by.
        if (name && name.internalId === null) return { ...name, currentSchedule: null, attributes: null };
        if (name === undefined && key.startsWith(namedKey)) {
          if (failure !== null) throw failure;
          return null;
        }
        return show(name?.internalId ?? key, name, call);
      });
      return there(answers);
    },
  };
}
