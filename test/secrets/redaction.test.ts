import { expect, test } from '@jest/globals';
import { Redaction } from '../../src/cli/redaction.ts';
import { configJsonSchema } from '../../src/config/index.ts';
import { secretsOf } from '../../src/config/secrets.ts';
import { configOf } from '../config/kit.ts';
import { keysOf } from '../config/schema-keys.ts';
import { sourcesAt } from './kit.ts';
import { credentials, formsOf, found } from './marks.ts';

const text = JSON.stringify({
  auth: { mode: 'jwt', issuer: 'i', audience: 'a', secret: credentials.jwt },
  sources: sourcesAt('https://vendor.example'),
  store: { redis: `redis://:${encodeURIComponent(credentials.redis)}@localhost:6379` },
});

test('every secret of a configuration is known', () => {
  expect(new Set(secretsOf(configOf(text)))).toEqual(new Set(Object.values(credentials)));
});

test('every key of which the settings say that it is a secret is one', () => {
  const described = keysOf(configJsonSchema())
    .filter(({ description }) => /A secret\.$/.test(String(description)))
    .map(({ path }) => path);
  const names = new Set(described.map((path) => path.split('.').at(-1)));
  expect(names).toEqual(new Set(['accessKey', 'token', 'ssid', 'password', 'apiKey', 'secret']));
});

test('none is written, however it is encoded, and the rest is', () => {
  const redaction = new Redaction();
  redaction.learn(secretsOf(configOf(text)));
  for (const secret of Object.values(credentials)) {
    for (const form of [
      secret,
      JSON.stringify(secret),
      encodeURIComponent(secret),
      btoa(unescape(encodeURIComponent(`user:${secret}`))),
    ]) {
      const written = redaction.clean(`before ${form} after`);
      expect(found(written, { secret })).toEqual([]);
      expect(written).toMatch(/^before .*\[redacted\].* after$/);
    }
  }
  expect(redaction.clean('{"level":30,"source":"sinch"}')).toBe('{"level":30,"source":"sinch"}');
});

test('short ones are left, for they are in every other word', () => {
  const redaction = new Redaction();
  redaction.learn(['key', 'u', '', 'long.enough']);
  expect(redaction.clean('the keyword of u is long.enough, not longXenough')).toBe(
    'the keyword of u is [redacted], not longXenough',
  );
});

test('what was learnt before is taken out for ever', () => {
  const redaction = new Redaction();
  expect(redaction.clean('first-secret')).toBe('first-secret');
  redaction.learn(['first-secret']);
  redaction.learn(['second-secret']);
  redaction.learn([]);
  expect(redaction.clean('first-secret, second-secret')).toBe('[redacted], [redacted]');
});

test('the search has more forms than what is taken out', () => {
  expect(formsOf(credentials.engage).length).toBeGreaterThan(8);
});
