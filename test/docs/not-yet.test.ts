import { expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config/index.ts';
import { section } from './readme.ts';

const tenios = { id: 'tenios-de', vendor: 'TENIOS', accessKey: 'key', agents: [{ email: 'anna@acme.example' }] };
const whole = { auth: { mode: 'none' }, sources: [tenios] };

/** What the README says is refused, by the words it uses, and a configuration that asks for it. */
const missing = {
  '`staleIfError`': { sources: [{ ...tenios, staleIfError: '30s' }] },
};

test.each(Object.entries(missing))('the README says that %s is refused, and it is', (words, changes) => {
  expect(section('Not in this version')).toContain(words);
  const loaded = loadConfig(JSON.stringify({ ...whole, ...changes }), 'json', {});
  const problems = 'problems' in loaded ? loaded.problems : [];
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/in this version yet/)]);
});

test('and nothing else is', () => {
  expect(loadConfig(JSON.stringify(whole), 'json', {})).toHaveProperty('config');
});
