import { expect, test } from '@jest/globals';
import type { Opened } from '../conformance.ts';

/** Answers of writes, by key. */
export function keepsAnswers(given: () => Opened): void {
  test('gives a key to one caller, until it is released', async () => {
    const { store, clock } = given();
    const until = clock.now() + 1000;
    expect(await store.answers.claim('key', 'hash', until)).toBeNull();
    expect(await store.answers.claim('key', 'other', until)).toEqual({ inputHash: 'hash', answer: null });
    await store.answers.release('key');
    expect(await store.answers.claim('key', 'other', until)).toBeNull();
  });

  test('tells what has become of a key at which another caller works', async () => {
    const { store, clock } = given();
    const until = clock.now() + 1000;
    expect(await store.answers.settled('key')).toBeNull();
    await store.answers.claim('key', 'hash', until);
    await store.answers.settle('key', '"answer"');
    expect(await store.answers.settled('key')).toEqual({ inputHash: 'hash', answer: '"answer"' });
    await store.answers.release('key');
    expect(await store.answers.settled('key')).toBeNull();
  });

  test('keeps an answer until its time is up', async () => {
    const { store, clock } = given();
    await store.answers.claim('key', 'hash', clock.now() + 1000);
    await store.answers.claim('longer', 'hash', clock.now() + 1001);
    await store.answers.settle('key', '{"done":true}');
    await store.answers.settle('longer', '"kept"');
    clock.advance(999);
    expect(await store.answers.claim('key', 'hash', clock.now() + 1000)).toEqual({
      inputHash: 'hash',
      answer: '{"done":true}',
    });
    clock.advance(1);
    expect(await store.answers.claim('key', 'hash', clock.now() + 1000)).toBeNull();
    expect(await store.answers.claim('longer', 'hash', clock.now() + 1000)).toEqual({
      inputHash: 'hash',
      answer: '"kept"',
    });
  });
}
