import { describe, expect, test } from '@jest/globals';
import { configOf, file, pathsOf, problemsOf, sinch, tenios } from './kit.ts';

describe('what this version does not do is refused in one sentence', () => {
  test.each([
    [{ sources: [tenios({ staleIfError: '30s' })] }, 'sources[0].staleIfError', 'not in this version yet'],
    [{ sources: [sinch({ staleIfError: 0 })] }, 'sources[0].staleIfError', 'remove this key or write 0s'],
    [{ sources: [sinch({ staleIfError: null })] }, 'sources[0].staleIfError', 'remove this key or write 0s'],
  ])('%j', (changes, path, words) => {
    expect(problemsOf(file({ ...changes }))).toEqual([{ path, message: expect.stringContaining(words) }]);
  });

  test('beside everything else that is wrong', () => {
    const text = file({
      sources: [sinch({ id: 'e', staleIfError: '1s' }), tenios({ id: 'e', timeout: 1 })],
      colour: 1,
    });
    expect(pathsOf(text)).toEqual(['colour', 'sources[0].staleIfError', 'sources[1].id', 'sources[1].timeout']);
  });
});

describe('what is in effect anyway may be said', () => {
  test('and leaves no trace in the configuration', () => {
    const said = file({ sources: [tenios({ staleIfError: '0s' })] });
    expect(configOf(said)).toEqual(configOf(file()));
  });

  test('also by the environment', () => {
    const text = file({
      sources: [tenios({ staleIfError: `\${S}` })],
    });
    expect(configOf(text, { S: '0ms' })).toEqual(configOf(file()));
  });
});
