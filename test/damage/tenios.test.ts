import { describe } from '@jest/globals';
import { damagedAnswers } from './suite.ts';
import { tenios } from './tenios.ts';

describe('an answer of TENIOS', () => {
  damagedAnswers(tenios);
});
