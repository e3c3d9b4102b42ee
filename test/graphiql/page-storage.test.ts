import { expect, test } from '@jest/globals';
import { type PageStorage, withoutHeaders } from '../../src/graphiql/page-storage.ts';

function memory(): PageStorage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
    clear: () => kept.clear(),
  };
}

test('what was typed as headers is not kept, wherever it stands', () => {
  const storage = memory();
  const entry = { query: '{ sources { name } }', headers: '{"authorization":"Bearer secret"}' };
  withoutHeaders(storage).setItem('graphiql:queries', JSON.stringify({ queries: [entry] }));
  expect(storage.getItem('graphiql:queries')).toBe(JSON.stringify({ queries: [{ ...entry, headers: null }] }));
});

test('all else is kept as it is', () => {
  const storage = withoutHeaders(memory());
  storage.setItem('graphiql:theme', 'dark');
  storage.setItem('graphiql:query', 'query headers { headers }');
  expect(storage.getItem('graphiql:theme')).toBe('dark');
  expect(storage.getItem('graphiql:query')).toBe('query headers { headers }');
  expect(storage.length).toBe(2);
  storage.removeItem('graphiql:theme');
  expect(storage.getItem('graphiql:theme')).toBeNull();
  storage.clear();
  expect(storage.length).toBe(0);
});
