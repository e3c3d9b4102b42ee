import type { Clock } from '../../ports/clock.ts';
import type { AnswerStore, HeldAnswer } from '../../ports/store.ts';
import { until } from '../../waiting.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './keys.ts';
import { lives, type Replica } from './replica.ts';
import { script } from './script.ts';
import { Unheard } from './unheard.ts';

/** Hash of a key: the input's hash, the answer once there is one, until when it holds, and the replica that works. */
const keyFor = (key: string): string => keyOf('answer', key);

/** Milliseconds between two looks for the answer of another replica. */
const interval = 100;

/**
 * Answers that are kept here because Redis has not heard them, at most. While it is away no key can be claimed, so that there
 * are no more than were being worked out when it went.
 */
const mostUnheard = 10_000;

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

/** Frees a key that was claimed, unless there is an answer: that is from an earlier claim. */
const unclaim = script(`
local inputHash, answer, by = unpack(redis.call('HMGET', KEYS[1], 'inputHash', 'answer', 'by'))
if by == ARGV[1] and inputHash == ARGV[2] and not answer then redis.call('DEL', KEYS[1]) end`);

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

/**
 * Answers by key in Redis. One that it did not hear of keeps repeats at other replicas waiting until the next sign of life.
 * Where its key is another's by then, or its time is up, nothing is written.
 */
export function redisAnswers(connection: Connection, clock: Clock, self: Replica): AnswerStore {
  const unheard = new Unheard(self, mostUnheard);

  return {
    async claim(key, inputHash, freeFrom) {
      await self.live();
      // A repeat here finds its answer, and what is said late does not end the claim that comes now.
      await unheard.again(key);
      try {
        const values = [clock.now(), inputHash, freeFrom, self.id];
        // The scripts above answer so, here and below.
        const held = (await connection.run(claim, [keyFor(key)], values)) as Held | null;
        return held && answerOf(held);
      } catch (error) {
        // Redis may have heard it, and nobody will work under it; unless somebody did, and that is not heard either.
        unheard.later(key, () => connection.run(unclaim, [keyFor(key)], [self.id, inputHash]));
        throw error;
      }
    },
    settle: (key, answer) => unheard.say(key, () => connection.run(settle, [keyFor(key)], [self.id, answer])),
    release: (key) => unheard.say(key, () => connection.run(release, [keyFor(key)], [self.id])),
    async settled(key, signal) {
      for (;;) {
        const held = (await until(connection.run(look, [keyFor(key)], [self.id]), signal)) as Held | null;
        if (held?.[2] !== 1) return held && answerOf(held);
        await until(new Promise<void>((resolve) => clock.after(interval, resolve)), signal);
      }
    },
  };
}
