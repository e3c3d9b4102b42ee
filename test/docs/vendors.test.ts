import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { configJsonSchema } from '../../src/config/index.ts';
import { read, root } from './readme.ts';

/** Every vendor has a folder of its own. */
const vendors = readdirSync(new URL('src/vendors/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every vendor is in the registry, and in the configuration', () => {
  const registered = [...read('src/vendors/registry.ts').matchAll(/case '(\w+)'/g)].map(([, name = '']) => name);
  expect(registered.map((name) => name.toLowerCase()).sort()).toEqual([...vendors].sort());
  const configured = JSON.stringify(configJsonSchema());
  expect(registered.filter((name) => !configured.includes(`"const":"${name}"`))).toEqual([]);
});

describe.each(vendors)('the vendor %s', (vendor) => {
  test.each([
    `src/vendors/${vendor}/README.md`,
    `src/vendors/${vendor}/settings.ts`,
    `src/sandbox/${vendor}/index.ts`,
    `test/conformance/${vendor}.test.ts`,
  ])('has %s', (path) => {
    expect(existsSync(new URL(path, root))).toBe(true);
  });

  test('runs the conformance suite', () => {
    expect(read(`test/conformance/${vendor}.test.ts`)).toMatch(/^conformance\(/m);
  });
});
