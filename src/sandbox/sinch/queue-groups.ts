import { type Answer, json } from '../answers.ts';
import { guid } from '../centre/random.ts';
import type { Queue } from '../centre/types.ts';
import { type Call, notFound } from './call.ts';
import { byName, list, type Row } from './list.ts';
import { readFlag, readGuids } from './query.ts';
import { queueType } from './words.ts';

interface Group {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly Queue[];
}

/** The id of the group of all queues, which is no GUID. */
const all = 'ALL_QUEUES';

/** GET /queueGroups */
export function listQueueGroups(call: Call): Answer {
  const ids = readGuids(call.query, 'id', [all]);
  const groups = groupsOf(call).filter(({ id }) => ids?.has(id) ?? true);
  const items = byName(groups, ({ name }) => name);
  return list(call.query, { items, row: (group) => groupRow(call, group), parameters: ['id', 'showThresholds'] });
}

/** GET /queueGroups/{queueGroupId} */
export function getQueueGroup(call: Call): Answer {
  const group = groupsOf(call).find(({ id }) => id === call.ids[0]);
  if (group === undefined) throw notFound();
  return json(groupRow(call, group));
}

function groupsOf({ centre }: Call): Group[] {
  const queues = centre.queuesAt('SINCH');
  const named = (name: string, word: RegExp) => ({
    id: guid('queue group', name),
    name,
    queues: queues.filter((queue) => word.test(queue.name.EN)),
  });
  return [
    named('Sales queues', /Sales|Orders/),
    named('Customer service queues', /Customer Service/),
    named('Technical queues', /Technical/),
    { id: all, name: all, queues },
  ];
}

function groupRow(call: Call, { id, name, queues }: Group): Row {
  const thresholds = readFlag(call.query, 'showThresholds');
  const rows = queues.map((queue) => ({
    id: queue.id,
    name: queue.name[call.language],
    type: queueType[queue.channel],
    ...(thresholds ? thresholdsOf(queue) : {}),
  }));
  return { id, name, queues: call.quirks ? { queue: rows } : rows };
}

/** Chats have levels for the service alone, as one in the page's example. */
function thresholdsOf(queue: Queue): Row {
  const service = { serviceLevelCriticalLevel: 20, serviceLevelWarningLevel: 50 };
  if (queue.channel === 'CHAT') return service;
  const patient = queue.channel === 'EMAIL' ? 60 : 1;
  return {
    freeAgentCriticalLevel: 1,
    freeAgentWarningLevel: 2,
    interactionsCriticalLevel: 10,
    interactionsWarningLevel: 5,
    maxWaitTimeCriticalLevel: 120_000 * patient,
    maxWaitTimeWarningLevel: 60_000 * patient,
    servingAgentCriticalLevel: 2,
    servingAgentWarningLevel: 4,
    ...service,
  };
}
