import { describe, expect, test } from '@jest/globals';
import { kinds } from './damage.ts';
import { sinch } from './sinch.ts';
import { damagedAnswers } from './suite.ts';

describe('an answer of Sinch', () => {
  const done = damagedAnswers(sinch, [1, 2]);

  test('was damaged in every way there is', () => {
    expect([...kinds.any, ...kinds.json].filter((kind) => !done.has(kind))).toEqual([]);
  });
});
