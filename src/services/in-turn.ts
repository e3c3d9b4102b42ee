import type { TurnStore } from '../ports/store.ts';
import type { Source } from '../ports/vendor.ts';

/**
 * The same source, whose changes of one agent wait for one another over all replicas: some read, merge and write, and two of
 * those at once would lose one.
 */
export function inTurn(source: Source, turns: TurnStore): Source {
  const { setState, updateDetails, setQueueLogin, setPresence } = source.writes;

  const ofAgent =
    <R extends readonly unknown[], T>(write: (agentId: string, ...rest: R) => Promise<T>) =>
    (agentId: string, ...rest: R): Promise<T> =>
      turns.inTurn(`${source.id}/${agentId}`, () => write(agentId, ...rest));

  return {
    ...source,
    writes: {
      ...source.writes,
      ...(setState && { setState: ofAgent(setState) }),
      ...(updateDetails && { updateDetails: ofAgent(updateDetails) }),
      ...(setQueueLogin && { setQueueLogin: ofAgent(setQueueLogin) }),
      ...(setPresence && { setPresence: ofAgent(setPresence) }),
    },
  };
}
