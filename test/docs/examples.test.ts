import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { loadConfig } from '../../src/config/index.ts';
import { encodeId } from '../../src/model/ids.ts';
import { gateways } from '../kit/gateway.ts';
import { ownSchema } from '../schema/sdl.ts';
import { example, read } from './readme.ts';

const start = gateways();

/** What of a value does not change from run to run: the names in it, and what kinds of things stand under them. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].sort();
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('the README’s query', () => {
  const query = example('A query and its answer', 'graphql');

  test('is valid', () => {
    expect(validate(ownSchema(), parse(query))).toEqual([]);
  });

  test('is answered by the sandbox as the README shows', async () => {
    const tried = await start();
    const [name = ''] = /\w+\.\w+@acme\.example/.exec(query) ?? [];
    const agent = tried.sandbox.centre.agent('SINCH', name);
    const [queue] = agent.memberships.keys();
    if (queue) tried.sandbox.centre.place({ queue, status: 'TALKING', agent });
    const answer = await tried.query(query);
    expect(answer.errors).toBeUndefined();
    expect(shapeOf(answer)).toEqual(shapeOf(JSON.parse(example('A query and its answer', 'json'))));
  });
});

test('the README’s configuration can be used', () => {
  const env = { TENIOS_KEY: 'key', SINCH_PASSWORD: 'password' };
  expect(loadConfig(example('Your own vendors', 'yaml'), 'yaml', env)).toHaveProperty('config');
});

test('the README’s global id is built as ids are', () => {
  const [, id] = /\n\/\/ (\w+)\n/.exec(example('Global ids', 'js')) ?? [];
  expect(id).toBe(encodeId('Agent', { sourceId: 'tenios-de', externalId: 'anna@acme.example' }));
});

test('the query that docs/architecture.md follows takes the three calls that it tells of', async () => {
  const [, query = ''] = /```graphql\n([\s\S]*?)```/.exec(read('docs/architecture.md')) ?? [];
  for (const first of [5, 50]) {
    const { query: ask, calls } = await start();
    const { data, errors } = await ask(query.replace('first: 50', `first: ${first}`));
    expect(errors).toBeUndefined();
    expect(data.agents.nodes.length).toBeGreaterThanOrEqual(Math.min(first, 40));
    expect([...calls('sinch')].sort()).toEqual(['GET /agents', 'GET /contacts', 'GET /queueStatuses']);
  }
});
