import { describe, expect, test } from '@jest/globals';
import type { Tested } from '../conformance/traits.ts';
import { gateways, type Simulated, type Tried } from '../kit/gateway.ts';
import { agentId, as, everywhere, holding, self, signedIn } from './kit.ts';

const start = gateways();
const simulators = ['tenios', 'deepcall', 'engage', 'sinch'] as const satisfies Simulated[];

/** The calls that a query makes, by vendor. */
async function callsOf(
  tried: Tried,
  asker: Tried,
  document: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  tried.reset();
  const { errors } = await asker.query(document);
  expect(errors).toBeUndefined();
  return Object.fromEntries(simulators.map((name) => [name, tried.calls(name).toSorted()]));
}

const total = (calls: Readonly<Record<string, readonly string[]>>): number => Object.values(calls).flat().length;

/** A vendor and what asks it of one’s own agent there. */
const byId = (id: string): string =>
  `{ agent(id: "${id}") { name email state wrapUp { state } details { __typename } group { name } } }`;

describe('calls to vendors', () => {
  test.each(['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const satisfies Tested[])(
    'about one’s own agent at %s are at most one more than with agents:read',
    async (vendor) => {
      const tried = await start(signedIn);
      const me = everywhere(tried);
      const document = byId(agentId(tried, vendor, me));
      const usual = await callsOf(tried, await holding(tried, 'agents:read'), document);
      const own = await callsOf(tried, await self(tried, me), document);
      expect(total(usual)).toBeGreaterThan(0);
      expect(total(own) - total(usual)).toBeGreaterThanOrEqual(0);
      expect(total(own) - total(usual)).toBeLessThanOrEqual(1);
    },
  );

  test('with agents:read, with agents:manage and with every scope are the same as with agents:read and agents:self', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const document = '{ agents { nodes { id name email state wrapUp { state } } } }';
    const usual = await callsOf(tried, await holding(tried, 'agents:read'), document);
    for (const scope of ['agents:manage', 'agents:read agents:self'])
      expect(await callsOf(tried, await as(tried, { scope, email: me.email }), document)).toEqual(usual);
  });

  test('about the own agents in a list are fewer than about all of them, and none is for whose they are', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const own = await callsOf(tried, await self(tried, me), '{ agents { nodes { id name email state } } }');
    expect(own.tenios).toHaveLength(1);
    expect(own.deepcall).toHaveLength(2);
    expect(own.sinch).toEqual(['GET /agents', 'GET /contacts']);
  });

  test('about twenty agents reached by a queue ask once whose they are', async () => {
    const tried = await start({ ...signedIn, people: 40 });
    const me = everywhere(tried);
    const document = '{ queues(first: 1) { nodes { agents { nodes { id name email state phoneNumber } } } } }';
    tried.reset();
    await (await self(tried, me, 'queues:read')).query(document);
    const own = tried.calls('sinch').length;
    const usual = await callsOf(tried, await holding(tried, 'agents:read', 'queues:read'), document);
    expect(own - total(usual)).toBeLessThanOrEqual(1);
  });

  test('are none for what is closed', async () => {
    const tried = await start(signedIn);
    tried.reset();
    await (await holding(tried, 'settings:manage')).query(
      '{ agents { nodes { state } } queues { nodes { id } } contacts { nodes { id } } agentStateCounts { counts { count } } }',
    );
    expect(simulators.flatMap((name) => tried.calls(name))).toEqual([]);
  });

  test('of a change to one’s own agent are one more than with agents:manage, however much is asked of the agent after it', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const id = agentId(tried, 'SINCH', me);
    const change = (state: string) =>
      `mutation { setAgentState(input: { agentId: "${id}", state: ${state} }) { agent { email state phoneNumber } errors { code } } }`;
    const usual = await callsOf(tried, await holding(tried, 'agents:manage'), change('NOT_READY'));
    const own = await callsOf(tried, await self(tried, me), change('READY'));
    expect(total(own) - total(usual)).toBe(1);
  });
});
