import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { configJsonSchema } from '../../src/config/index.ts';
import { deepcall, engage, file, sinch, tenios } from './kit.ts';
import { keysOf } from './schema-keys.ts';

describe('the JSON Schema', () => {
  test('in docs/ is the one that the rules make: run npm run codegen', () => {
    const shipped = readFileSync(new URL('../../docs/trunkline.schema.json', import.meta.url), 'utf8');
    expect(shipped).toBe(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  });

  test('says of every key what it is', () => {
    const keys = keysOf(configJsonSchema());
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter(({ description }) => description === undefined)).toEqual([]);
  });

  test('takes a file that is right, references to the environment in it, and refuses what is not a key', () => {
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(configJsonSchema())));
    const takes = (text: string) => schema.safeParse(JSON.parse(text)).success;
    expect(takes(file({ sources: [tenios(), deepcall(), engage(), sinch()] }))).toBe(true);
    expect(
      takes(file({ server: { port: `\${P}`, introspection: `\${I}` }, limits: { operationTimeout: `\${T}` } })),
    ).toBe(true);
    expect(takes(file({ sources: [tenios({ accessKey: `\${K}`, notReadyReasonField: `\${F}` })] }))).toBe(true);
    expect(takes(file({ server: { prot: 1 } }))).toBe(false);
    expect(takes(file({ server: { port: '4000x' } }))).toBe(false);
    expect(takes(file({ limits: { operationTimeout: '3 days' } }))).toBe(false);
    expect(takes(file({ auth: undefined }))).toBe(false);
  });
});
