import { expect, test } from '@jest/globals';
import { oneAtATime } from '../src/one-at-a-time.ts';

test('tasks of one key run in turn, those of another beside them', async () => {
  const inTurn = oneAtATime();
  const first = Promise.withResolvers<void>();
  const log: string[] = [];
  const task = (name: string, until?: Promise<void>) => async () => {
    log.push(`${name} begins`);
    await until;
    log.push(`${name} ends`);
    return name;
  };
  const results = [inTurn('anna', task('one', first.promise)), inTurn('anna', task('two'))];
  expect(await inTurn('ben', task('other'))).toBe('other');
  expect(log).toEqual(['one begins', 'other begins', 'other ends']);
  first.resolve();
  expect(await Promise.all(results)).toEqual(['one', 'two']);
  expect(log.slice(3)).toEqual(['one ends', 'two begins', 'two ends']);
});

test('a failure is its own task’s and lets the next begin', async () => {
  const inTurn = oneAtATime();
  const failing = inTurn('anna', async () => {
    throw new Error('no');
  });
  const next = inTurn('anna', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
  expect(await inTurn('anna', async () => 'again')).toBe('again');
});
