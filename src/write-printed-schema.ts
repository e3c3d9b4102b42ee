import { writeFileSync } from 'node:fs';
import { printedSchema } from './schema.ts';

/** Writes the printed schema, which is committed so that a change of the contract is seen in review. */
writeFileSync(new URL('../docs/schema.graphql', import.meta.url), printedSchema());
