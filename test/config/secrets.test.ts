import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeProblems, loadConfig } from '../../src/config/index.ts';
import { file, sinch, tenios } from './kit.ts';

const secret = 'Hunter2-Secret';

function told(text: string, format: 'yaml' | 'json' = 'yaml', env: Record<string, string> = {}): string {
  const loaded = loadConfig(text, format, env);
  return 'problems' in loaded ? describeProblems(loaded.problems) : '';
}

describe('no problem shows a secret', () => {
  test.each([
    ['a blank forgotten after the colon', `{ sources: [{ accessKey:${secret} }] }`],
    ['the same on a line of its own', `sources:\n  - id: a\n    accessKey:${secret}\n    vendor: TENIOS`],
    ['an equals sign', `{ sources: [{ vendor: TENIOS, accessKey=${secret} }] }`],
    ['a tag', `{ sources: [{ accessKey: !${secret} }] }`],
    ['an alias', `{ sources: [{ accessKey: *${secret} }] }`],
    ['an open quote', `sources: [{ accessKey: "${secret} }]`],
    ['a percent sign', `accessKey: %${secret}\n%${secret}`],
    ['a bracket', `accessKey: ]${secret}[`],
    ['a quoted word followed by another', `accessKey: "x" ${secret}`],
    ['a mapping for text', file({ sources: [tenios({ accessKey: { [`x ${secret}`]: secret } })] })],
    ['an unknown key with it', file({ sources: [tenios({ token: secret, password: [secret] })] })],
    ['a password in the address', file({ sources: [sinch({ baseUrl: `https://u:${secret}@x` })] })],
  ])('%s', (_name, text) => {
    expect(told(text)).not.toBe('');
    expect(told(text)).not.toContain(secret);
  });

  test.each([`{"accessKey": ${secret}}`, `{"accessKey": '${secret}'}`, `{"accessKey": "${secret}",}`, `"${secret}`])(
    'broken JSON: %s',
    (text) => {
      expect(told(text, 'json')).not.toBe('');
      expect(told(text, 'json')).not.toContain(secret);
    },
  );

  test('nor a value of the environment, wherever it does not fit', () => {
    const reference = `\${X}`;
    const text = file({
      auth: { mode: reference },
      server: { host: `${reference}:1`, port: reference, introspection: reference, cors: { origins: [reference] } },
      sources: [
        tenios({
          id: reference,
          baseUrl: reference,
          timeout: reference,
          timeZone: reference,
          agents: [{ email: reference }],
        }),
        tenios({ id: reference, vendor: reference }),
        sinch({ language: reference, staleIfError: reference, auth: { type: reference } }),
      ],
      limits: { depth: reference },
    });
    const lines = told(text, 'yaml', { X: secret, PORT: secret });
    expect(lines.split('\n').length).toBeGreaterThan(12);
    expect(lines).not.toContain(secret);
  });
});

test('whatever stands in a file, loading answers, in sentences of ours, without a value of it', () => {
  const keys = fc.constantFrom(
    'server',
    'auth',
    'sources',
    'store',
    'limits',
    'mode',
    'port',
    'vendor',
    'id',
    'agents',
    'email',
  );
  const words = fc.constantFrom(
    secret,
    'none',
    'TENIOS',
    'SINCH',
    'basic',
    'DEEPCALL',
    '10s',
    `\${X}`,
    `\${Y}`,
    `$\${`,
    '',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'large' },
      fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, keys, (value, key) => {
      const text = JSON.stringify({ auth: { mode: 'none' }, sources: [tenios()], [key]: value });
      const lines = told(text, 'yaml', { X: secret });
      expect(lines).not.toContain(secret);
      expect(lines).not.toMatch(/Invalid|expected|undefined|NaN/);
      if (lines !== '') for (const line of lines.split('\n')) expect(line).toMatch(/[.?]$/);
    }),
    { numRuns: 500 },
  );
});
