import { aroundWrites } from '../around-writes.ts';
import type { TurnStore } from '../ports/store.ts';
import type { Source } from '../ports/vendor.ts';

/**
 * The same source, whose changes of one agent wait for one another over all replicas: some read, merge and write, and two of
 * those at once would lose one.
 */
export function inTurn(source: Source, turns: TurnStore): Source {
  const writes = aroundWrites(source.writes, (agentId, change) => turns.inTurn(`${source.id}/${agentId}`, change));
  return { ...source, writes };
}
