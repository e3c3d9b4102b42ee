import { expect, test } from '@jest/globals';
import type { Opened } from '../conformance.ts';

/** Things that vendors cannot list. */
export function keepsKnownThings(given: () => Opened): void {
  test('of a kind of which nothing is known it says so', async () => {
    expect(await given().store.known.all('engage-us', 'ScheduleGroup')).toEqual([]);
  });

  test('gives back what came to be known at a source, of its kind and in its order', async () => {
    const { known } = given().store;
    const [first, second] = [
      { id: `o'brien "§ 🙂:1`, record: '{"b":[1,null]}' },
      { id: '0042', record: '"text"' },
    ];
    for (const thing of [first, second]) await known.put('engage-us', 'ScheduleGroup', thing);
    await known.put('engage-us', 'AgentGroup', { id: '0042', record: '1' });
    await known.put('engage-eu', 'ScheduleGroup', { id: '0042', record: '2' });
    expect(await known.all('engage-us', 'ScheduleGroup')).toEqual([first, second]);
    expect(await known.all('engage-us', 'AgentGroup')).toEqual([{ id: '0042', record: '1' }]);
    expect(await known.all('engage-eu', 'ScheduleGroup')).toEqual([{ id: '0042', record: '2' }]);
    expect(await known.all('engage-eu', 'AgentGroup')).toEqual([]);
  });

  test('replaces what was known of a thing in its place, and forgets it alone', async () => {
    const { known } = given().store;
    const put = (id: string, record: string) => known.put('engage-us', 'AgentGroup', { id, record });
    for (const id of ['b', 'a', 'c']) await put(id, '1');
    await put('b', '2');
    const all = () => known.all('engage-us', 'AgentGroup');
    expect(await all()).toEqual([
      { id: 'b', record: '2' },
      { id: 'a', record: '1' },
      { id: 'c', record: '1' },
    ]);
    await known.remove('engage-us', 'ScheduleGroup', 'b');
    await known.remove('engage-eu', 'AgentGroup', 'b');
    await known.remove('engage-us', 'AgentGroup', 'nothing');
    expect(await all()).toHaveLength(3);
    await known.remove('engage-us', 'AgentGroup', 'b');
    await put('b', '3');
    expect((await all()).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });
}
