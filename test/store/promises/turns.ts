import { expect, test } from '@jest/globals';
import type { Opened } from '../conformance.ts';

/** Tasks of which one at a time may be under way. */
export function keepsTurns(given: () => Opened): void {
  test('tasks of one name run in their order, one at a time; others beside them', async () => {
    const { turns } = given().store;
    const first = Promise.withResolvers<void>();
    const log: string[] = [];
    const run = (name: string, task: string, until?: Promise<void>): Promise<string> =>
      turns.inTurn(name, async () => {
        log.push(`${task} begins`);
        await until;
        log.push(`${task} ends`);
        return task;
      });
    const results = [run('sinch-fi/anna', 'one', first.promise), run('sinch-fi/anna', 'two')];
    expect(await run('sinch-fi/ben', 'other')).toBe('other');
    expect(log.toSorted()).toEqual(['one begins', 'other begins', 'other ends']);
    first.resolve();
    expect(await Promise.all(results)).toEqual(['one', 'two']);
    expect(log.slice(3)).toEqual(['one ends', 'two begins', 'two ends']);
  });

  test('a task that fails lets the next begin', async () => {
    const { turns } = given().store;
    const failing = turns.inTurn('a/1', () => Promise.reject(new Error('no')));
    const next = turns.inTurn('a/1', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
}
