import { aroundWrites } from '../around-writes.ts';
import { VendorError } from '../errors.ts';
import type { Outcome } from '../model/outcome.ts';
import type { AgentAcquisition, AgentRoster } from '../ports/agent-writes.ts';
import type { Source } from '../ports/vendor.ts';
import type { Watch } from './index.ts';

type Touched = Watch['touched'];

/**
 * The same source, whose changes are looked at as soon as they are made, whoever asked for them and whether or not anybody
 * still waits. A step in the life of a wrap-up is heard of by the watch itself; a heartbeat changes nothing that is watched.
 */
export function announcing(source: Source, touched: Touched): Source {
  const { roster, acquisition } = source;
  const agents = (ids: readonly string[]): void => touched(source, 'agentStates', ids);
  const writes = aroundWrites(source.writes, (agentId, change) => afterChange(change(), () => agents([agentId])));
  const { setQueueLogin } = writes;

  return {
    ...source,
    writes: {
      ...writes,
      ...(setQueueLogin && {
        setQueueLogin: ((agentId, queueId, change) =>
          afterChange(setQueueLogin(agentId, queueId, change), () =>
            touched(source, 'queueStatuses', [queueId]),
          )) satisfies typeof setQueueLogin,
      }),
    },
    ...(roster && { roster: ofRoster(roster, agents) }),
    ...(acquisition && { acquisition: ofAcquisition(acquisition, agents) }),
  };
}

/** Some of the users may have been changed whatever became of the others. */
const ofRoster = (roster: AgentRoster, agents: (ids: readonly string[]) => void): AgentRoster => ({
  create: (users, groupId, initialState) => roster.create(users, groupId, initialState).finally(() => agents(users)),
  delete: (users) => roster.delete(users).finally(() => agents(users)),
});

const ofAcquisition = (acquisition: AgentAcquisition, agents: (ids: readonly string[]) => void): AgentAcquisition => ({
  acquire: (contactState, scheduleGroupKey) =>
    afterChange(acquisition.acquire(contactState, scheduleGroupKey), (row) => agents(row ? [row.externalId] : [])),
  release: (agentId) => afterChange(acquisition.release(agentId), () => agents([agentId])),
});

/** Waits for a change, and then calls `tell` where it was made or may have been, with what is known of it. */
async function afterChange<T>(change: Promise<Outcome<T>>, tell: (value: T | null) => void): Promise<Outcome<T>> {
  try {
    const outcome = await change;
    if (outcome.done) tell(outcome.value);
    else if (outcome.refusal.code === 'OUTCOME_UNKNOWN') tell(null);
    return outcome;
  } catch (error) {
    if (error instanceof VendorError && error.mayHaveHappened) tell(null);
    throw error;
  }
}
