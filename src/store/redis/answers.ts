import type { Clock } from '../../ports/clock.ts';
import type { AnswerStore, HeldAnswer } from '../../ports/store.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { lives, type Replica } from './replica.ts';
import { script } from './script.ts';

/** Hash of a key: the input's hash, the answer once there is one, until when it holds, and the replica that works. */
const keyFor = (key: string): string => keyOf('answer', key);

/** Milliseconds between two looks for the answer of another replica. */
const interval = 100;

const claim = script(`
local now, inputHash, untilThen, by = unpack(ARGV)
local held = redis.call('HMGET', KEYS[1], 'inputHash', 'answer', 'until')
if held[1] and tonumber(held[3]) > tonumber(now) then return { held[1], held[2] } end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'inputHash', inputHash, 'until', untilThen, 'by', by)
redis.call('PEXPIRE', KEYS[1], math.max(1, tonumber(untilThen) - tonumber(now)))
return false`);

const settle = script(`
if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then redis.call('HSET', KEYS[1], 'answer', ARGV[2]) end`);

const release = script(`
if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then redis.call('DEL', KEYS[1]) end`);

/** What is held, and whether another replica still works on it. */
const look = script(
  lives,
  `
local held = redis.call('HMGET', KEYS[1], 'inputHash', 'answer', 'by')
if not held[1] then return false end
return { held[1], held[2], not held[2] and held[3] ~= ARGV[1] and lives(held[3]) and 1 or 0 }`,
);

type Held = readonly [inputHash: string, answer: string | null, isWorkedOn?: number];

const answerOf = ([inputHash, answer]: Held): HeldAnswer => ({ inputHash, answer });

/** Answers by key in Redis. */
export function redisAnswers(connection: Connection, clock: Clock, self: Replica): AnswerStore {
  return {
    async claim(key, inputHash, until) {
      await self.live();
      // The scripts above answer so, here and below.
      const held = (await connection.run(
        claim,
        [keyFor(key)],
        [clock.now(), inputHash, until, self.id],
      )) as Held | null;
      return held && answerOf(held);
    },
    async settle(key, answer) {
      await connection.run(settle, [keyFor(key)], [self.id, answer]);
    },
    async release(key) {
      await connection.run(release, [keyFor(key)], [self.id]);
    },
    async settled(key) {
      for (;;) {
        const held = (await connection.run(look, [keyFor(key)], [self.id])) as Held | null;
        if (held?.[2] !== 1) return held && answerOf(held);
        await new Promise<void>((resolve) => clock.after(interval, resolve));
      }
    },
  };
}
