import type { SourceHealthHappening } from '../model/event.ts';
import type { SourceHealth } from '../model/source.ts';
import type { Resource } from './resource.ts';

/** What is known of a source's health. */
export type KnownHealth = Pick<SourceHealth, 'status'>;

/** How a source is, as its own calls have shown: no call is made for it. Before the first one nothing is known. */
export const sourceHealth: Resource<KnownHealth> = {
  has: () => true,
  async read(source) {
    const { status } = source.health();
    return { values: new Map([[source.id, { status }]]), unread: new Map() };
  },
  isSame: (before, after) => after.status === before.status || after.status === 'UNKNOWN',
  happening: ({ source, before, after, at }): SourceHealthHappening | null =>
    before && after
      ? { topic: 'sourceHealth', at, sourceId: source.id, status: after.status, previousStatus: before.status }
      : null,
};
