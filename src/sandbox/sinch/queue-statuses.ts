import { type Answer, json } from '../answers.ts';
import { waitingTime } from '../centre/queueing.ts';
import type { Contact, Queue } from '../centre/types.ts';
import { type Call, findQueue, notFound } from './call.ts';
import { byName, list, type Row } from './list.ts';
import { readGuids } from './query.ts';
import { queueType } from './words.ts';

/** GET /queueStatuses */
export function listQueueStatuses(call: Call): Answer {
  const ids = readGuids(call.query, 'id');
  const queues = call.centre.queuesAt('SINCH').filter(({ id }) => ids?.has(id) ?? true);
  const items = byName(queues, ({ name }) => name[call.language]);
  return list(call.query, { items, row: (queue) => statusRow(call, queue), parameters: ['id'] });
}

/** GET /queueStatuses/{queueId} */
export function getQueueStatus(call: Call): Answer {
  const queue = findQueue(call, call.ids[0] ?? '');
  if (queue === undefined) throw notFound();
  return json(statusRow(call, queue));
}

function statusRow(call: Call, queue: Queue): Row {
  const figures = call.centre.figures(queue);
  const longest = (contacts: readonly Contact[]) =>
    contacts.reduce((most, contact) => Math.max(most, waitingTime(contact, call.centre.now)), 0);
  const here = figures.waitingHere;
  const current = { inQueueCurrent: here.length, waitingDurationCurrentMax: longest(here) };
  // The page's example of a queue with nobody in it lacks these two.
  const lacks = call.quirks && queue.channel === 'CHAT' && here.length === 0 && figures.arrivedHere.length === 0;
  return {
    id: queue.id,
    name: queue.name[call.language],
    type: queueType[queue.channel],
    inQueue: figures.arrivedHere.length,
    waitingDurationMax: longest(figures.arrivedHere),
    ...(lacks ? {} : current),
    agentsServing: figures.serving,
    agentsFree: figures.free,
    agentsBusy: figures.busy,
    agentsNotReady: figures.notReady,
    agentsPause: figures.pause,
    agentsWrapUp: figures.wrapUp,
  };
}
