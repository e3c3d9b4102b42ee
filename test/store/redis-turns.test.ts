import { beforeEach, describe, expect, test } from '@jest/globals';
import { needs } from '../kit/groups.ts';
import { unheard, ways } from './unheard-kit.ts';

needs('redis-server')('a turn whose end Redis has not heard of', () => {
  const kit = unheard();

  /** A turn during which Redis begins to hear nothing, and again does when it is over. */
  async function missed(way: (typeof ways)[number]): Promise<void> {
    const begun = Promise.withResolvers<void>();
    const isLost = Promise.withResolvers<void>();
    const turn = kit.one.turns.inTurn('a/1', () => {
      begun.resolve();
      return isLost.promise;
    });
    await begun.promise;
    await kit[way](() => {
      isLost.resolve();
      return turn;
    });
  }

  describe.each(ways)('because it was %s', (way) => {
    beforeEach(async () => {
      await missed(way);
      expect(await kit.operator.exists('{trunkline}:turn:a/1')).toBe(1);
    });

    test('keeps nobody waiting here', async () => {
      // With the clock standing still: nothing else can have ended it.
      expect(await kit.one.turns.inTurn('a/1', async () => 'done')).toBe('done');
    });

    test('keeps another replica waiting until the next sign of life', async () => {
      expect(await kit.moving(kit.two.turns.inTurn('a/1', async () => 'done'))).toBe('done');
      expect(await kit.operator.exists('{trunkline}:turn:a/1')).toBe(0);
    });
  });

  test.each(ways)('lets nobody in beside the one who has the next (%s)', async (way) => {
    const { one, two, clock, operator } = kit;
    await missed(way);
    let underWay = 0;
    let most = 0;
    const tasks = Array.from({ length: 6 }, (_, at) =>
      (at % 2 ? two : one).turns.inTurn('a/1', async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        // Longer than until the next sign of life.
        for (const until = clock.now() + 1_500; clock.now() < until; ) await operator.ping();
        underWay -= 1;
      }),
    );
    await kit.moving(Promise.all(tasks));
    expect(most).toBe(1);
  });
});
