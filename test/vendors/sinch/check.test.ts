import { expect, test } from '@jest/globals';
import pino from 'pino';
import { createMetrics } from '../../../src/metrics.ts';
import { openEmbeddedStore } from '../../../src/store/embedded.ts';
import { createSource } from '../../../src/vendors/registry.ts';
import { configOf, gateways, type Tried } from '../../kit/gateway.ts';
import { id, small } from './kit.ts';

const start = gateways();

/** What comes of checking the source, with other settings of it. */
async function check({ sandbox, clock }: Tried, settings: (baseUrl: string) => object = () => ({})): Promise<unknown> {
  const { sources } = configOf({
    sources: sandbox.sources.map((one) => ('baseUrl' in one ? { ...one, ...settings(String(one.baseUrl)) } : one)),
  });
  const sinch = sources.find(({ vendor }) => vendor === 'SINCH');
  if (sinch === undefined) throw new Error('There is no such source.');
  const { known } = openEmbeddedStore(':memory:', clock);
  const source = createSource(sinch, { clock, metrics: createMetrics(), log: pino({ enabled: false }), known });
  try {
    return await source.check().catch(({ code }) => code);
  } finally {
    await source.close();
  }
}

test('a check asks for a list, in which nothing is', async () => {
  const t = await start(small);
  expect(await check(t)).toBeUndefined();
  const [request] = t.requests('sinch');
  expect([request?.path, request?.query.get('id')]).toEqual(['/queueStatuses', '0'.repeat(32)]);
});

test('so that a wrong address is seen, where one thing would only be unknown', async () => {
  const t = await start(small);
  expect(await check(t, (baseUrl) => ({ baseUrl: `${baseUrl}/elsewhere` }))).toBe('VENDOR_REJECTED');
  t.sandbox.sinch.fault(/^GET /, { status: 404, body: 'HTTP 404 Not Found' });
  const { data, errors } = await t.query(`query ($id: ID!) { queue(id: $id) { name } }`, {
    id: id('Queue', '0'.repeat(32)),
  });
  expect([data, errors]).toEqual([{ queue: null }, undefined]);
});
