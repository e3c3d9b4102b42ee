import type { QueueStatusHappening } from '../model/event.ts';
import type { QueueStatus } from '../model/queue.ts';
import { isSameMoment, type Resource } from './resource.ts';

/** Everything but when it was seen. */
const told = ({ observedAt: _observedAt, ...status }: QueueStatus): string => JSON.stringify(status);

/** Everything that does not grow by itself. */
const counts = ({ longestWait: _longest, longestWaitCurrent: _current, ...status }: QueueStatus): string =>
  told({ ...status, longestWait: null, longestWaitCurrent: null });

/** Since when the one waits who waits longest, epoch milliseconds: this moves only when another one does. */
const since = (wait: number | null, { observedAt }: QueueStatus): number | null => wait && observedAt - wait;

/** Whether two statuses differ by no more than the time between them. */
const isUnchanged = (before: QueueStatus, after: QueueStatus): boolean =>
  counts(before) === counts(after) &&
  isSameMoment(since(before.longestWait, before), since(after.longestWait, after)) &&
  isSameMoment(since(before.longestWaitCurrent, before), since(after.longestWaitCurrent, after));

/** How a source's queues stand. */
export const queueStatuses: Resource<QueueStatus> = {
  has: ({ queues }) => queues !== undefined,
  async read({ queues }, scope, call) {
    const rows = scope ? (await queues?.read(scope, call))?.values() : await queues?.list({}, call);
    const values = new Map([...(rows ?? [])].map(({ externalId, status }) => [externalId, status]));
    return { values, unread: new Map() };
  },
  isSame: (before, after) => told(before) === told(after),
  happening: ({ source, externalId, before, after, at }): QueueStatusHappening | null =>
    before && after && !isUnchanged(before, after)
      ? { topic: 'queueStatus', at, queue: { sourceId: source.id, externalId }, status: after }
      : null,
};
