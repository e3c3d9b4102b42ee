import { describe, expect, test } from '@jest/globals';
import type { CannedAnswer } from '../../../src/sandbox/faults.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, codes, guid, id, small } from './kit.ts';

const start = gateways();
const details = 'details { ... on SinchAgentDetails { location ready } }';
const path = `/agents/${guid(1)}/readyState`;
const asked = (t: Tried): string[] => t.calls('sinch').filter((call) => call.endsWith('/readyState'));

/** What is said of an agent whose row does not tell whether it is ready, by a list and by its id. */
async function detailsOf(answer: CannedAnswer) {
  const t = await start(small);
  answers(t, 'GET /agents', [agentRow(1, { userStatus: 'Ready', location: 'Espoo' })]);
  t.sandbox.sinch.fault(path, answer);
  const byId = await t.query(`query ($id: ID!) { agent(id: $id) { ${details} } }`, { id: id('Agent', guid(1)) });
  const listed = await t.query(`{ agents(filter: { vendors: [SINCH] }) { nodes { ${details} } } }`);
  expect(asked(t)).toHaveLength(2);
  expect(listed.data.agents.nodes).toEqual([byId.data.agent]);
  expect(codes(listed)).toEqual(codes(byId));
  return { details: byId.data.agent.details, codes: codes(byId) };
}

describe('whether an agent is ready, where its row does not say', () => {
  test.each<[string, boolean | null, CannedAnswer]>([
    ['{"readyState":"Ready"}', true, { status: 200, body: { readyState: 'Ready' } }],
    ['{"readyState":"NotReady"}', false, { status: 200, body: { readyState: 'NotReady' } }],
    ['a bare string in JSON', true, { status: 200, body: '"Ready"', contentType: 'application/json' }],
    ['the bare word', false, { status: 200, body: 'NotReady' }],
    ['{"userReadyStatus":true}', true, { status: 200, body: { userReadyStatus: true } }],
    ['{"userReadyStatus":false}', false, { status: 200, body: { userReadyStatus: false } }],
    ['another word', null, { status: 200, body: { readyState: 'Perhaps' } }],
    ['another shape', null, { status: 200, body: [true] }],
    ['null', null, { status: 200, body: null }],
    ['an empty body', null, { status: 200 }],
    ['a page', null, { status: 200, body: '<html>Ready</html>', contentType: 'text/html' }],
    ['that it is not known', null, { status: 404, body: 'HTTP 404 Not Found' }],
    ['that we may not know', null, { status: 403, body: 'HTTP 403 Forbidden' }],
  ])('Sinch says %s', async (_what, ready, answer) => {
    expect(await detailsOf(answer)).toEqual({ details: { location: 'Espoo', ready }, codes: [] });
  });

  test('Sinch fails', async () => {
    expect(await detailsOf({ status: 501, body: 'No.' })).toEqual({ details: null, codes: ['VENDOR_UNAVAILABLE'] });
  });
});

describe('nothing is asked', () => {
  test.each([
    ['where the row says it', { userStatus: 'Ready', userReadyStatus: false }, false],
    ['of who is logged out', { userStatus: 'LoggedOut' }, null],
    ['of who is logged out by the availability', { availability: 'LoggedOut' }, null],
  ])('%s', async (_when, fields, ready) => {
    const t = await start(small);
    answers(t, 'GET /agents', [agentRow(1, fields)]);
    const { data, errors } = await t.query(`{ agents(filter: { vendors: [SINCH] }) { nodes { ${details} } } }`);
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([{ details: { location: null, ready } }]);
    expect(asked(t)).toEqual([]);
  });

  test('unless details are wanted', async () => {
    const t = await start(small);
    answers(t, 'GET /agents', [agentRow(1)]);
    await t.query(`{ agents(filter: { vendors: [SINCH] }) { nodes { name state } } }`);
    expect(asked(t)).toEqual([]);
  });
});
