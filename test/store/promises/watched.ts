import { expect, test } from '@jest/globals';
import type { Opened } from '../conformance.ts';
import { happening } from '../fixtures.ts';

/** What was last known of what is watched. */
export function keepsWhatIsWatched(given: () => Opened): void {
  test('of a resource of which nothing was noted it says so, unlike of one that has nothing', async () => {
    const { watched } = given().store;
    expect(await watched.known('sinch-fi/contacts')).toBeNull();
    await watched.note('sinch-fi/contacts', new Map(), []);
    expect(await watched.known('sinch-fi/contacts')).toEqual(new Map());
    expect(await watched.known('sinch-fi/contact')).toBeNull();
  });

  test('keeps what was noted, by key, and forgets what is gone', async () => {
    const { watched } = given().store;
    const odd = `o'brien "§ 🙂:1`;
    await watched.note(
      'a',
      new Map([
        ['1', '{"n":1}'],
        ['2', 'null'],
        [odd, '""'],
      ]),
      [],
    );
    await watched.note('b', new Map([['1', '"other"']]), []);
    await watched.note(
      'a',
      new Map([
        ['1', '{"n":2}'],
        ['2', null],
        ['never', null],
      ]),
      [],
    );
    expect(await watched.known('a')).toEqual(
      new Map([
        ['1', '{"n":2}'],
        [odd, '""'],
      ]),
    );
    expect(await watched.known('b')).toEqual(new Map([['1', '"other"']]));
    await watched.note(
      'a',
      new Map([
        ['1', null],
        [odd, null],
      ]),
      [],
    );
    expect(await watched.known('a')).toEqual(new Map());
  });

  test('logs with a note what is told of it', async () => {
    const { watched, log } = given().store;
    const start = await log.end();
    const told = [happening('STARTED'), happening('ENDED')];
    expect(await watched.note('a', new Map([['1', '1']]), told, null)).toBe(true);
    expect(await watched.note('a', new Map([['1', '1']]), [], new Map([['1', '1']]))).toBe(true);
    expect((await log.after('wrapUp', start, 10))?.map((logged) => logged.happening)).toEqual(told);
  });

  test('does work that is to be done alone, and says so', async () => {
    const { watched } = given().store;
    const done: string[] = [];
    expect(
      await watched.alone('a', async () => {
        done.push('a');
      }),
    ).toBe(true);
    expect(
      await watched.alone('a', async () => {
        done.push('a again');
      }),
    ).toBe(true);
    expect(done).toEqual(['a', 'a again']);
  });

  test('takes work up again that it has left, and knows what it knew', async () => {
    const { watched } = given().store;
    await watched.note('a', new Map([['1', '1']]), []);
    await watched.leave('a');
    expect(await watched.alone('a', async () => {})).toBe(true);
    await watched.leave('a');
    await watched.leave('a');
    expect(await watched.alone('a', async () => {})).toBe(true);
    expect(await watched.known('a')).toEqual(new Map([['1', '1']]));
  });

  test('lets what goes wrong in such work be known, and the next be done', async () => {
    const { watched } = given().store;
    const failing = watched.alone('a', async () => {
      throw new Error('the vendor is away');
    });
    await expect(failing).rejects.toThrow('the vendor is away');
    expect(await watched.alone('a', async () => {})).toBe(true);
  });
}
