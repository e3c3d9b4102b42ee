import { expect, test } from '@jest/globals';
import { withScopesTable } from '../../src/access/scopes-table.ts';
import { createSchema } from '../../src/schema.ts';
import { read } from '../docs/readme.ts';

const document = read('docs/security.md');

test('the table of docs/security.md is that of the schema: run `npm run codegen` after a change', () => {
  expect(document).toBe(withScopesTable(document, createSchema()));
});

test('it says what is open and what is closed', () => {
  expect(document).toMatch(/\| `contacts:read` \| .*\*\*Contact\*\* `from` `to` `customerAddress` `subject` `events`/);
  expect(document).toMatch(/\| any token \| \*\*Query\*\* `node` `nodes` `viewer` \|/);
  expect(document).toMatch(
    /\| nothing more, once the object is reached \| \*\*Agent\*\* `id` `source` `externalId` `name`/,
  );
});

test('a document without a place for it is refused', () => {
  expect(() => withScopesTable('nothing', createSchema())).toThrow('has no');
});
