import { expect, test } from '@jest/globals';
import type { Happening, Logged, SourceHealthHappening } from '../../../src/model/event.ts';
import type { Opened } from '../conformance.ts';
import { happening, putOf, wrapUp } from '../fixtures.ts';

const health = (at: number): SourceHealthHappening => ({
  topic: 'sourceHealth',
  at,
  sourceId: 'tenios-de',
  status: 'UP',
  previousStatus: 'DOWN',
});

/** What happened, in order. */
export function keepsALog(given: () => Opened): void {
  /** Resolves with what is heard once it is so much. */
  function heard(count: number): Promise<readonly Logged[]> {
    const all: Logged[] = [];
    const { promise, resolve } = Promise.withResolvers<readonly Logged[]>();
    const stop = given().store.log.listen((logged) => {
      if (all.push(logged) < count) return;
      stop();
      resolve(all);
    });
    return promise;
  }

  const happenings = (logged: readonly Logged[] | null): readonly Happening[] | undefined =>
    logged?.map((one) => one.happening);

  /** Logs events of these moments, and gives their places. */
  async function logAt(...moments: readonly number[]): Promise<readonly string[]> {
    const hearing = heard(moments.length);
    await given().store.log.append(moments.map((at) => happening('STARTED', wrapUp(), at)));
    return (await hearing).map(({ id }) => id);
  }

  test('gives back what happened after a place, of its topic and in order', async () => {
    const { log } = given().store;
    const start = await log.end();
    expect(await log.after('wrapUp', start, 10)).toEqual([]);
    const [first, second] = [happening('STARTED'), happening('EXPIRED', wrapUp({ contactExternalId: '🙂"' }), 6000)];
    await log.append([first, health(7000)]);
    await log.append([second]);
    expect(happenings(await log.after('wrapUp', start, 10))).toEqual([first, second]);
    expect(happenings(await log.after('sourceHealth', start, 10))).toEqual([health(7000)]);
    expect(await log.after('contact', start, 10)).toEqual([]);
    for (const logged of (await log.after('wrapUp', start, 10)) ?? []) expect(logged.isSnapshot).toBe(false);
  });

  test('goes on from any place without gap and repeat, so many at a time', async () => {
    const { log } = given().store;
    const start = await log.end();
    await logAt(...Array.from({ length: 25 }, (_, at) => at));
    const read: number[] = [];
    for (let place = start; ; ) {
      const some = (await log.after('wrapUp', place, 10)) ?? [];
      expect(some.length).toBe(Math.min(10, 25 - read.length));
      read.push(...some.map((logged) => logged.happening.at));
      const last = some.at(-1);
      if (last === undefined) break;
      place = last.id;
    }
    expect(read).toEqual(Array.from({ length: 25 }, (_, at) => at));
  });

  test("takes another topic's place for its own, and the place of now", async () => {
    const { log } = given().store;
    const hearing = heard(3);
    const [first, second] = [happening('STARTED'), happening('ENDED')];
    await log.append([first, health(1), second]);
    const between = (await hearing)[1]?.id ?? '';
    expect(happenings(await log.after('wrapUp', between, 10))).toEqual([second]);
    expect(await log.after('wrapUp', await log.end(), 10)).toEqual([]);
  });

  test.each([
    '',
    'nonsense',
    '0',
    '-1',
    '0-0',
    '00000000-0',
    'ffffffff-zzzzzzzz',
    `${'9'.repeat(400)}-1`,
    '🙂',
    '$',
    '+',
    '*',
  ])('does not know the place %j', async (place) => {
    const { log } = given().store;
    await logAt(1);
    expect(await log.after('wrapUp', place, 10)).toBeNull();
    expect(log.isAfter(place, await log.end())).toBe(false);
  });

  test('knows which place comes after which', async () => {
    const { log } = given().store;
    const start = await log.end();
    const places = [start, ...(await logAt(...Array.from({ length: 40 }, () => 1)))];
    expect(await log.end()).toBe(places.at(-1));
    for (const [at, place] of places.entries())
      for (const [than, other] of places.entries()) expect(log.isAfter(place, other)).toBe(at > than);
  });

  test('tells listeners everything in the order of the log, whoever logged it', async () => {
    const { log, wrapUps, watched } = given().store;
    const start = await log.end();
    const hearing = [heard(60), heard(60)];
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        await log.append([health(at)]);
        await wrapUps.put(putOf(wrapUp({ agentExternalId: `${at}` }), { told: ['STARTED'] }));
        await watched.note('a', new Map(), [happening('ENDED', wrapUp(), at)]);
      }),
    );
    const [first = [], second = []] = await Promise.all(hearing);
    expect(second).toEqual(first);
    for (const [at, { id }] of first.entries()) expect(log.isAfter(id, first[at - 1]?.id ?? start)).toBe(true);
    expect(first.filter((one) => one.happening.topic === 'wrapUp')).toEqual(await log.after('wrapUp', start, 100));
  });

  test('tells a listener nothing of before and nothing any more once it has ended', async () => {
    const { log } = given().store;
    await logAt(1);
    const ended: number[] = [];
    const end = log.listen((logged) => ended.push(logged.happening.at));
    await logAt(2);
    end();
    end();
    await logAt(3);
    expect(ended).toEqual([2]);
  });

  test('tells with a change of a wrap-up what is told of it, in its order', async () => {
    const { log, wrapUps } = given().store;
    const hearing = heard(2);
    const start = await log.end();
    await wrapUps.put(putOf(wrapUp(), { told: ['STARTED', 'EXTENDED'] }));
    const logged = await hearing;
    expect(happenings(logged)).toEqual([happening('STARTED'), happening('EXTENDED')]);
    expect(await log.after('wrapUp', start, 10)).toEqual(logged);
  });

  test('knows nothing of a change that lost', async () => {
    const { log, wrapUps } = given().store;
    const start = await log.end();
    const puts = Array.from({ length: 20 }, (_, at) =>
      wrapUps.put(putOf(wrapUp({ endsAt: 70_000 + at }), { told: ['STARTED', 'EXTENDED'] })),
    );
    const won = (await Promise.all(puts)).indexOf(true);
    const told = wrapUp({ endsAt: 70_000 + won });
    expect(happenings(await log.after('wrapUp', start, 100))).toEqual([
      happening('STARTED', told),
      happening('EXTENDED', told),
    ]);
  });

  test('drops what happened before a moment, and says of a place before it that it is lost', async () => {
    const { log } = given().store;
    const start = await log.end();
    const [first = '', second = '', third = ''] = await logAt(1000, 2000, 3000);
    await log.forget(1000);
    expect(await log.after('wrapUp', start, 10)).toHaveLength(3);
    await log.forget(2500);
    expect(await log.after('wrapUp', start, 10)).toBeNull();
    expect(await log.after('wrapUp', first, 10)).toBeNull();
    expect(await log.after('sourceHealth', first, 10)).toBeNull();
    expect(happenings(await log.after('wrapUp', second, 10))).toEqual([happening('STARTED', wrapUp(), 3000)]);
    expect(await log.after('wrapUp', third, 10)).toEqual([]);
    expect(log.isAfter(third, first)).toBe(true);
  });

  test('goes on counting where everything was dropped', async () => {
    const { log } = given().store;
    const [only = ''] = await logAt(1000);
    await log.forget(5000);
    expect(await log.end()).toBe(only);
    expect(await log.after('wrapUp', only, 10)).toEqual([]);
    const [next = ''] = await logAt(6000);
    expect(log.isAfter(next, only)).toBe(true);
    expect(await log.after('wrapUp', only, 10)).toHaveLength(1);
  });
}
