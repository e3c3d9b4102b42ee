import { describe, expect, test } from '@jest/globals';
import { kinds } from './damage.ts';
import { engage } from './engage.ts';
import { damagedAnswers } from './suite.ts';

describe('an answer of Engage', () => {
  const done = damagedAnswers(engage, [2, 2]);

  test('was damaged in every way there is', () => {
    expect([...kinds.any, ...kinds.xml].filter((kind) => !done.has(kind))).toEqual([]);
  });
});
