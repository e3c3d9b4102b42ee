import { expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { subscribers } from '../kit/subscribers.ts';
import { eventually, id, sinch, small } from './kit.ts';

const { overSocket } = subscribers();
const start = gateways();

const waiting = async ({ url }: Pick<Tried, 'url'>, priority: string): Promise<number> => {
  const text = await (await fetch(new URL('metrics', url))).text();
  const line = `trunkline_vendor_waiting{source="${sinch}",priority="${priority}"} `;
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.slice(line.length),
  );
};

test('a source that is busy does what was changed first, then what somebody asked, and what is followed last', async () => {
  const tried = await start({ ...small, source: { [sinch]: { maxConcurrent: 1, cacheFor: '0s' } } });
  const [agent] = tried.sandbox.centre.agentsAt('SINCH');
  const agentId = id('Agent', sinch, agent?.id);
  const held = tried.sandbox.sinch.fault(/./, 'hold');
  const first = tried.query(`{ queues { nodes { id } } }`);
  await held.reached;
  const followed = overSocket(tried, `subscription { agentStateChanged(agentIds: ["${agentId}"]) { state } }`);
  await eventually(async () => (await waiting(tried, 'poll')) === 1);
  const read = tried.query(`{ contacts { nodes { id } failures { code } } }`);
  await eventually(async () => (await waiting(tried, 'read')) === 1);
  const change = tried.query(
    `mutation { setAgentState(input: { agentId: "${agentId}", state: NOT_READY }) { errors { code } } }`,
  );
  await eventually(async () => (await waiting(tried, 'write')) === 1);
  expect(tried.calls('sinch')).toHaveLength(1);
  held.release();
  await followed;
  expect(await first).toMatchObject({ data: { queues: { nodes: expect.any(Array) } } });
  expect(await change).toMatchObject({ data: { setAgentState: { errors: [] } } });
  expect(await read).toMatchObject({ data: { contacts: { failures: [] } } });
  await eventually(async () => (await waiting(tried, 'poll')) === 0);
  const [, ...later] = tried.calls('sinch');
  const [row = ''] = later;
  // A change begins with a look at whether it may be made.
  expect(row).toBe(`GET /agents/${agent?.id}`);
  const polled = later.indexOf('GET /agents');
  expect(later.slice(0, polled)).toContain('GET /contacts');
  expect(later.slice(0, polled)).toContain(`PUT ${row.slice('GET '.length)}/readyState`);
});
