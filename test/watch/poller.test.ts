import { beforeEach, describe, expect, test } from '@jest/globals';
import { createPoller, type Look, type Poller } from '../../src/watch/poller.ts';
import { ManualClock } from '../kit/manual-clock.ts';

const interval = 5_000;
/** The longest that a round keeps from the next one, jitter and all. */
const passed = interval * 1.1;

interface Taken extends Look {
  /** Ends the look. @param rest milliseconds for which the vendor wants to be left alone */
  end(rest?: number): Promise<void>;
}

let clock: ManualClock;
let poller: Poller;
/** Looks that were taken, the last one perhaps not over yet. */
let looks: Taken[];
let idle: number;
let atOnce: number;
let mostAtOnce: number;

/** Lets everything happen that waits for nothing but its turn. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  clock = new ManualClock();
  looks = [];
  idle = 0;
  atOnce = 0;
  mostAtOnce = 0;
  poller = createPoller({
    clock,
    interval,
    async look(look) {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      const rest = await new Promise<number>((resolve) => {
        looks.push({
          ...look,
          async end(after = 0) {
            resolve(after);
            await settled();
          },
        });
        look.signal.addEventListener('abort', () => resolve(0));
      });
      atOnce -= 1;
      return rest;
    },
    async idle() {
      idle += 1;
    },
  });
});

/** The look that was begun last. */
const last = (): Taken => {
  const look = looks.at(-1);
  if (!look) throw new Error('There was no look.');
  return look;
};

async function need(scope: Look['scope']): Promise<() => void> {
  const end = poller.need(scope);
  await settled();
  return end;
}

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await settled();
}

describe('a poller', () => {
  test('looks at once, then once an interval, a tenth more or less', async () => {
    await need(null);
    for (let round = 1; round <= 40; round += 1) {
      expect(looks).toHaveLength(round);
      await last().end();
      await pass(interval * 0.9 - 1);
      expect(looks).toHaveLength(round);
      await pass(interval * 0.2 + 2);
    }
  });

  test('does not look at the same moments as another one', async () => {
    await need(null);
    const pauses = new Set<number>();
    for (let round = 0; round < 20; round += 1) {
      await last().end();
      const begun = clock.now();
      while (looks.length === round + 1) await pass(10);
      pauses.add(clock.now() - begun);
    }
    expect(pauses.size).toBeGreaterThan(5);
  });

  test('looks once for everybody who needs the same, and for a newcomer at what is new alone', async () => {
    await need(['a', 'b']);
    await need(['a', 'b']);
    await need(['b']);
    await last().end();
    expect(looks.map(({ scope }) => scope)).toEqual([['a', 'b']]);
    await need(['b', 'c']);
    expect(last().scope).toEqual(['c']);
    await last().end();
    await need(null);
    expect(last().scope).toBeNull();
    await last().end();
    for (let each = 0; each < 1_000; each += 1) poller.need(each % 2 === 0 ? null : ['a']);
    await settled();
    expect(looks).toHaveLength(3);
    await pass(passed);
    expect(looks.map(({ scope }) => scope)).toEqual([['a', 'b'], ['c'], null, null]);
  });

  test('looks once at what several newcomers need who come during a look', async () => {
    await need(['a']);
    await need(['b']);
    await need(['c', 'b']);
    expect(looks).toHaveLength(1);
    await last().end();
    expect(last().scope).toEqual(['b', 'c']);
    await last().end();
    expect(looks).toHaveLength(2);
  });

  test('does not look for a newcomer who has left before its turn', async () => {
    await need(['a']);
    const end = await need(['b', 'c']);
    await need(['c']);
    end();
    await last().end();
    expect(looks.map(({ scope }) => scope)).toEqual([['a'], ['c']]);
  });

  test('that nobody needs looks no more, and breaks off the look it is at', async () => {
    const [one, other] = [await need(['a']), await need(['b'])];
    await last().end();
    await last().end();
    one();
    one();
    await pass(passed);
    expect(last().scope).toEqual(['b']);
    expect(last().signal.aborted).toBe(false);
    other();
    expect(last().signal.aborted).toBe(true);
    await settled();
    expect([idle, clock.pending]).toEqual([1, 0]);
    await pass(10 * passed);
    expect(looks).toHaveLength(3);
  });

  test('that is needed, not needed and needed again has one round of looks', async () => {
    for (let each = 0; each < 5; each += 1) (await need(null))();
    await need(null);
    expect([looks.length, mostAtOnce, idle]).toEqual([6, 1, 0]);
    await last().end();
    expect(clock.pending).toBe(1);
    await pass(passed);
    expect(looks).toHaveLength(7);
  });

  test('that is given up before its first look takes none', async () => {
    poller.need(null)();
    await settled();
    expect([looks.length, idle]).toEqual([0, 1]);
  });

  test('needed for nothing does nothing', async () => {
    await need([]);
    expect([looks.length, clock.pending]).toEqual([0, 0]);
  });

  test('takes one look at a time, and says when everybody has been looked for', async () => {
    await need(['a']);
    await need(['b']);
    poller.soon(['a'], true);
    let isOver = false;
    const looked = poller.looked().then(() => {
      isOver = true;
    });
    await last().end();
    expect([looks.length, isOver]).toEqual([2, false]);
    await last().end();
    await looked;
    expect([looks.length, mostAtOnce]).toEqual([2, 1]);
  });

  test.each([
    [4_000, 8_000],
    [9_000, 10_000],
  ])('waits twice as long as a look of %i ms took, where that is longer, but not too long', async (took, wait) => {
    await need(null);
    await pass(took);
    await last().end();
    await pass(wait - 1);
    expect(looks).toHaveLength(1);
    await pass(1);
    expect(looks).toHaveLength(2);
    await last().end();
    await pass(passed);
    expect(looks).toHaveLength(3);
  });

  test('leaves a vendor alone for as long as it wants to be', async () => {
    await need(null);
    await last().end(60_000);
    await pass(59_999);
    expect(looks).toHaveLength(1);
    await pass(1);
    expect(looks).toHaveLength(2);
  });

  test('that is closed breaks off its look, and looks no more whoever needs it', async () => {
    const end = await need(null);
    await poller.close();
    expect([last().signal.aborted, idle, clock.pending]).toEqual([true, 1, 0]);
    end();
    await need(null);
    poller.soon(['a'], true);
    await pass(10 * passed);
    expect(looks).toHaveLength(1);
    await poller.close();
  });
});

describe('what was changed', () => {
  test('is looked at soon, as far as anybody needs it', async () => {
    await need(['a', 'b']);
    await last().end();
    poller.soon(['b', 'x'], true);
    await settled();
    expect(last()).toMatchObject({ scope: ['b'], touched: new Set(['b']) });
    await last().end();
    poller.soon(['x'], true);
    await settled();
    expect(looks).toHaveLength(2);
    poller.soon(['a'], false);
    await settled();
    expect(last()).toMatchObject({ scope: ['a'], touched: new Set() });
  });

  test('is looked at where nobody needs anything not at all', async () => {
    poller.soon(['a'], true);
    await settled();
    (await need(null))();
    poller.soon(['a'], true);
    await settled();
    expect(looks).toHaveLength(1);
  });

  test('during a look is looked at once after it, however often', async () => {
    await need(null);
    poller.soon(['a'], true);
    poller.soon(['b'], false);
    poller.soon(['a'], true);
    await last().end();
    expect(last()).toMatchObject({ scope: ['a', 'b'], touched: new Set(['a']) });
    await last().end();
    expect(looks).toHaveLength(2);
  });

  test('puts no round off', async () => {
    await need(null);
    await last().end();
    for (const _time of ['one', 'other']) {
      await pass(passed / 2);
      poller.soon(['a'], true);
      await settled();
      await last().end();
    }
    expect(looks.map(({ scope }) => scope)).toEqual([null, ['a'], null, ['a']]);
  });
});
