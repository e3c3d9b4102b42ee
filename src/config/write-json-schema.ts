import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './json-schema.ts';

/** Writes docs/trunkline.schema.json anew. A test fails when that file is not what this writes. */
writeFileSync(
  new URL('../../docs/trunkline.schema.json', import.meta.url),
  `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
);
