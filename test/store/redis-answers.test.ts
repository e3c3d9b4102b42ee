import { describe, expect, jest, test } from '@jest/globals';
import { done } from '../../src/model/outcome.ts';
import { createIdempotency } from '../../src/services/idempotency.ts';
import { Abandoned } from '../../src/waiting.ts';
import { needs } from '../kit/groups.ts';
import { lost, unheard, ways } from './unheard-kit.ts';

const request = { caller: 'anna', mutation: 'extendWrapUp', key: 'k', input: {} };

needs('redis-server')('a key', () => {
  const kit = unheard();
  const claim = (store: 'one' | 'two'): ReturnType<typeof kit.one.answers.claim> =>
    kit[store].answers.claim('key', 'hash', kit.clock.now() + 60_000);

  describe.each(ways)('whose end Redis has not heard of because it was %s', (way) => {
    test('has its answer at another replica after the next sign of life', async () => {
      const { one, two } = kit;
      await claim('one');
      await kit[way](() => lost(one.answers.settle('key', '"answer"')));
      expect(await claim('two')).toEqual({ inputHash: 'hash', answer: null });
      expect(await kit.moving(two.answers.settled('key'))).toEqual({ inputHash: 'hash', answer: '"answer"' });
    });

    test('is free for another replica after the next sign of life', async () => {
      const { one, two } = kit;
      await claim('one');
      await kit[way](() => lost(one.answers.release('key')));
      expect(await kit.moving(two.answers.settled('key'))).toBeNull();
      expect(await claim('two')).toBeNull();
    });

    // The clock stands still in these two.
    test('has its answer at once where it was claimed', async () => {
      await claim('one');
      await kit[way](() => lost(kit.one.answers.settle('key', '"answer"')));
      expect(await claim('one')).toEqual({ inputHash: 'hash', answer: '"answer"' });
    });

    test('is free at once where it was claimed, and is not freed again', async () => {
      await claim('one');
      await kit[way](() => lost(kit.one.answers.release('key')));
      expect(await claim('one')).toBeNull();
      await kit.moving(signed());
      expect(await claim('two')).toEqual({ inputHash: 'hash', answer: null });
    });

    test('is left alone when it is another one’s by then', async () => {
      const { one, two, clock, operator } = kit;
      await one.answers.claim('key', 'hash', clock.now() + 500);
      await kit[way](() => lost(one.answers.settle('key', '"answer"')));
      // Without a sign of life.
      clock.set(500);
      expect(await claim('two')).toBeNull();
      await kit.moving(signed());
      expect(await operator.hget('{trunkline}:answer:key', 'answer')).toBeNull();
      await two.answers.settle('key', '"other"');
      expect(await claim('one')).toEqual({ inputHash: 'hash', answer: '"other"' });
    });

    /** Resolves when the first replica has given a sign of life, and said what it had to say. */
    async function signed(): Promise<void> {
      await kit.one.watched.alone('a/queues', async () => {});
      await kit[way](() => lost(kit.one.watched.leave('a/queues')));
      while (await kit.operator.exists('{trunkline}:watchers:a/queues'));
      await kit.one.known.all('a', 'AgentGroup');
    }
  });

  test('that Redis claimed although nobody heard so is free again', async () => {
    const { server, one, operator, clock } = kit;
    await one.answers.claim('other', 'hash', 0);
    const until = clock.now() + 60_000;
    // Between the sign of life and the claim.
    jest.spyOn(clock, 'now').mockImplementationOnce(() => {
      server.freeze();
      return until - 60_000;
    });
    await lost(one.answers.claim('key', 'hash', until));
    server.thaw();
    while (!one.ready()) await operator.ping();
    expect(await claim('one')).toBeNull();
  });

  test('whose work broke off says so at another replica, without keeping it waiting', async () => {
    const { one, two, clock } = kit;
    const fault = new TypeError('x is not a function');
    const failing = createIdempotency(one.answers, clock)(request, () => Promise.reject(fault));
    await expect(failing).rejects.toBe(fault);
    expect(await createIdempotency(two.answers, clock)(request, async () => done(2))).toMatchObject({
      refusal: { code: 'OUTCOME_UNKNOWN' },
    });
  });

  test.each(['while it is', 'between two times'])(
    'is not looked at any more when nobody waits for it (%s)',
    async (when) => {
      const { two, clock, operator } = kit;
      await claim('one');
      const gone = new AbortController();
      const { pending } = clock;
      const settled = two.answers.settled('key', gone.signal);
      if (when === 'between two times') while (clock.pending === pending) await operator.ping();
      const reason = new Abandoned();
      gone.abort(reason);
      await expect(settled).rejects.toBe(reason);
      await operator.config('RESETSTAT');
      for (let times = 0; times < 10; times += 1) {
        clock.advance(100);
        await operator.ping();
      }
      expect(await operator.info('commandstats')).not.toContain('evalsha');
    },
  );
});
