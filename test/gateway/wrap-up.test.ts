import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change, refusal } from './changes.ts';
import { id, small, tenios } from './kit.ts';

const start = gateways();
const second = 1_000;
const minute = 60_000;
const wrapUp = `wrapUp { id state startedAt endsAt remaining extensions contactExternalId contact { id } agent { id } source { id } }`;

/** A service, and a TENIOS agent in a wrap-up of 20 seconds that was not begun through it. */
async function inWrapUp() {
  const tried = await start(small);
  const { centre } = tried.sandbox;
  const [agent, other] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !other || !queue) throw new Error('the centre is too small');
  const begin = (who = agent, lasts = 20 * second) =>
    centre.place({ queue, status: 'WRAP_UP', agent: who, wrapUpFor: lasts });
  begin();
  const agentId = id('Agent', tenios, agent.id);
  return {
    tried,
    agent,
    agentId,
    begin,
    other: { agent: other, agentId: id('Agent', tenios, other.id) },
    extend: (input: object) => change(tried, 'extendWrapUp', { agentId, ...input }, wrapUp),
    cancel: () => change(tried, 'cancelWrapUp', { agentId }, wrapUp),
    /** The time so many milliseconds from now. */
    at: (later: number) => new Date(tried.clock.now() + later).toISOString(),
  };
}

/** Everything that can be seen of an agent's wrap-up, and of the one with an id. */
async function seen(tried: Tried, agentId: string, wrapUpId: string) {
  const { data, errors } = await tried.query(
    `query ($agent: ID!, $wrapUp: ID!) {
      agent(id: $agent) { state stateSince vendorState notReadyReason { code } wrapUp { id state remaining } }
      wrapUps { nodes { id } failures { code } }
      wrapUp(id: $wrapUp) { state endsAt remaining extensions }
      node(id: $wrapUp) { id __typename }
    }`,
    { agent: agentId, wrapUp: wrapUpId },
  );
  expect(errors).toBeUndefined();
  return data;
}

describe('extendWrapUp', () => {
  test('by a time counts from now where no end is known, and from the known end after that', async () => {
    const { extend, agentId, at, tried } = await inWrapUp();
    const first = await extend({ by: minute });
    expect(first).toEqual({
      errors: [],
      wrapUp: {
        id: expect.any(String),
        state: 'ACTIVE',
        startedAt: null,
        endsAt: at(minute),
        remaining: minute,
        extensions: 1,
        contactExternalId: null,
        contact: null,
        agent: { id: agentId },
        source: { id: id('Source', tenios) },
      },
    });
    tried.clock.advance(10 * second);
    const again = await extend({ by: 2 * minute });
    expect(again.wrapUp).toEqual({
      ...first.wrapUp,
      endsAt: at(3 * minute - 10 * second),
      remaining: 3 * minute - 10 * second,
      extensions: 2,
    });
    const [, sent] = tried.requests('tenios').filter(({ path }) => path === '/wrap-up/extend');
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ end_time: at(3 * minute - 10 * second) });
  });

  test('until a moment, which may be in any zone', async () => {
    const { extend, at, tried } = await inWrapUp();
    const until = new Date(tried.clock.now() + 5 * minute + 3_600_000).toISOString().replace('Z', '+01:00');
    expect((await extend({ until })).wrapUp).toMatchObject({ endsAt: at(5 * minute), remaining: 5 * minute });
  });

  test('tells the end that the vendor answered, not the one that was asked for', async () => {
    const { extend, at, tried } = await inWrapUp();
    tried.sandbox.tenios.rewrite('/wrap-up/extend', (body) => ({
      ...(body as object),
      wrap_up_end_time: at(90 * second),
    }));
    expect((await extend({ by: minute })).wrapUp).toMatchObject({ endsAt: at(90 * second), remaining: 90 * second });
  });

  test('leaves the vendor’s limits to the vendor, and what is known as it was', async () => {
    const { extend, tried, agentId, other } = await inWrapUp();
    const { wrapUp: known } = await extend({ by: minute });
    const refused = (input: object) => refusal(tried, 'extendWrapUp', { agentId, ...input });
    expect(await refused({ by: 4_999 })).toMatchObject({
      code: 'WRAP_UP_EXTENSION_TOO_SHORT',
      vendorCode: 'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT',
      source: { id: id('Source', tenios) },
    });
    expect(await refused({ by: 15 * minute })).toMatchObject({
      code: 'WRAP_UP_EXTENSION_TOO_LONG',
      vendorCode: 'WRAP_UP_EXCEEDED_LIMIT',
    });
    expect(await refused({ until: '2020-01-01T00:00:00Z' })).toMatchObject({ code: 'WRAP_UP_EXTENSION_TOO_SHORT' });
    expect(await refusal(tried, 'extendWrapUp', { agentId: other.agentId, by: minute })).toMatchObject({
      code: 'AGENT_NOT_IN_WRAP_UP',
      vendorCode: 'AGENT_NOT_IN_WRAP_UP',
    });
    expect((await seen(tried, agentId, known.id)).wrapUp).toEqual({
      state: 'ACTIVE',
      endsAt: known.endsAt,
      remaining: minute,
      extensions: 1,
    });
  });
});

describe('a known wrap-up', () => {
  test('is the agent’s state whatever the ready flag says, until it expires by the clock', async () => {
    const { extend, tried, agent, agentId, begin, at } = await inWrapUp();
    const { wrapUp: known } = await extend({ by: minute });
    tried.sandbox.centre.place({ agent, duty: 'NOT_READY' });
    begin(agent, minute);
    const active = { id: known.id, state: 'ACTIVE' };
    expect(await seen(tried, agentId, known.id)).toEqual({
      agent: {
        state: 'WRAP_UP',
        stateSince: null,
        vendorState: 'NOT_READY',
        notReadyReason: null,
        wrapUp: { ...active, remaining: minute },
      },
      wrapUps: { nodes: [{ id: known.id }], failures: [] },
      wrapUp: { state: 'ACTIVE', endsAt: known.endsAt, remaining: minute, extensions: 1 },
      node: { id: known.id, __typename: 'WrapUp' },
    });
    const counts = `{ agentStateCounts(filter: { vendors: [TENIOS] }) { counts { state count } } agents(filter: { states: [WRAP_UP] }) { nodes { id } } }`;
    expect((await tried.query(counts)).data).toEqual({
      agentStateCounts: {
        counts: expect.arrayContaining([
          { state: 'WRAP_UP', count: 1 },
          { state: 'READY', count: 3 },
        ]),
      },
      agents: { nodes: [{ id: agentId }] },
    });
    tried.clock.advance(minute - 1);
    expect((await seen(tried, agentId, known.id)).agent.wrapUp).toEqual({ ...active, remaining: 1 });
    tried.clock.advance(1);
    expect(at(0)).toBe(known.endsAt);
    expect(await seen(tried, agentId, known.id)).toEqual({
      agent: { state: 'NOT_READY', stateSince: null, vendorState: 'NOT_READY', notReadyReason: null, wrapUp: null },
      wrapUps: { nodes: [], failures: [] },
      wrapUp: { state: 'EXPIRED', endsAt: known.endsAt, remaining: 0, extensions: 1 },
      node: { id: known.id, __typename: 'WrapUp' },
    });
  });

  test('resolves by its id for a day after its end, and no longer', async () => {
    const { extend, tried, agentId } = await inWrapUp();
    const { wrapUp: known } = await extend({ by: minute });
    tried.clock.advance(minute + 24 * 60 * minute - 1);
    expect((await seen(tried, agentId, known.id)).wrapUp).toMatchObject({ state: 'EXPIRED' });
    tried.clock.advance(1);
    expect(await seen(tried, agentId, known.id)).toMatchObject({ wrapUp: null, node: null });
  });

  test('that was cancelled is over now', async () => {
    const { extend, cancel, tried, agentId, at } = await inWrapUp();
    const { wrapUp: known } = await extend({ by: minute });
    tried.clock.advance(10 * second);
    expect(await cancel()).toEqual({
      errors: [],
      wrapUp: { ...known, state: 'CANCELLED', endsAt: at(0), remaining: 0 },
    });
    expect(await seen(tried, agentId, known.id)).toMatchObject({
      agent: { state: 'READY', wrapUp: null },
      wrapUps: { nodes: [] },
      wrapUp: { state: 'CANCELLED', endsAt: at(0), remaining: 0 },
    });
  });

  test('is followed by another one, with an id of its own', async () => {
    const { extend, cancel, begin, tried, agentId } = await inWrapUp();
    const { wrapUp: first } = await extend({ by: minute });
    await cancel();
    begin();
    const { wrapUp: next } = await extend({ by: minute });
    expect(next).toMatchObject({ state: 'ACTIVE', extensions: 1, remaining: minute });
    expect(next.id).not.toBe(first.id);
    expect((await seen(tried, agentId, first.id)).wrapUp).toMatchObject({ state: 'CANCELLED' });
    expect((await seen(tried, agentId, next.id)).wrapUps.nodes).toEqual([{ id: next.id }]);
  });

  test.each(['extendWrapUp', 'cancelWrapUp'] as const)('has ended when the vendor says so to %s', async (mutation) => {
    const { extend, tried, agent, agentId, at } = await inWrapUp();
    const { wrapUp: known } = await extend({ by: minute });
    tried.clock.advance(10 * second);
    tried.sandbox.centre.place({ agent });
    expect((await seen(tried, agentId, known.id)).agent.state).toBe('WRAP_UP');
    const input = mutation === 'extendWrapUp' ? { agentId, by: minute } : { agentId };
    expect(await refusal(tried, mutation, input)).toMatchObject({ code: 'AGENT_NOT_IN_WRAP_UP' });
    expect(await seen(tried, agentId, known.id)).toEqual({
      agent: { state: 'READY', stateSince: null, vendorState: 'READY', notReadyReason: null, wrapUp: null },
      wrapUps: { nodes: [], failures: [] },
      wrapUp: { state: 'ENDED', endsAt: at(0), remaining: 0, extensions: 1 },
      node: { id: known.id, __typename: 'WrapUp' },
    });
  });
});

describe('cancelWrapUp', () => {
  test('of a wrap-up that nobody knew of ends it, and has none to show', async () => {
    const { cancel, tried, agentId } = await inWrapUp();
    expect(await cancel()).toEqual({ wrapUp: null, errors: [] });
    expect(await refusal(tried, 'cancelWrapUp', { agentId })).toMatchObject({
      code: 'AGENT_NOT_IN_WRAP_UP',
      retryable: false,
    });
  });
});

test('a wrap-up that was not extended here is known to nobody', async () => {
  const { tried, agentId } = await inWrapUp();
  expect(await seen(tried, agentId, id('WrapUp', tenios, '0.x'))).toMatchObject({
    agent: { state: 'READY', wrapUp: null },
    wrapUps: { nodes: [], failures: [] },
    wrapUp: null,
    node: null,
  });
});
