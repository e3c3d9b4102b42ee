import { type Answer, iso, json } from '../answers.ts';
import { guid } from '../centre/random.ts';
import type { Summary } from '../centre/summaries.ts';
import { type Call, notFound } from './call.ts';
import { list, type Row } from './list.ts';
import { readGuids, readInstant, readWords } from './query.ts';
import { queueType } from './words.ts';

/** GET /contactSummaries, by interval: the application, the usual order, is the same for all. */
export function listSummaries(call: Call): Answer {
  const types = readWords(call.query, 'type')?.map((type) => type.toLowerCase());
  const queues = readGuids(call.query, 'queueId');
  const from = readInstant(call.query, 'startTime') ?? Number.NEGATIVE_INFINITY;
  const items = call.centre.summaries('SINCH').filter((summary) => {
    const type = queueType[summary.queue.channel].toLowerCase();
    return summary.from >= from && (types?.includes(type) ?? true) && (queues?.has(summary.queue.id) ?? true);
  });
  const parameters = ['type', 'queueId', 'startTime'];
  return list(call.query, { items, row: (summary) => summaryRow(call, summary), parameters });
}

/** GET /contactSummaries/{id} */
export function getSummary(call: Call): Answer {
  const summary = call.centre.summaries('SINCH').find((each) => idOf(each) === call.ids[0]);
  if (summary === undefined) throw notFound();
  return json(summaryRow(call, summary));
}

/** The queue and the time: `535A3F8292D6433DA215D29B7455A9AB20190830T084500Z`. */
const idOf = ({ queue, from }: Summary) => `${queue.id}${iso(from).replace(/[-:]|\.\d+/g, '')}`;

function summaryRow(call: Call, summary: Summary): Row {
  const { queue, from } = summary;
  return {
    applicationId: guid('application', 'ContactCenter'),
    applicationName: 'ContactCenter',
    changeTimeStamp: iso(summary.changedAt),
    // Two digits for the fraction, as on the page.
    hourTime: iso(from).replace('0Z', 'Z'),
    id: idOf(summary),
    inAbandoned: summary.abandoned,
    inAnsweredOnTime: summary.onTime,
    inArrivedHandled: summary.arrivedHandled,
    inArrivedActive: summary.arrivedActive,
    inFalseAttempt: summary.falseAttempts,
    inHandleTimeMax: summary.handleMax,
    inHandleTimeTotal: summary.handleTotal,
    inHandled: summary.handled,
    inQueueTimeMax: summary.queueMax,
    inAnsweredQueueTimeTotal: summary.answeredQueueTotal,
    inAbandonedQueueTimeTotal: summary.abandonedQueueTotal,
    inFalseAttemptQueueTimeTotal: summary.falseAttemptQueueTotal,
    inServiceClosed: summary.closed,
    outHandleTimeMax: summary.outHandleMax,
    outHandleTimeTotal: summary.outHandleTotal,
    outHandled: summary.outHandled,
    queueId: queue.id,
    queueName: queue.name[call.language],
    type: queueType[queue.channel],
  };
}
