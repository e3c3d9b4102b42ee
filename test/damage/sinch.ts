import { encodeId, type IdType } from '../../src/model/ids.ts';
import { some } from '../conformance/kit.ts';
import { isObject, valueIn, wordOf } from './body.ts';
import type { Dialect, Saying } from './question.ts';
import { silentOf, sinchQuestions, sourceId } from './sinch-questions.ts';
import type { Asked, Told } from './tape.ts';

/** Paths of the page, in which a word in braces stands for an id, each with the key that may wrap what it answers. */
const paths = {
  '/contacts': 'contact',
  '/contacts/{contactId}': 'contact',
  '/contacts/{contactId}/details': 'detail',
  '/agents': 'agent',
  '/agents/{agentId}': 'agent',
  '/agents/{agentId}/queues': 'queue',
  '/agents/{agentId}/queues/{queueId}': 'queue',
  '/agents/{agentId}/presences': 'presence',
  '/agents/{agentId}/presences/{presenceId}': 'presence',
  '/agents/{agentId}/readyState': '',
  '/queueStatuses': 'queueStatus',
  '/queueStatuses/{queueId}': 'queueStatus',
  '/userStatuses': 'userStatus',
  '/userStatuses/{userId}': 'userStatus',
  '/contactSummaries': 'contactSummary',
  '/contactSummaries/{id}': 'contactSummary',
  '/settings': 'setting',
  '/settings/{id}': 'setting',
  '/queueGroups': 'queueGroup',
  '/queueGroups/{queueGroupId}': 'queueGroup',
} as const;

const patterns = Object.entries(paths).map(([path, wrapper]) => ({
  path,
  wrappers: [wrapper, `${wrapper}s`, path.slice(path.lastIndexOf('/') + 1)],
  isSingle: path.endsWith('}'),
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

function routeOf({ path }: Asked): (typeof patterns)[number] {
  const route = patterns.find(({ pattern }) => pattern.test(path));
  if (route === undefined) throw new Error(`${path} is not on Sinch’s page.`);
  return route;
}

const idIn = (value: unknown): string =>
  isObject(value) && value.id !== true && value.id !== false ? wordOf(value.id).toUpperCase() : '';

/** The items of an answer, however it is wrapped; null where it is none. */
function itemsIn({ body }: Told, asked: Asked): readonly unknown[] | null {
  const { wrappers } = routeOf(asked);
  const whole = valueIn(body);
  if (whole === null || whole === undefined) return null;
  for (let value: unknown = whole; ; ) {
    if (value === null) return [];
    if (Array.isArray(value)) return value;
    if (!isObject(value)) return null;
    const object = value;
    const wrapper = wrappers.find((name) => Object.hasOwn(object, name));
    if (wrapper === undefined) return [value];
    value = object[wrapper];
  }
}

/** What a vendor may refuse a single request with. */
const refusals = new Set([400, 403, 404, 409, 422]);

/** Something that has an id, or nothing at all: whatever else is told is no answer, and never an empty list. */
function saysOfRead(told: Told, asked: Asked): Saying {
  const { path, isSingle } = routeOf(asked);
  // The page shows no example: what cannot be understood costs that one field and no more.
  if (path.endsWith('/readyState')) return told.status < 300 ? 'open' : refusals.has(told.status) ? 'none' : 'refused';
  if (told.status === 404 && (isSingle || path.endsWith('}/queues'))) return 'none';
  if (told.status !== 200) return 'refused';
  const items = itemsIn(told, asked);
  if (items === null) return 'refused';
  if (isSingle) return idIn(items[0]) === asked.path.split('/').at(-1)?.toUpperCase() ? 'told' : 'refused';
  return items.length === 0 || items.some((item) => idIn(item) !== '') ? 'told' : 'refused';
}

function saysOfChange({ status, body }: Told): Saying {
  if (status === 201 || status === 204) return 'told';
  if (status === 200) return String(body).trim() === '' || isObject(valueIn(body)) ? 'told' : 'unclear';
  return status < 300 || (status >= 500 && status !== 503) ? 'unclear' : 'refused';
}

const isRead = ({ method }: Asked): boolean => method === 'GET';

export const sinch: Dialect = {
  vendor: 'SINCH',
  sourceId,
  simulator: 'sinch',
  operationOf: (asked) => `${asked.method} ${routeOf(asked).path}`,
  reads: isRead,
  says: (told, asked) => (isRead(asked) ? saysOfRead(told, asked) : saysOfChange(told)),
  rowsIn(told, asked, type: IdType) {
    const named = (itemsIn(told, asked) ?? []).filter((item) => idIn(item) !== '');
    return Map.groupBy(named, (item) => encodeId(type, { sourceId, externalId: idIn(item) }));
  },
  deciding: new Set(['id', 'status', 'agentId', 'agentid', 'queueId', 'email', 'arrivalTime', 'wrapUpBeginTime']),
  prepare({ centre, sinch: simulator }) {
    const [one, two, three, four, five] = some(centre.agentsAt('SINCH'), 6);
    const [queue] = one?.memberships.keys() ?? [];
    if (!one || !two || !three || !four || !five || !queue) throw new Error('The centre is too small.');
    centre.place({ queue, status: 'HANDLED', agent: one, age: 600_000 });
    centre.place({ queue, status: 'HANDLED', agent: two, age: 900_000 });
    centre.place({ queue, status: 'ABANDONED' });
    centre.place({ queue, status: 'WRAP_UP', agent: two });
    centre.place({ queue, status: 'WRAP_UP', agent: three });
    centre.place({ queue, status: 'PENDING', agent: one });
    centre.place({ queue, status: 'TALKING', agent: one });
    centre.place({ agent: four, duty: 'PAUSE', reason: 'COF' });
    centre.place({ agent: five, duty: 'LOGGED_OUT' });
    centre.place({ queue, status: 'QUEUED' });
    centre.place({ queue, status: 'QUEUED', age: 30_000 });
    // Whether they are ready is then asked of each.
    const silent = silentOf(centre).map(({ id }) => id);
    simulator.rewrite(
      ({ path, query }) => path === '/agents' && query.get('id') === silent.join(),
      (told) => JSON.parse(JSON.stringify(told, (key, value) => (key === 'userReadyStatus' ? undefined : value))),
    );
  },
  questions: sinchQuestions,
};
