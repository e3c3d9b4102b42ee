import type { KnownStore, KnownThing } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { script } from './script.ts';

/** Hash of a source and kind: by id the number by which it came to be known, a blank, and what is known of it. */
const keyFor = (sourceId: string, kind: string): string => keyOf('known', sourceId, kind);
/** Counts what came to be known. */
const countKey = keyOf('known-count');

const put = script(`
local held = redis.call('HGET', KEYS[1], ARGV[1])
local number = held and string.match(held, '^%d+') or redis.call('INCR', KEYS[2])
redis.call('HSET', KEYS[1], ARGV[1], number .. ' ' .. ARGV[2])`);

/** Things that vendors cannot list, in Redis. */
export function redisKnown(connection: Connection): KnownStore {
  return {
    async all(sourceId, kind) {
      const held = await connection.ask((redis) => redis.hgetall(keyFor(sourceId, kind)));
      return Object.entries(held)
        .map(([id, text]) => ({ id, blank: text.indexOf(' '), text }))
        .sort((one, other) => Number.parseInt(one.text, 10) - Number.parseInt(other.text, 10))
        .map(({ id, blank, text }): KnownThing => ({ id, record: text.slice(blank + 1) }));
    },
    async put(sourceId, kind, { id, record }) {
      await connection.run(put, [keyFor(sourceId, kind), countKey], [id, record]);
    },
    async remove(sourceId, kind, id) {
      await connection.ask((redis) => redis.hdel(keyFor(sourceId, kind), id));
    },
  };
}
