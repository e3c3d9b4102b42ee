import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { configJsonSchema, loadConfig } from '../../src/config/index.ts';
import { keysOf } from './schema-keys.ts';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
/** The first two cells of every row that describes a key. */
const rows = new Map(
  [...page.matchAll(/^\| `([\w.[\]]+)` \| (.+?) \|/gm)].map(([, key = '', preset = '']) => [key, preset]),
);
const sections = new Set(['server', 'auth', 'sources', 'store', 'events', 'wrapUp', 'watch', 'limits']);
const keys = keysOf(configJsonSchema()).filter(({ path }) => !sections.has(path));

describe('docs/configuration.md', () => {
  test('describes every key, and no other', () => {
    expect([...rows.keys()].sort()).toEqual([...new Set(keys.map(({ path }) => path))].sort());
    for (const section of sections) expect(page).toContain(`### \`${section}\``);
  });

  test('gives every default as it is', () => {
    const wrong = keys.filter(({ path, default: preset }) => {
      const written = typeof preset === 'string' ? preset : JSON.stringify(preset);
      return preset !== undefined && !rows.get(path)?.includes(`\`${written}\``);
    });
    expect(wrong).toEqual([]);
  });

  test.each([...page.matchAll(/```(yaml|json)\n([\s\S]*?)```/g)].map(([, format, text]) => [format, text]))(
    'has a %s example that works',
    (format = '', text = '') => {
      const env = {
        TENIOS_KEY: 'k',
        RAVI_TOKEN: 't',
        MEERA_SSID: 's',
        ENGAGE_PASSWORD: 'p',
        SINCH_PASSWORD: 'p',
        SINCH_KEY: 'k',
      };
      expect(loadConfig(text, format === 'json' ? 'json' : 'yaml', env)).toHaveProperty('config');
    },
  );

  test('shows problems as they are told', () => {
    const text = `
auth: { mode: none }
server: { prot: 1 }
sources:
  - { id: a, vendor: TENIOS, accessKey: "\${TENIOS_KEY}", agents: [{ email: a@b }] }
  - { id: b, vendor: SINCH, auth: { type: basic, username: u, password: p } }`;
    const loaded = loadConfig(text, 'yaml', {});
    const problems = 'problems' in loaded ? loaded.problems : [];
    expect(problems).toHaveLength(3);
    for (const { path, message } of problems) expect(page).toContain(`${path}: ${message}`);
  });
});
