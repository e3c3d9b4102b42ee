import { TrunklineError } from '../../../errors.ts';
import { done, type Outcome, refused } from '../../../model/outcome.ts';
import type { AgentAcquisition } from '../../../ports/agent-writes.ts';
import { topics } from '../client.ts';
import type { Fields } from '../wire.ts';
import { findAgent, internalIdOf, scheduleGroupNamed } from './find.ts';
import { fold } from './named.ts';
import type { WriteParts } from './parts.ts';
import { type Meaning, noAgent, outcomeUnknown, refusedFor, single } from './refusals.ts';

/** Engage says the same of a schedule group that is not there and of one where everyone is busy. */
const nobodyFree: Meaning = {
  code: 'NOT_FOUND',
  message: 'No agent of this schedule group is free, or the source has no such schedule group.',
  inputPath: ['scheduleGroupId'],
};
const notAcquired: Meaning = {
  code: 'NOT_FOUND',
  message: 'This agent is not acquired.',
  inputPath: ['agentId'],
};
const another: Meaning = {
  code: 'INVALID_STATE',
  message: 'The source releases agents by their agent group, and it released another one of the same group.',
  inputPath: ['agentId'],
};
const groupless: Meaning = {
  code: 'INVALID_STATE',
  message: 'The source releases agents by their agent group, and this agent is in none that is known.',
  inputPath: ['agentId'],
};

/** Taking agents for contacts and giving them back. The methods are never repeated, so each is one request. */
export function engageAcquisition({ settings, client, known, rowsOf, agents }: WriteParts): AgentAcquisition {
  async function stateOf(agentId: string): Promise<Outcome<Fields>> {
    const found = internalIdOf(await findAgent(client, agentId));
    return found.done ? done({ internalId: found.value, agent: { externalId: agentId } }) : found;
  }

  /** Which group an agent is in is known from the groups' lists alone. */
  async function groupOf(agentId: string): Promise<Outcome<Fields>> {
    const wanted = new Map([[agentId, { facets: new Set(['group'] as const) }]]);
    const reading = (await agents.read(wanted, { fresh: true, priority: 'write' })).get(agentId);
    if (reading === undefined) return refused(noAgent);
    const group = reading instanceof TrunklineError ? reading : reading.group;
    if (group instanceof TrunklineError) throw group;
    return group ? done({ externalId: group.externalId }) : refused(groupless);
  }

  return {
    async acquire(contactState, scheduleGroupKey) {
      const currentScheduleGroup = await scheduleGroupNamed(known, scheduleGroupKey, settings.account);
      const state = { currentContactState: contactState, currentScheduleGroup };
      const answer = single(await client.write('acquireAgent', [state], [topics.agents]));
      if (answer.problem !== null) return refusedFor(answer, answer.problem, nobodyFree);
      if (answer.value === null) return refused(nobodyFree);
      const [row] = await rowsOf([{ state: answer.value, observation: answer.observation }]);
      return row ? done(row) : outcomeUnknown('The source does not say which agent it acquired.');
    },
    async release(agentId) {
      const meant = await (settings.releaseTakes === 'AgentState' ? stateOf(agentId) : groupOf(agentId));
      if (!meant.done) return meant;
      const answer = single(await client.write('releaseAgent', [meant.value], [topics.agents]));
      if (answer.problem !== null) return refusedFor(answer, answer.problem, notAcquired);
      const [row] =
        answer.value === null ? [] : await rowsOf([{ state: answer.value, observation: answer.observation }]);
      const isMeant = row !== undefined && row !== null && fold(row.externalId) === fold(agentId);
      // Of a group the source chooses whom it releases; an agent's state leaves it no choice, whatever the answer says.
      if (row && !isMeant && settings.releaseTakes === 'AgentGroup') return refused(another);
      return done(isMeant ? row : { externalId: agentId, reading: {} });
    },
  };
}
