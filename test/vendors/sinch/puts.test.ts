import { describe, expect, test } from '@jest/globals';
import type { Agent, Queue } from '../../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { first, id, only, small } from './kit.ts';

const start = gateways();
const remembering = { people: 10, warmUp: 0 };
const lunch = '04770429F80BDF1191AD001CC4D98816';
const meeting = '2EA19675EA7DDF11B644463500000031';

const anna = ({ sandbox }: Tried): Agent =>
  first(sandbox.centre.agentsAt('SINCH'), ({ rights, memberships }) => rights.manageablePresence && free(memberships));
const free = (memberships: Agent['memberships']): boolean =>
  [...memberships.values()].some((one) => one.canChangeLogin);
const queueOf = ({ memberships }: Agent): Queue => first(memberships, ([, one]) => one.canChangeLogin)[0];

const setLogin = async (t: Tried, agent: Agent, change: object) =>
  (
    await t.query(
      `mutation ($input: SetQueueLoginInput!) { done: setQueueLogin(input: $input) { agent { id } errors { code } } }`,
      { input: { agentId: id('Agent', agent.id), queueId: id('Queue', queueOf(agent).id), ...change } },
    )
  ).data.done;
const setPresence = async (t: Tried, agent: Agent, presenceId: string) =>
  (
    await t.query(
      `mutation ($input: SetPresenceInput!) { done: setPresence(input: $input) { agent { presence { externalId } } errors { code } } }`,
      { input: { agentId: id('Agent', agent.id), presenceId: id('Presence', presenceId) } },
    )
  ).data.done;

const bodyOf = (t: Tried, path: string): unknown => JSON.parse(only(t, new RegExp(`^PUT ${path}`)).body);

describe('a PUT carries every property, of which only what was asked for is new', () => {
  test('of a queue login', async () => {
    const t = await start(small);
    const agent = anna(t);
    const queue = queueOf(agent);
    const before = agent.memberships.get(queue);
    const path = `/agents/${agent.id}/queues/${queue.id}`;
    t.sandbox.sinch.rewrite(`GET ${path}`, (row) => ({ ...Object(row), somethingNew: { of: ['Sinch’s'] } }));
    expect((await setLogin(t, agent, { externalServing: !before?.externalServing })).errors).toEqual([]);
    expect(bodyOf(t, path)).toEqual({
      id: queue.id,
      name: queue.name.EN,
      type: { PHONE: 'Phone', CHAT: 'Chat', EMAIL: 'Email' }[queue.channel],
      serving: before?.serving,
      externalServing: agent.memberships.get(queue)?.externalServing,
      canChangeQueueLogin: true,
      somethingNew: { of: ['Sinch’s'] },
    });
  });

  test('of a presence', async () => {
    const t = await start(small);
    const agent = anna(t);
    expect(await setPresence(t, agent, lunch)).toEqual({ agent: { presence: { externalId: lunch } }, errors: [] });
    expect(bodyOf(t, `/agents/${agent.id}/presences/${lunch}`)).toEqual({
      id: lunch,
      name: 'Lunch',
      reason: 'NONE',
      type: 'ABSENCE',
      priority: 100,
    });
  });

  test.each([
    ['READY', 'Ready'],
    ['NOT_READY', 'NotReady'],
  ])('of a ready state: %s is %s', async (state, readyState) => {
    const t = await start(small);
    const agent = anna(t);
    const { data } = await t.query(
      `mutation ($input: SetAgentStateInput!) { done: setAgentState(input: $input) { agent { state } errors { code } } }`,
      { input: { agentId: id('Agent', agent.id), state } },
    );
    expect(data.done).toEqual({ agent: { state }, errors: [] });
    expect(bodyOf(t, `/agents/${agent.id}/readyState`)).toEqual({ readyState });
    expect(only(t, /^PUT /).headers['content-type']).toBe('application/json');
  });
});

describe('a change is made to what is there now', () => {
  test('not to what is remembered', async () => {
    const t = await start(remembering);
    const agent = anna(t);
    const queue = queueOf(agent);
    t.sandbox.centre.setMembership(agent, queue, { serving: false, externalServing: false });
    const allowAgain = t.sandbox.sinch.rewrite(/^GET .*queues/, (row) => ({
      ...Object(row),
      canChangeQueueLogin: false,
    }));
    expect((await setLogin(t, agent, { serving: true })).errors).toEqual([{ code: 'FORBIDDEN' }]);
    // Within the same second somebody else allows it, and logs the agent in.
    allowAgain();
    t.sandbox.centre.setMembership(agent, queue, { serving: true, externalServing: false });
    expect((await setLogin(t, agent, { externalServing: true })).errors).toEqual([]);
    expect(agent.memberships.get(queue)).toMatchObject({ serving: true, externalServing: true });
  });

  test('and shows in everything that it touches, for everybody, at once', async () => {
    const t = await start(remembering);
    const agent = anna(t);
    const queue = queueOf(agent);
    t.sandbox.centre.setMembership(agent, queue, { serving: true, externalServing: false });
    const look = async () => {
      const { data } = await t.query(
        `query ($id: ID!, $queue: ID!) {
          agent(id: $id) { load { status } details { ... on SinchAgentDetails { ready userStatus } } }
          queue(id: $queue) { status { agentsFree agentsNotReady } }
          agentStateCounts(filter: { vendors: [SINCH], states: [NOT_READY] }) { counts { count } }
        }`,
        { id: id('Agent', agent.id), queue: id('Queue', queue.id) },
      );
      return data;
    };
    const before = await look();
    await t.query(
      `mutation ($id: ID!) { setAgentState(input: { agentId: $id, state: NOT_READY }) { errors { code } } }`,
      { id: id('Agent', agent.id) },
    );
    expect(await look()).toEqual({
      agent: { load: { status: 'NotReady' }, details: { ready: false, userStatus: 'NotReady' } },
      queue: {
        status: {
          agentsFree: before.queue.status.agentsFree - 1,
          agentsNotReady: before.queue.status.agentsNotReady + 1,
        },
      },
      agentStateCounts: { counts: [{ count: 1 }] },
    });
  });
});

describe('changes of one agent wait for one another', () => {
  /** Begins the changes at once, with the first PUT held until the others have had every chance to overtake it. */
  async function atOnce(t: Tried, changes: readonly (() => Promise<{ errors: unknown[] }>)[]): Promise<string[]> {
    const held = t.sandbox.sinch.fault(/^PUT /, 'hold', { times: 1 });
    const made = changes.map((change) => change());
    await held.reached;
    for (let round = 0; round < 5; round++) await t.query('{ sources { id } }');
    const overtaken = [...t.calls('sinch')];
    held.release();
    for (const outcome of await Promise.all(made)) expect(outcome.errors).toEqual([]);
    return overtaken;
  }

  test('so that two logins at once lose nothing', async () => {
    const t = await start(small);
    const agent = anna(t);
    const queue = queueOf(agent);
    t.sandbox.centre.setMembership(agent, queue, { serving: false, externalServing: false });
    const path = `/agents/${agent.id}/queues/${queue.id}`;
    expect(
      await atOnce(t, [
        () => setLogin(t, agent, { serving: true }),
        () => setLogin(t, agent, { externalServing: true }),
      ]),
    ).toEqual([`GET ${path}`, `PUT ${path}`]);
    expect(agent.memberships.get(queue)).toMatchObject({ serving: true, externalServing: true });
  });

  test('so that of two presences the later one is chosen', async () => {
    const t = await start(small);
    const agent = anna(t);
    const path = `/agents/${agent.id}`;
    expect(await atOnce(t, [() => setPresence(t, agent, lunch), () => setPresence(t, agent, meeting)])).toHaveLength(3);
    const puts = t.calls('sinch').filter((call) => call.startsWith('PUT'));
    expect(puts.toSorted()).toEqual([`PUT ${path}/presences/${lunch}`, `PUT ${path}/presences/${meeting}`]);
    expect(puts.at(-1)).toBe(`PUT ${path}/presences/${agent.profile.id}`);
  });

  test('but not for those of others', async () => {
    const t = await start(small);
    const agent = anna(t);
    const other = first(t.sandbox.centre.agentsAt('SINCH'), (one) => one !== agent && free(one.memberships));
    const held = t.sandbox.sinch.fault(new RegExp(`^PUT /agents/${agent.id}`), 'hold');
    const waiting = setLogin(t, agent, { serving: true });
    await held.reached;
    const others = await setLogin(t, other, { serving: true });
    held.release();
    expect([others.errors, (await waiting).errors]).toEqual([[], []]);
  });

  test('and one that fails does not stop the next', async () => {
    const t = await start(small);
    const agent = anna(t);
    t.sandbox.sinch.fault(/^PUT /, { status: 400, body: 'No.' }, { times: 1 });
    const [one, other] = await Promise.all([
      setLogin(t, agent, { serving: true }),
      setLogin(t, agent, { serving: true }),
    ]);
    expect([one.errors, other.errors]).toContainEqual([{ code: 'VENDOR_REJECTED' }]);
    expect([one.errors, other.errors]).toContainEqual([]);
  });
});
