import { describe, expect, test } from '@jest/globals';
import { configOf, file, problemsOf, sinch, tenios } from './kit.ts';

const keyOf = (written: string, env: Record<string, string | undefined>) => {
  const [source] = configOf(file({ sources: [tenios({ accessKey: written })] }), env).sources;
  return source?.vendor === 'TENIOS' ? source.accessKey : undefined;
};

describe('environment variables', () => {
  test.each([
    [`\${KEY}`, 'k1'],
    [`a-\${KEY}-b`, 'a-k1-b'],
    [`\${KEY}\${OTHER_2}`, 'k1k2'],
    [`$\${KEY}`, `\${KEY}`],
    [`$$\${KEY}`, `$\${KEY}`],
    ['$KEY', '$KEY'],
    ['{KEY}', '{KEY}'],
    [`\${NESTED}`, `\${KEY}`],
  ])('%s is read as %s', (written, read) => {
    expect(keyOf(written, { KEY: 'k1', OTHER_2: 'k2', NESTED: `\${KEY}` })).toBe(read);
  });

  test('serve as numbers, switches, durations and list entries', () => {
    const text = file({
      server: { port: `\${P}`, introspection: `\${I}`, cors: { origins: [`\${O}`] } },
      sources: [sinch({ timeout: `\${T}`, maxConcurrent: `\${M}` })],
    });
    const config = configOf(text, { P: '8080', I: 'false', O: 'https://desk.example', T: '5m', M: '7' });
    expect(config).toMatchObject({
      server: { port: 8080, introspection: false, cors: { origins: ['https://desk.example'] } },
      sources: [{ timeout: 300_000, maxConcurrent: 7 }],
    });
  });

  test('are told by name and path when they are not set, every one, and nothing else is said about the place', () => {
    const auth = { type: 'basic', username: `\${USER}`, password: `\${PW}\${PW2}\${PW}` };
    const unset = (path: string, name: string) => ({
      path,
      message: `takes the environment variable ${name}, which is not set; set it, or write the value here.`,
    });
    expect(problemsOf(file({ server: { port: `\${P}` }, sources: [sinch({ auth })] }), { USER: 'u' })).toEqual([
      unset('sources[0].auth.password', 'PW'),
      unset('sources[0].auth.password', 'PW2'),
      unset('server.port', 'P'),
    ]);
  });

  test('are not what every object has', () => {
    expect(problemsOf(file({ store: { path: `\${constructor}` } }))).toMatchObject([{ path: 'store.path' }]);
  });

  test.each([`\${}`, `\${KEY`, `\${my-key}`, `\${1}`])('%s is no reference', (written) => {
    expect(problemsOf(file({ store: { path: written } }), { KEY: 'x' })).toEqual([
      {
        path: 'store.path',
        message: `has a \${ without a variable name and } after it; write $\${ for a plain \${.`,
      },
    ]);
  });

  test('that are empty are empty texts', () => {
    expect(problemsOf(file({ store: { path: `\${EMPTY}` } }), { EMPTY: '' })).toMatchObject([{ path: 'store.path' }]);
  });
});
