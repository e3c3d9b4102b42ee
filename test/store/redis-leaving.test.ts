import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/ports/store.ts';
import { needs } from '../kit/groups.ts';
import { lost, unheard, ways } from './unheard-kit.ts';

needs('redis-server')('a resource of which Redis has not heard that it was left', () => {
  const kit = unheard();
  const looks = (store: Store): Promise<boolean> => store.watched.alone('a/queues', async () => {});

  describe.each(ways)('because it was %s', (way) => {
    test('is looked at by another replica after the next sign of life', async () => {
      const { one, two } = kit;
      expect(await looks(one)).toBe(true);
      await kit[way](() => lost(one.watched.leave('a/queues')));
      expect(await looks(two)).toBe(false);
      const looking = async (): Promise<void> => {
        while (!(await looks(two)));
      };
      await kit.moving(looking());
      expect(await looks(one)).toBe(false);
    });

    test('stays with its replica where that looks at it again before', async () => {
      const { one, two } = kit;
      await looks(one);
      await looks(two);
      await one.watched.alone('a/other', async () => {});
      await kit[way](() => lost(one.watched.leave('a/queues')));
      expect(await looks(one)).toBe(true);
      // With one sign of life all is said: this is over when that would be.
      await kit[way](() => lost(one.watched.leave('a/other')));
      const leaving = async (): Promise<void> => {
        while (await kit.operator.exists('{trunkline}:watchers:a/other'));
      };
      await kit.moving(leaving());
      expect(await looks(two)).toBe(false);
    });
  });
});
