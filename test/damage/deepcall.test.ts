import { describe } from '@jest/globals';
import { deepcall } from './deepcall.ts';
import { damagedAnswers } from './suite.ts';

describe('an answer of DeepCall', () => {
  damagedAnswers(deepcall);
});
