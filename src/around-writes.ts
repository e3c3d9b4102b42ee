import type { Outcome } from './model/outcome.ts';
import type { AgentWrites } from './ports/agent-writes.ts';

/** Makes a change of one agent: calls `change` once, with whatever belongs before and after it. */
type Around = (agentId: string, change: () => Promise<Outcome>) => Promise<Outcome>;

/**
 * The same writes, of which those that change an agent's state or settings are made by `make`. The steps in the life of a
 * wrap-up and heartbeats stay as they are.
 */
export function aroundWrites(writes: AgentWrites, make: Around): AgentWrites {
  const { setState, updateDetails, setQueueLogin, setPresence, request } = writes;

  const made =
    <R extends readonly unknown[]>(write: (agentId: string, ...rest: R) => Promise<Outcome>) =>
    (agentId: string, ...rest: R): Promise<Outcome> =>
      make(agentId, () => write(agentId, ...rest));

  return {
    ...writes,
    ...(setState && { setState: made(setState) }),
    ...(updateDetails && { updateDetails: made(updateDetails) }),
    ...(setQueueLogin && { setQueueLogin: made(setQueueLogin) }),
    ...(setPresence && { setPresence: made(setPresence) }),
    ...(request && { request: made(request) }),
  };
}
