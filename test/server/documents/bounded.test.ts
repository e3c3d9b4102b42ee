import { describe, expect, test } from '@jest/globals';
import { Bounded } from '../../../src/server/documents/bounded.ts';

const texts = (most: number) => new Bounded<string>(most, (text) => text.length);

describe('a bounded store', () => {
  test('keeps what fits and forgets what was used least', () => {
    const store = texts(4);
    store.set('a', 'aa');
    store.set('b', 'bb');
    expect(store.get('a')).toBe('aa');
    store.set('c', 'c');
    expect([store.get('a'), store.get('b'), store.get('c')]).toEqual(['aa', undefined, 'c']);
  });

  test('forgets as many as it takes', () => {
    const store = texts(4);
    for (const key of ['a', 'b', 'c', 'd']) store.set(key, key);
    store.set('e', 'eee');
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => store.get(key))).toEqual([
      undefined,
      undefined,
      undefined,
      'd',
      'eee',
    ]);
  });

  test('takes nothing that is heavier than all together, and keeps the rest', () => {
    const store = texts(4);
    store.set('a', 'aa');
    store.set('b', 'bbbbb');
    expect([store.get('a'), store.get('b')]).toEqual(['aa', undefined]);
  });

  test('weighs what is set again once', () => {
    const store = texts(4);
    for (let i = 0; i < 10; i++) store.set('a', 'aa');
    store.set('b', 'bb');
    expect([store.get('a'), store.get('b')]).toEqual(['aa', 'bb']);
    expect(store.delete('a')).toBe(true);
    expect(store.delete('a')).toBe(false);
    store.set('c', 'cc');
    expect([store.get('b'), store.get('c')]).toEqual(['bb', 'cc']);
  });
});
