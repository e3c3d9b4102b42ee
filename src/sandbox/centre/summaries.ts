import { isOutbound, queueOf, queuingTime, waitingTime } from './queueing.ts';
import type { Contact, Queue } from './types.ts';

/** Length of the interval that one summary covers. */
const interval = 900_000;

/** One queue in one quarter of an hour. Durations in milliseconds. */
export interface Summary {
  readonly queue: Queue;
  readonly from: number;
  changedAt: number;
  /** Of those that arrived in the interval: finished since, and still in hand. */
  arrivedHandled: number;
  arrivedActive: number;
  /** Of those that ended in the interval. */
  handled: number;
  onTime: number;
  abandoned: number;
  falseAttempts: number;
  closed: number;
  handleTotal: number;
  handleMax: number;
  queueMax: number;
  answeredQueueTotal: number;
  abandonedQueueTotal: number;
  falseAttemptQueueTotal: number;
  outHandled: number;
  outHandleTotal: number;
  outHandleMax: number;
}

/** The summaries of all intervals in which something came or ended, by interval and then by queue. */
export function summarise(contacts: Iterable<Contact>, now: number): Summary[] {
  const rows = new Map<string, Summary>();
  const rowAt = (queue: Queue, at: number) => {
    const from = at - (at % interval);
    const key = `${queue.id} ${from}`;
    const row = rows.get(key) ?? blank(queue, from);
    rows.set(key, row);
    row.changedAt = Math.max(row.changedAt, Math.min(at, now));
    return row;
  };
  for (const contact of contacts) {
    const queue = queueOf(contact);
    if (queue === null) continue;
    const arrival = rowAt(queue, contact.arrivedAt);
    const ended = contact.disconnectedAt;
    if (!isOutbound(contact)) {
      if (ended === null) arrival.arrivedActive++;
      else if (contact.connectedAt !== null) arrival.arrivedHandled++;
    }
    if (ended !== null) addEnd(rowAt(queue, ended), contact, ended);
  }
  return [...rows.values()].sort((a, b) => a.from - b.from);
}

function addEnd(row: Summary, contact: Contact, ended: number): void {
  if (contact.status === 'SERVICE_CLOSED') {
    row.closed++;
    return;
  }
  const queued = queuingTime(contact, ended);
  row.queueMax = Math.max(row.queueMax, queued);
  if (contact.status === 'ABANDONED') {
    row.abandoned++;
    row.abandonedQueueTotal += queued;
  } else if (contact.status === 'FALSE_ATTEMPT') {
    row.falseAttempts++;
    row.falseAttemptQueueTotal += queued;
  } else addHandled(row, contact, ended, queued);
}

function addHandled(row: Summary, contact: Contact, ended: number, queued: number): void {
  const handled = ended - (contact.connectedAt ?? ended);
  if (isOutbound(contact)) {
    row.outHandled++;
    row.outHandleTotal += handled;
    row.outHandleMax = Math.max(row.outHandleMax, handled);
    return;
  }
  row.handled++;
  row.handleTotal += handled;
  row.handleMax = Math.max(row.handleMax, handled);
  row.answeredQueueTotal += queued;
  if (wasOnTime(contact)) row.onTime++;
}

/** An inbound contact that was answered within its queue's limit. */
export function wasOnTime(contact: Contact): boolean {
  const limit = contact.path[0]?.queue.onTime;
  const answered = contact.connectedAt !== null && limit !== undefined && !isOutbound(contact);
  return answered && waitingTime(contact, contact.connectedAt ?? 0) <= limit;
}

function blank(queue: Queue, from: number): Summary {
  return {
    queue,
    from,
    changedAt: from,
    arrivedHandled: 0,
    arrivedActive: 0,
    handled: 0,
    onTime: 0,
    abandoned: 0,
    falseAttempts: 0,
    closed: 0,
    handleTotal: 0,
    handleMax: 0,
    queueMax: 0,
    answeredQueueTotal: 0,
    abandonedQueueTotal: 0,
    falseAttemptQueueTotal: 0,
    outHandled: 0,
    outHandleTotal: 0,
    outHandleMax: 0,
  };
}
