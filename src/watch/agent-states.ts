import type { Reads } from '../loaders/reads.ts';
import type { AgentState } from '../model/agent.ts';
import type { AgentStateHappening } from '../model/event.ts';
import { readFacet } from './facet.ts';
import { isSameMoment, type Resource } from './resource.ts';

/** What is known of an agent's state. */
export interface KnownState {
  readonly state: AgentState;
  /** Epoch milliseconds. */
  readonly since: number | null;
}

/** The states of a source's agents. Somebody new is only taken note of, unless it was us who made the change. */
export const agentStates = (reads: Omit<Reads, 'call'>): Resource<KnownState> => ({
  has: ({ capabilities }) => capabilities.includes('READ_AGENT_STATE'),
  async read(source, scope, call) {
    const { values, unread } = await readFacet(reads, source, scope, 'status', call);
    const known = [...values].flatMap(([id, status]) =>
      status ? [[id, { state: status.state, since: status.since }] as const] : [],
    );
    return { values: new Map(known), unread };
  },
  isSame: (before, after) => before.state === after.state && isSameMoment(before.since, after.since),
  happening: ({ source, externalId, before, after, isTouched, at }): AgentStateHappening | null =>
    after && after.state !== before?.state && (before || isTouched)
      ? {
          topic: 'agentState',
          at,
          agent: { sourceId: source.id, externalId },
          state: after.state,
          since: after.since,
          previousState: before?.state ?? null,
        }
      : null,
});
