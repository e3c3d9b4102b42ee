import { readFileSync, writeFileSync } from 'node:fs';
import { createSchema } from '../schema.ts';
import { withScopesTable } from './scopes-table.ts';

/** Writes the table of scopes into docs/security.md, where a change of who may do what is seen in review. */
const file = new URL('../../docs/security.md', import.meta.url);
writeFileSync(file, withScopesTable(readFileSync(file, 'utf8'), createSchema()));
