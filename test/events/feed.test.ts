import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFeed, type Feed } from '../../src/events/feed.ts';
import type { Happening, SourceHealthHappening } from '../../src/model/event.ts';
import type { EventLog } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { nextOf } from './next-of.ts';

const store = () => openEmbeddedStore(':memory:', new ManualClock());
let opened: ReturnType<typeof store>;
let log: EventLog;
let feed: Feed;
beforeEach(() => {
  opened = store();
  ({ log } = opened);
  feed = createFeed(log);
});
afterEach(async () => {
  feed.close();
  await opened.close();
});

/** An event that is told apart by its moment. */
const event = (at: number): SourceHealthHappening => ({
  topic: 'sourceHealth',
  at,
  sourceId: at % 2 === 0 ? 'even' : 'odd',
  status: 'UP',
  previousStatus: null,
});
const other: Happening = {
  topic: 'agentState',
  at: 0,
  agent: { sourceId: 'even', externalId: 'x' },
  state: 'READY',
  since: null,
  previousState: null,
};
const append = (from: number, to = from): Promise<void> =>
  log.append(Array.from({ length: to - from + 1 }, (_, i) => event(from + i)));

const follow = (after: string | null = null, accepts = (_: SourceHealthHappening): boolean => true) =>
  feed.follow({ topic: 'sourceHealth', accepts, after });

async function take(follower: ReturnType<typeof follow>, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const { done, value } = await nextOf(follower);
    if (done) throw new Error(`ended after ${taken.join(', ')}`);
    taken.push(value.happening.at);
  }
  return taken;
}

const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

test('tells what happens from the call on, of its topic, as far as it is wanted', async () => {
  await append(1);
  const all = follow();
  const even = follow(null, ({ sourceId }) => sourceId === 'even');
  await log.append([event(2), other, event(3), event(4)]);
  expect(await take(all, 3)).toEqual([2, 3, 4]);
  expect(await take(even, 2)).toEqual([2, 4]);
});

test('tells what was given to begin with before everything else', async () => {
  const place = await feed.place();
  await append(1);
  const snapshot = [{ id: place, happening: event(100), isSnapshot: true }];
  const follower = feed.follow({ topic: 'sourceHealth', accepts: () => true, after: place, first: snapshot });
  await append(2);
  expect(follower.isBehind).toBe(true);
  expect(await take(follower, 3)).toEqual([100, 1, 2]);
  expect(follower.isBehind).toBe(false);
});

describe('from a place', () => {
  test('tells what followed it, however much that is, and goes on', async () => {
    const place = await feed.place();
    await append(1, 1_700);
    const follower = follow(place);
    const taken = take(follower, 1_702);
    await append(1_701, 1_702);
    expect(await taken).toEqual(upTo(1_702));
  });

  test('tells nothing twice and leaves nothing out while more is written all the time', async () => {
    const place = await feed.place();
    await append(1, 100);
    let written = 100;
    let isDone = false;
    const writer = (async () => {
      while (!isDone) {
        const last = written + 1 + (written % 7);
        await append(written + 1, last);
        written = last;
      }
    })();
    const resumed = await Promise.all(
      upTo(50).map(async () => {
        // Each goes away after a while and resumes where it has come to.
        const seen: number[] = [];
        let from = place;
        for (let time = 0; time < 4; time++) {
          const follower = follow(from);
          for (const _ of upTo(60 + 13 * time)) {
            const { value } = await nextOf(follower);
            if (value === undefined) throw new Error('ended');
            seen.push(value.happening.at);
            from = value.id;
          }
          follower.end();
        }
        return seen;
      }),
    );
    isDone = true;
    await writer;
    for (const seen of resumed) expect(seen).toEqual(upTo(seen.length));
    expect(feed.followers).toBe(0);
  });

  test('tells once what is read from the log before it is heard', async () => {
    let hear = (_: number): void => {};
    const logged = (at: number) => ({ id: String(at), happening: event(at), isSnapshot: false });
    const late = createFeed({
      ...log,
      listen(heard) {
        hear = (at) => heard(logged(at));
        return () => {};
      },
      // Whatever is asked for has all three; the topic is the one of this test.
      after: (async () => [1, 2, 3].map(logged)) as EventLog['after'],
      isAfter: (place, than) => Number(place) > Number(than),
    });
    const follower = late.follow({ topic: 'sourceHealth', accepts: () => true, after: '0' });
    expect(await take(follower, 3)).toEqual([1, 2, 3]);
    for (const at of [2, 3, 4, 5]) hear(at);
    expect(await take(follower, 2)).toEqual([4, 5]);
  });

  test('reads again where something was heard while it read', async () => {
    let hear = (_: number): void => {};
    const logged = (at: number) => ({ id: String(at), happening: event(at), isSnapshot: false });
    const busy = createFeed({
      ...log,
      listen(heard) {
        hear = (at) => heard(logged(at));
        return () => {};
      },
      after: (async (_topic: string, place: string) => {
        const next = Number(place) + 1;
        // What is logged while the answer is on its way is in no answer yet.
        if (next <= 3) hear(next + 1);
        return next <= 4 ? [logged(next)] : [];
      }) as EventLog['after'],
      isAfter: (place, than) => Number(place) > Number(than),
    });
    const follower = busy.follow({ topic: 'sourceHealth', accepts: () => true, after: '0' });
    expect(await take(follower, 4)).toEqual([1, 2, 3, 4]);
    hear(5);
    expect(await take(follower, 1)).toEqual([5]);
  });

  test('gives who resumes the same objects as who has listened', async () => {
    const place = await feed.place();
    const listener = follow();
    await append(1);
    const [heard, resumed] = await Promise.all([nextOf(listener), nextOf(follow(place))]);
    expect(resumed.value).toBe(heard.value);
  });

  test('that is unknown fails with EVENTS_LOST, once, and is followed no more', async () => {
    let ended = 0;
    const follower = feed.follow({
      topic: 'sourceHealth',
      accepts: () => true,
      after: 'nonsense',
      ended: () => {
        ended += 1;
      },
    });
    await expect(nextOf(follower)).rejects.toMatchObject({ code: 'EVENTS_LOST' });
    expect(await nextOf(follower)).toEqual({ done: true, value: undefined });
    expect([feed.followers, ended]).toEqual([0, 1]);
  });

  test('fails with what the store fails of', async () => {
    const failing = createFeed({ ...log, after: () => Promise.reject(new Error('no store')) });
    const follower = failing.follow({ topic: 'sourceHealth', accepts: () => true, after: 'x' });
    await expect(nextOf(follower)).rejects.toThrow('no store');
    expect(failing.followers).toBe(0);
  });
});

describe('who is slow', () => {
  test('keeps a thousand events waiting, and finds the rest in the log', async () => {
    const slow = follow();
    await append(1, 999);
    expect(slow.isBehind).toBe(false);
    await append(1_000, 2_500);
    expect(slow.isBehind).toBe(true);
    expect(await take(slow, 2_500)).toEqual(upTo(2_500));
    const next = take(slow, 1);
    await append(2_501);
    expect(await next).toEqual([2_501]);
    expect(slow.isBehind).toBe(false);
  });

  test('is EVENTS_LOST where the log has dropped the rest', async () => {
    const slow = follow();
    await append(1, 1_001);
    await log.forget(2_000);
    expect(await take(slow, 1_000)).toEqual(upTo(1_000));
    await expect(nextOf(slow)).rejects.toMatchObject({ code: 'EVENTS_LOST' });
  });

  test('misses nothing while the log is still being read', async () => {
    const place = await feed.place();
    await append(1, 600);
    const slow = follow(place);
    expect(await take(slow, 1)).toEqual([1]);
    await append(601, 1_700);
    expect(await take(slow, 1_699)).toEqual(upTo(1_700, 2));
  });
});

describe('ends', () => {
  test('while nothing happens', async () => {
    const follower = follow();
    const next = nextOf(follower);
    follower.end();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(feed.followers).toBe(0);
  });

  test('while the log is read', async () => {
    const place = await feed.place();
    await append(1, 3);
    const follower = follow(place);
    const next = nextOf(follower);
    follower.end();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('with the feed', async () => {
    const nexts = [nextOf(follow()), nextOf(follow(await feed.place()))];
    feed.close();
    expect(await Promise.all(nexts)).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
  });
});
