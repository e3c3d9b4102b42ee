import { describe, expect, test } from '@jest/globals';
import type { Agent, Membership, Queue } from '../../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { first, guid, id, small } from './kit.ts';

const start = gateways();
const lunch = '04770429F80BDF1191AD001CC4D98816';

const agents = ({ sandbox }: Tried): readonly Agent[] => sandbox.centre.agentsAt('SINCH');
const writesIn = (t: Tried): readonly string[] => t.calls('sinch').filter((call) => !call.startsWith('GET '));
const anyLogin = () => true;

/** An agent and one of its queues. */
function login(t: Tried, which: (login: Membership) => boolean = anyLogin): readonly [Agent, Queue] {
  const agent = first(agents(t), ({ memberships }) => [...memberships.values()].some(which));
  return [agent, first(agent.memberships, ([, one]) => which(one))[0]];
}

const setState = async (t: Tried, agentId: string) =>
  (
    await t.query(
      `mutation ($agentId: ID!) { done: setAgentState(input: { agentId: $agentId, state: NOT_READY }) { agent { id } errors { code inputPath } } }`,
      { agentId: id('Agent', agentId) },
    )
  ).data.done;
const setPresence = async (t: Tried, agentId: string, presenceId = lunch) =>
  (
    await t.query(
      `mutation ($input: SetPresenceInput!) { done: setPresence(input: $input) { agent { id } errors { code inputPath } } }`,
      { input: { agentId: id('Agent', agentId), presenceId: id('Presence', presenceId) } },
    )
  ).data.done;
const setLogin = async (t: Tried, agentId: string, queueId: string) =>
  (
    await t.query(
      `mutation ($input: SetQueueLoginInput!) { done: setQueueLogin(input: $input) { agent { id } errors { code inputPath } } }`,
      { input: { agentId: id('Agent', agentId), queueId: id('Queue', queueId), serving: true } },
    )
  ).data.done;

const forbidden = { agent: null, errors: [{ code: 'FORBIDDEN', inputPath: null }] };
const refused = (code: string, field: string) => ({ agent: null, errors: [{ code, inputPath: [field] }] });

describe('what the signed-in user may not do is FORBIDDEN, without trying', () => {
  test('the state of an agent who is not manageable', async () => {
    const t = await start(small);
    const agent = first(agents(t), ({ rights }) => !rights.manageable);
    expect(await setState(t, agent.id)).toEqual(forbidden);
    expect(writesIn(t)).toEqual([]);
  });

  test('the presence of an agent whose presence is not', async () => {
    const t = await start(small);
    const agent = first(agents(t), ({ rights }) => rights.manageable && !rights.manageablePresence);
    expect(await setPresence(t, agent.id)).toEqual(forbidden);
    expect(writesIn(t)).toEqual([]);
    expect(await setState(t, agent.id)).toEqual({ agent: { id: id('Agent', agent.id) }, errors: [] });
  });

  test('a queue login that cannot be changed', async () => {
    const t = await start(small);
    const [agent, queue] = login(t, (one) => !one.canChangeLogin);
    expect(await setLogin(t, agent.id, queue.id)).toEqual(forbidden);
    expect(writesIn(t)).toEqual([]);
  });

  test('where the vendor does not say so beforehand, it is tried', async () => {
    const t = await start(small);
    const agent = first(agents(t), ({ rights }) => !rights.manageable);
    const [other, queue] = login(t, (one) => !one.canChangeLogin);
    t.sandbox.sinch.rewrite(/^GET \/agents\//, (row) => ({
      ...Object(row),
      manageable: undefined,
      manageablePresence: undefined,
      canChangeQueueLogin: undefined,
    }));
    expect(await setState(t, agent.id)).toEqual(forbidden);
    expect(await setPresence(t, agent.id)).toEqual(forbidden);
    expect(writesIn(t)).toEqual([`PUT /agents/${agent.id}/readyState`, `PUT /agents/${agent.id}/presences/${lunch}`]);
    // What is not told cannot be written back either; the simulator insists on every property.
    expect((await setLogin(t, other.id, queue.id)).errors).toEqual([{ code: 'VENDOR_REJECTED', inputPath: null }]);
  });
});

describe('what is not there', () => {
  test('is an unknown agent', async () => {
    const t = await start(small);
    const [, queue] = login(t);
    for (const unknown of [guid(1), 'nobody']) {
      expect(await setState(t, unknown)).toEqual(refused('AGENT_NOT_FOUND', 'agentId'));
      expect(await setPresence(t, unknown)).toEqual(refused('AGENT_NOT_FOUND', 'agentId'));
      expect(await setLogin(t, unknown, queue.id)).toEqual(refused('AGENT_NOT_FOUND', 'agentId'));
    }
    expect(writesIn(t)).toEqual([]);
  });

  test('is a queue that is none of the agent’s', async () => {
    const t = await start(small);
    const queues = t.sandbox.centre.queuesAt('SINCH');
    const agent = first(agents(t), ({ memberships }) => memberships.size < queues.length);
    const other = first(queues, (queue) => !agent.memberships.has(queue));
    for (const queue of [other.id, guid(1), 'sales'])
      expect(await setLogin(t, agent.id, queue)).toEqual(refused('NOT_FOUND', 'queueId'));
    expect(writesIn(t)).toEqual([]);
  });

  test('is a presence that the agent cannot choose', async () => {
    const t = await start(small);
    const agent = first(agents(t), ({ rights }) => rights.manageablePresence);
    for (const presence of [guid(1), 'lunch', '../readyState'])
      expect(await setPresence(t, agent.id, presence)).toEqual(refused('NOT_FOUND', 'presenceId'));
    expect(writesIn(t)).toEqual([]);
  });

  test('is a reason for a state, which Sinch does not take', async () => {
    const t = await start(small);
    const { data } = await t.query(
      `mutation ($agentId: ID!) {
        done: setAgentState(input: { agentId: $agentId, state: NOT_READY, reason: "LUN" }) { errors { code inputPath } }
      }`,
      { agentId: id('Agent', first(agents(t)).id) },
    );
    expect(data.done.errors).toEqual([{ code: 'NOT_READY_REASON_NOT_FOUND', inputPath: ['reason'] }]);
    expect(t.calls('sinch')).toEqual([]);
  });
});

test('somebody who is logged out can be neither ready nor not: the vendor says so', async () => {
  const t = await start(small);
  const agent = first(agents(t), ({ rights }) => rights.manageable);
  t.sandbox.centre.place({ agent, duty: 'LOGGED_OUT' });
  expect((await setState(t, agent.id)).errors).toEqual([{ code: 'VENDOR_REJECTED', inputPath: null }]);
  expect(writesIn(t)).toEqual([`PUT /agents/${agent.id}/readyState`]);
});

test('a change is not made when what it has to repeat cannot be read', async () => {
  const t = await start(small);
  const [agent, queue] = login(t, (one) => one.canChangeLogin);
  t.sandbox.sinch.fault(/^GET /, { status: 501, body: 'No.' });
  for (const outcome of [
    await setState(t, agent.id),
    await setLogin(t, agent.id, queue.id),
    await setPresence(t, agent.id),
  ])
    expect(outcome.errors).toEqual([{ code: 'VENDOR_UNAVAILABLE', inputPath: null }]);
  expect(writesIn(t)).toEqual([]);
});
