import { afterEach, beforeEach, expect } from '@jest/globals';

/** Silence is a rule: a test that writes to the console fails. */
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of methods) {
    console[method] = (...parts: unknown[]) => {
      printed.push(`console.${method}: ${parts.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  expect(printed).toEqual([]);
});
