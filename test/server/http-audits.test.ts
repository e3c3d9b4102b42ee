import { expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { standing } from '../kit/standing.ts';

const service = standing();

/** Browsers send such a header only after a preflight: it is how a client without a JSON body passes the CSRF rule. */
const fetchFn: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', 'true');
  return fetch(input, { ...init, headers });
};

const audits = serverAudits({ url: () => new URL('graphql', service.url).href, fetchFn });

test('no audit was lost', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits)('$id $name', async (audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
});
