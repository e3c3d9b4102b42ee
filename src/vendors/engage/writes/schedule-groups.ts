import type { ScheduleGroup } from '../../../model/agent-group.ts';
import { done, type Outcome, refused } from '../../../model/outcome.ts';
import { oneAtATime } from '../../../one-at-a-time.ts';
import type { NewScheduleGroup, ScheduleGroupWrites } from '../../../ports/agent-groups.ts';
import { topics } from '../client.ts';
import { scheduleGroup } from '../group-mapping.ts';
import { keyOf } from '../schedule-names.ts';
import { scheduleGroupNamed } from './find.ts';
import type { WriteParts } from './parts.ts';
import { isEcho, type Meaning, noGroup, outcomeUnknown, refusedById, refusedFor, single } from './refusals.ts';
import { attributesOf, entriesOf } from './schedules.ts';

const noScheduleGroup: Meaning = {
  code: 'NOT_FOUND',
  message: 'The source knows no such schedule group.',
  inputPath: ['id'],
};
const noMethod = refused({
  code: 'UNSUPPORTED_BY_SOURCE',
  message: 'The source has no method to delete a schedule group.',
});

/** Changes of schedule groups. */
export function scheduleGroupWrites({
  client,
  known,
  missing,
  settings: { account },
}: WriteParts): ScheduleGroupWrites {
  // Between a lost answer and the second try, what the second answer means must not be changed by another request.
  const inTurn = oneAtATime();

  async function create(agentGroupId: string, group: NewScheduleGroup): Promise<Outcome<ScheduleGroup>> {
    const { externalId = null } = group;
    const method = externalId === null ? 'createScheduleGroupUnnamed' : 'createScheduleGroup';
    const fields = {
      externalId: group.externalId,
      schedule: entriesOf(group.schedule),
      attributes: attributesOf(group.attributes),
    };
    const answer = single(await client.write(method, [fields, { externalId: agentGroupId }], [topics.scheduleGroups]));
    if (answer.problem !== null && !isEcho(answer, answer.problem, 'OBJECT_EXISTS'))
      return refusedFor(answer, answer.problem, noGroup);

    // After a lost answer it goes by its name: nothing tells the internal id of what is there already.
    const wire = answer.problem === null ? answer.value : null;
    const internalId = wire?.internalId ?? null;
    if (internalId === null && externalId === null)
      return outcomeUnknown('The source does not tell the id of the schedule group, by which alone it is found.');
    const reference = { internalId, externalId: wire?.externalId ?? externalId };
    const name = { key: keyOf(reference), ...reference, agentGroupExternalId: agentGroupId };
    await known.addScheduleGroup(name);
    return done(wire === null ? { ...name, currentSchedule: null, attributes: null } : scheduleGroup(wire, name));
  }

  async function remove(key: string): Promise<Outcome> {
    const sent = [await scheduleGroupNamed(known, key, account)];
    const reply = await client.write('deleteScheduleGroup', sent, [topics.scheduleGroups, topics.agents]);
    const answer = single(reply);
    const { problem } = answer;
    if (problem === null || problem.code === 'OBJECT_NOT_EXISTS') await known.removeScheduleGroup(key);
    if (answer.problem === null || isEcho(answer, answer.problem, 'OBJECT_NOT_EXISTS')) return done(undefined);
    // Only a method that is there looks at the state of things.
    const isThere = reply.fault === null || reply.fault.code === 'INVALID_STATE';
    if (!isThere && missing.learn('deleteScheduleGroup', reply.fault)) return noMethod;
    return refusedById(answer, answer.problem, noScheduleGroup);
  }

  return {
    create: (agentGroupId, group) => inTurn(agentGroupId, () => create(agentGroupId, group)),
    delete: (key) => inTurn(key, () => remove(key)),
  };
}
