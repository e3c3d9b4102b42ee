import { randomBytes } from 'node:crypto';
import type { HappeningOf, Logged, Topic } from '../../model/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/store.ts';
import { StoreUnusable } from '../unusable.ts';
import type { Connection } from './connection.ts';
import { entered, entering } from './entering.ts';
import { keyOf } from './keys.ts';
import { placesOf } from './places.ts';
import { script } from './script.ts';
import { type Entry, followStream } from './tail.ts';

/** Stream: what happened. */
export const eventsKey = keyOf('events');
/** Hash: the name of the log, and the last entry that was dropped. */
const logKey = keyOf('log');

/** Entries that are read at once. */
const atOnce = 500;

/** The form in which everything lies in Redis. A Trunkline that knows an older one only must not touch it. */
const form = 1;
const formKey = keyOf('form');

/** Begins a log where none is. A new one has a new name: the places of one that was lost are not its own. */
const begin = script(`
local form = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
if form > tonumber(ARGV[1]) then return { form, '' } end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('HSETNX', KEYS[2], 'name', ARGV[2])
redis.call('HSETNX', KEYS[2], 'dropped', '0-0')
return { form, redis.call('HGET', KEYS[2], 'name') }`);

const append = script(entering, 'enter(KEYS[1], 1)');

/** Drops the oldest entries while they are too old, and remembers the last of them. */
const drop = script(`
local old, last = 0, nil
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', ARGV[2])) do
  if tonumber(entry[2][4]) >= tonumber(ARGV[1]) then break end
  old, last = old + 1, entry[1]
end
if last then
  redis.call('XTRIM', KEYS[1], 'MAXLEN', redis.call('XLEN', KEYS[1]) - old)
  redis.call('HSET', KEYS[2], 'dropped', last)
end
return old`);

/** The log of what happened, in one stream: its order is everybody's. */
export async function redisEvents(connection: Connection, clock: Clock): Promise<EventLog> {
  const open = async (): Promise<string> => {
    const [found, name] = (await connection.run(
      begin,
      [formKey, logKey],
      [form, randomBytes(4).toString('hex')],
      // The script above answers so.
    )) as [number, string];
    if (found > form)
      throw new StoreUnusable(
        `The store in Redis was written by a newer Trunkline (form ${found}; this one knows ${form}). It was left as it is: start the newer Trunkline again, or set store.redis to another database.`,
      );
    return name;
  };
  let places = placesOf(await open());
  const renew = async (): Promise<void> => {
    places = placesOf(await open());
  };
  // The server may have come back without what it held.
  connection.onReturn(() => void renew().catch(() => {}));

  /** The last entry, or the last that was dropped where there is none. */
  async function last(): Promise<string> {
    const [entry] = await connection.ask((redis) => redis.xrevrange(eventsKey, '+', '-', 'COUNT', 1));
    return entry?.[0] ?? (await connection.ask((redis) => redis.hget(logKey, 'dropped'))) ?? '0-0';
  }

  const listeners = new Set<(logged: Logged) => void>();
  followStream(await connection.patient(), clock, { key: eventsKey, after: await last() }, (entry) => {
    const logged = loggedOf(entry);
    for (const heard of listeners) heard(logged);
  });

  function loggedOf([id, fields]: Entry): Logged {
    // Written by `enter`.
    return { id: places.placeOf(id), happening: JSON.parse(fields[5] ?? ''), isSnapshot: false };
  }

  return {
    async append(happenings) {
      await connection.run(append, [eventsKey], entered(happenings));
    },
    async after<T extends Topic>(topic: T, place: string, most: number) {
      const end = await last();
      const from = places.entryOf(place);
      if (from === null || places.isLater(from, end)) return null;
      const found: Logged<HappeningOf<T>>[] = [];
      for (let start = from; found.length < most; ) {
        const entries = await connection.ask((redis) => redis.xrange(eventsKey, `(${start}`, '+', 'COUNT', atOnce));
        for (const entry of entries) if (entry[1][1] === topic) found.push(loggedOf(entry) as Logged<HappeningOf<T>>);
        start = entries.at(-1)?.[0] ?? start;
        if (entries.length < atOnce) break;
      }
      // Asked last: what was dropped while we read is missing.
      const [name, dropped] = await connection.ask((redis) => redis.hmget(logKey, 'name', 'dropped'));
      if (name !== places.name || dropped == null || places.isLater(dropped, from)) return null;
      return found.slice(0, most);
    },
    end: async () => places.placeOf(await last()),
    isAfter(place, other) {
      const [one, two] = [places.entryOf(place), places.entryOf(other)];
      return one !== null && two !== null && places.isLater(one, two);
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async forget(before) {
      let dropped: unknown = atOnce;
      while (dropped === atOnce) dropped = await connection.run(drop, [eventsKey, logKey], [before, atOnce]);
    },
  };
}
