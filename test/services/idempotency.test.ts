import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BadUserInput, VendorError } from '../../src/errors.ts';
import { done, type Outcome, type Refusal, refused } from '../../src/model/outcome.ts';
import type { AnswerStore, HeldAnswer, Store } from '../../src/ports/store.ts';
import { createIdempotency, type Idempotency, type IdempotentRequest } from '../../src/services/idempotency.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { Abandoned, until } from '../../src/waiting.ts';
import { ManualClock } from '../kit/manual-clock.ts';

const day = 24 * 60 * 60 * 1000;

let clock: ManualClock;
let store: Store;
let idempotent: Idempotency;
let calls: number;

beforeEach(() => {
  clock = new ManualClock();
  store = openEmbeddedStore(':memory:', clock);
  idempotent = createIdempotency(store.answers, clock);
  calls = 0;
});
afterEach(() => store.close());

const request = (changes: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
  caller: 'anna',
  mutation: 'extendWrapUp',
  key: 'k-1',
  input: { agentId: 'QQ', by: 60_000, idempotencyKey: 'k-1' },
  ...changes,
});

/** Work that answers how often it was done. */
const work = async (): Promise<Outcome<number>> => {
  calls += 1;
  return done(calls);
};
const refusing = (refusal: Refusal) => async (): Promise<Outcome<number>> => {
  calls += 1;
  return refused(refusal);
};
const refusedKey = (sentence: RegExp) => ({
  done: false,
  refusal: {
    code: 'INVALID_INPUT',
    message: expect.stringMatching(sentence),
    inputPath: ['idempotencyKey'],
    retryable: false,
  },
});

describe('without a key', () => {
  test.each([null, undefined])('%s: the work is done each time', async (key) => {
    expect(await idempotent(request({ key }), work)).toEqual(done(1));
    expect(await idempotent(request({ key }), work)).toEqual(done(2));
  });
});

describe('with a key', () => {
  test('a repeat within a day gets the first answer', async () => {
    expect(await idempotent(request(), work)).toEqual(done(1));
    clock.advance(day - 1);
    expect(await idempotent(request(), work)).toEqual(done(1));
    clock.advance(1);
    expect(await idempotent(request(), work)).toEqual(done(2));
  });

  test('a repeat after a restart gets the first answer', async () => {
    await idempotent(request(), work);
    expect(await createIdempotency(store.answers, clock)(request(), work)).toEqual(done(1));
  });

  test('an answer without a value is repeated too', async () => {
    const silent = async (): Promise<Outcome> => done(undefined);
    await idempotent(request(), silent);
    expect((await idempotent(request(), async () => refused({ code: 'NOT_FOUND', message: '' }))).done).toBe(true);
  });

  test('the second of two at once waits for the first', async () => {
    const gate = Promise.withResolvers<Outcome<number>>();
    const held = (): Promise<Outcome<number>> => {
      calls += 1;
      return gate.promise;
    };
    const both = Promise.all([idempotent(request(), held), idempotent(request(), held)]);
    gate.resolve(done(7));
    expect(await both).toEqual([done(7), done(7)]);
    expect(calls).toBe(1);
  });

  test('the second of two at once shares a failure', async () => {
    const failing = async (): Promise<Outcome<number>> => {
      calls += 1;
      throw new Error('broken');
    };
    const both = await Promise.allSettled([idempotent(request(), failing), idempotent(request(), failing)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls).toBe(1);
  });

  test.each([
    ['caller', { caller: 'ben' }],
    ['mutation', { mutation: 'createAgents' }],
    ['key', { key: 'k-2' }],
  ])('another %s is other work', async (_, changes) => {
    await idempotent(request(), work);
    expect(await idempotent(request(changes), work)).toEqual(done(2));
  });

  test('callers, mutations and keys do not run into each other', async () => {
    await idempotent(request({ caller: 'a', mutation: 'b","c', key: 'd' }), work);
    expect(await idempotent(request({ caller: 'a', mutation: 'b', key: 'c","d' }), work)).toEqual(done(2));
  });
});

describe('a key that another replica works under', () => {
  let isFree: boolean;
  let end: (held: HeldAnswer | null) => void;

  beforeEach(() => {
    isFree = false;
    const ended = new Promise<HeldAnswer | null>((resolve) => {
      end = resolve;
    });
    const elsewhere: AnswerStore = {
      ...store.answers,
      claim: async (_, inputHash) => (isFree ? null : { inputHash, answer: null }),
      settled: (_, signal) => until(ended, signal),
    };
    idempotent = createIdempotency(elsewhere, clock);
  });

  test('is waited for by each as long as somebody waits for it, and by nobody else', async () => {
    const impatient = new AbortController();
    const left = idempotent(request({ signal: impatient.signal }), work);
    const stays = [idempotent(request(), work), idempotent(request({ signal: new AbortController().signal }), work)];
    const reason = new Abandoned();
    impatient.abort(reason);
    await expect(left).rejects.toBe(reason);
    isFree = true;
    end(null);
    expect(await Promise.all(stays)).toEqual([done(1), done(1)]);
  });

  test('is not worked under when it is free and nobody waits any more', async () => {
    const gone = AbortSignal.abort(new Abandoned());
    const left = idempotent(request({ signal: gone }), work);
    isFree = true;
    end(null);
    await expect(left).rejects.toThrow(Abandoned);
    expect(calls).toBe(0);
  });
});

describe('another input under the same key', () => {
  test('is refused, and the first answer stays', async () => {
    await idempotent(request(), work);
    const other = await idempotent(request({ input: { agentId: 'QQ', by: 30_000 } }), work);
    expect(other).toEqual(refusedKey(/another input within the last day/));
    expect(await idempotent(request(), work)).toEqual(done(1));
  });

  test('is refused at once while the first is under way', async () => {
    const gate = Promise.withResolvers<Outcome<number>>();
    const first = idempotent(request(), () => gate.promise);
    expect(await idempotent(request({ input: {} }), work)).toEqual(refusedKey(/another input/));
    gate.resolve(done(7));
    expect(await first).toEqual(done(7));
  });

  test('does not spoil a repeat that comes at the same moment', async () => {
    await idempotent(request(), work);
    const [other, repeat] = await Promise.all([idempotent(request({ input: {} }), work), idempotent(request(), work)]);
    expect([other.done, repeat]).toEqual([false, done(1)]);
  });

  test.each([
    ['the order of its fields', { by: { b: 2, a: 1 }, at: 1 }, { at: 1, by: { a: 1, b: 2 } }, true],
    ['the key in it', { a: 1, idempotencyKey: 'k-1' }, { a: 1 }, true],
    ['an absent field', { a: 1, b: undefined }, { a: 1 }, true],
    ['a null', { a: 1, b: null }, { a: 1 }, false],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }, false],
    ['a date', { at: new Date(1000) }, { at: new Date(2000) }, false],
    ['a list in place of an object', { a: ['x'] }, { a: { 0: 'x' } }, false],
    ['text in place of a number', { a: '1' }, { a: 1 }, false],
  ])('%s', async (_, first, second, same) => {
    await idempotent(request({ input: first }), work);
    expect((await idempotent(request({ input: second }), work)).done).toBe(same);
  });
});

describe('a refusal', () => {
  const code = 'VENDOR_UNAVAILABLE';

  test('that a repeat may help leaves the key free', async () => {
    const refusal: Refusal = { code, message: 'Away.', retryable: true };
    expect(await idempotent(request(), refusing(refusal))).toEqual(refused(refusal));
    expect(await idempotent(request({ input: 'mended' }), work)).toEqual(done(2));
  });

  test.each<Refusal>([
    {
      code: 'AGENT_NOT_IN_WRAP_UP',
      message: 'No.',
      retryable: false,
      sourceId: 'tenios-de',
      vendorCode: 'AGENT_NOT_IN_WRAP_UP',
    },
    { code: 'NOT_FOUND', message: 'No.' },
    { code: 'OUTCOME_UNKNOWN', message: 'Perhaps.', retryable: true },
  ])('$code is the answer of its key', async (refusal) => {
    await idempotent(request(), refusing(refusal));
    expect(await idempotent(request(), work)).toEqual(refused(refusal));
    expect(calls).toBe(1);
  });
});

describe('a value of which all may be tried again', () => {
  const mayBeTriedAgain = (value: number): boolean => value < 3;

  test('leaves the key free, and one of which something was done does not', async () => {
    for (const times of [1, 2, 3, 3])
      expect(await idempotent({ ...request(), mayBeTriedAgain }, work)).toEqual(done(times));
    expect(calls).toBe(3);
  });

  test('is shared by those who came while it was worked out', async () => {
    const all = Array.from({ length: 3 }, () => idempotent({ ...request(), mayBeTriedAgain }, work));
    expect(await Promise.all(all)).toEqual([done(1), done(1), done(1)]);
  });

  test('says nothing of a refusal', async () => {
    const refusal: Refusal = { code: 'NOT_FOUND', message: 'No.' };
    await idempotent({ ...request(), mayBeTriedAgain }, refusing(refusal));
    expect(await idempotent({ ...request(), mayBeTriedAgain }, work)).toEqual(refused(refusal));
  });
});

describe('work that throws', () => {
  const source = { id: 's', name: 'S', vendor: 'TENIOS' } as const;
  const broken = { code: 'OUTCOME_UNKNOWN', message: expect.stringMatching(/was broken off/), retryable: false };

  test.each([
    ['a call that never reached the vendor', new VendorError('VENDOR_UNAVAILABLE', source, 'Away.'), true],
    ['an argument that cannot be used', new BadUserInput('by', 'No.'), true],
    [
      'a call that may have reached the vendor',
      new VendorError('VENDOR_TIMEOUT', source, 'Late.', { mayHaveHappened: true }),
      false,
    ],
    ['a fault of ours', new TypeError('x is not a function'), false],
  ])('%s', async (_, error, freed) => {
    const failing = (): Promise<Outcome<number>> => Promise.reject(error);
    await expect(idempotent(request(), failing)).rejects.toBe(error);
    expect(await idempotent(request(), work)).toEqual(freed ? done(1) : { done: false, refusal: broken });
  });

  test('its process having died over it, its outcome is unknown and it is not done again', async () => {
    const first = idempotent(request(), () => new Promise(() => {}));
    const afterwards = createIdempotency(store.answers, clock);
    expect(await afterwards(request(), work)).toEqual({ done: false, refusal: broken });
    expect(calls).toBe(0);
    void first;
  });
});

describe('a key', () => {
  test.each([
    ['', false],
    ['x', true],
    ['x'.repeat(255), true],
    ['🙂'.repeat(255), true],
    ['x'.repeat(256), false],
  ])('%#', async (key, good) => {
    const outcome = await idempotent(request({ key }), work);
    expect(outcome).toEqual(good ? done(1) : refusedKey(/1 to 255 characters/));
  });
});
