import { expect, test } from '@jest/globals';
import { printedSchema } from '../../src/schema.ts';
import { read } from './readme.ts';

test('docs/schema.graphql is the schema as it is served: run `npm run codegen` after a change', () => {
  expect(read('docs/schema.graphql')).toBe(printedSchema());
});
