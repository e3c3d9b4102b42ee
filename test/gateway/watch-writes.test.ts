import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried, type TryOptions } from '../kit/gateway.ts';
import { change, type Mutation } from './changes.ts';
import { account, agentId, atEngage, engage, groupId, scheduleIds, strangers, team } from './engage-kit.ts';
import { eventually, id, sinch, small, tenios } from './kit.ts';
import { listeners } from './watch-kit.ts';

const start = gateways();
const listen = listeners();

/** Follows the states of agents at a source, from the moment when they are known. */
async function following(tried: Tried, sourceId: string) {
  const heard = await listen(
    tried,
    `subscription { agentStateChanged(snapshot: true, sourceIds: ["${id('Source', sourceId)}"]) {
      agentId previousState state isSnapshot agent { state }
    } }`,
  );
  const vendor = { [tenios]: 'TENIOS', [sinch]: 'SINCH', [engage]: 'ENGAGE' }[sourceId] as 'TENIOS';
  const known = tried.sandbox.centre.agentsAt(vendor).length;
  await heard.count(known);
  tried.reset();
  /** What came after the snapshot, once so much has. */
  return async (events: number) => (await heard.count(known + events)).slice(known);
}

interface Write {
  readonly options: TryOptions;
  readonly sourceId: string;
  /** The change's input, and the agent whom it changes. */
  readonly input: (tried: Tried) => { readonly input: object; readonly agent: string };
  readonly mutation: Mutation;
  readonly states: readonly [before: string | null, after: string];
}

const first = (tried: Tried, vendor: 'TENIOS' | 'SINCH') => {
  const [agent] = tried.sandbox.centre.agentsAt(vendor);
  if (!agent) throw new Error('Nobody is there.');
  return agent;
};
/** A change of the vendor's first agent, who is no longer ready after it. */
const atFirst = (vendor: 'TENIOS' | 'SINCH', mutation: Mutation, rest: object): Write => ({
  mutation,
  options: small,
  sourceId: vendor === 'TENIOS' ? tenios : sinch,
  input: (tried) => {
    const agent = id('Agent', vendor === 'TENIOS' ? tenios : sinch, first(tried, vendor).id);
    return { agent, input: { agentId: agent, ...rest } };
  },
  states: ['READY', 'NOT_READY'],
});

const writes: readonly Write[] = [
  atFirst('TENIOS', 'setAgentState', { state: 'NOT_READY' }),
  atFirst('SINCH', 'setAgentState', { state: 'NOT_READY' }),
  atFirst('TENIOS', 'updateAgentDetails', { state: 'NOT_READY' }),
  atFirst('SINCH', 'setPresence', { presenceId: id('Presence', sinch, '04770429F80BDF1191AD001CC4D98816') }),
  {
    mutation: 'setPersonState',
    options: small,
    sourceId: sinch,
    input: (tried) => {
      const { person, id: externalId } = first(tried, 'SINCH');
      return { agent: id('Agent', sinch, externalId), input: { email: person.email, state: 'NOT_READY' } };
    },
    states: ['READY', 'NOT_READY'],
  },
  {
    mutation: 'updateEngageAgent',
    options: account,
    sourceId: engage,
    input: (tried) => {
      const agent = agentId(team(tried)[0] ?? '');
      return { agent, input: { agentId: agent, requestedWorkState: 'Unavailable' } };
    },
    states: ['READY', 'NOT_READY'],
  },
  {
    mutation: 'createAgents',
    options: account,
    sourceId: engage,
    input: (tried) => {
      const [user = ''] = strangers(tried);
      const input = { sourceId: atEngage, agentGroupId: groupId('Renewals'), users: [user] };
      return { agent: agentId(user), input };
    },
    states: [null, 'NOT_READY'],
  },
];

describe('a change through Trunkline is told at once', () => {
  test.each(writes)('by $mutation at $sourceId', async ({ options, sourceId, mutation, input, states }) => {
    const tried = await start(options);
    const told = await following(tried, sourceId);
    const { agent, input: sent } = input(tried);
    const { errors } = await change(tried, mutation, sent);
    expect(errors).toEqual([]);
    const [previousState, state] = states;
    const changed = { agentId: agent, previousState, state, isSnapshot: false, agent: { state } };
    expect(await told(1)).toEqual([changed]);
  });

  test('by acquireAgent and releaseAgent', async () => {
    const tried = await start(account);
    const told = await following(tried, engage);
    const [scheduleGroupId] = scheduleIds(tried);
    const taken = { sourceId: atEngage, contactState: 'Reserved', scheduleGroupId };
    const { agent } = await change(tried, 'acquireAgent', taken);
    expect(await told(1)).toEqual([
      expect.objectContaining({ agentId: agent.id, previousState: 'READY', state: 'BUSY' }),
    ]);
    await change(tried, 'releaseAgent', { agentId: agent.id });
    expect((await told(2))[1]).toMatchObject({ agentId: agent.id, previousState: 'BUSY', state: 'READY' });
  });

  test('by deleteAgents: who is gone is in no later snapshot', async () => {
    const tried = await start(account);
    await following(tried, engage);
    const [gone = '', other = ''] = team(tried);
    await change(tried, 'deleteAgents', { sourceId: atEngage, users: [gone] });
    const heard = await listen(
      tried,
      `subscription { agentStateChanged(snapshot: true, sourceIds: ["${atEngage}"]) { agentId isSnapshot } }`,
    );
    await change(tried, 'updateEngageAgent', { agentId: agentId(other), requestedWorkState: 'Unavailable' });
    await eventually(() => heard.events.some(({ isSnapshot }) => !isSnapshot));
    const left = tried.sandbox.centre.agentsAt('ENGAGE').map(({ id: externalId }) => agentId(externalId));
    const known = heard.events.filter(({ isSnapshot }) => isSnapshot).map(({ agentId: one }) => one);
    expect([known.sort(), left.includes(agentId(gone))]).toEqual([left.sort(), false]);
  });

  test('by setQueueLogin, at the queue', async () => {
    const tried = await start(small);
    const agent = first(tried, 'SINCH');
    const [queue] = agent.memberships.keys();
    const queueId = id('Queue', sinch, queue?.id);
    const heard = await listen(
      tried,
      `subscription { queueStatusChanged(snapshot: true, queueIds: ["${queueId}"]) { queueId status { agentsServing } queue { status { agentsServing } } } }`,
    );
    const [{ status }] = await heard.count(1);
    tried.reset();
    await change(tried, 'setQueueLogin', { agentId: id('Agent', sinch, agent.id), queueId, serving: false });
    const after = { agentsServing: status.agentsServing - 1 };
    expect((await heard.count(2))[1]).toEqual({ queueId, status: after, queue: { status: after } });
  });

  test('by extendWrapUp and cancelWrapUp, and by the end of time', async () => {
    const tried = await start(small);
    const { centre } = tried.sandbox;
    const agent = first(tried, 'TENIOS');
    const [queue] = centre.queuesAt('TENIOS');
    const agentOf = id('Agent', tenios, agent.id);
    const told = await following(tried, tenios);
    const extend = async () => {
      if (queue) centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
      expect((await change(tried, 'extendWrapUp', { agentId: agentOf, by: 60_000 })).errors).toEqual([]);
    };
    const states = async (count: number) =>
      (await told(count)).map(({ previousState, state }) => [previousState, state]);
    const [begins, ends] = [
      ['READY', 'WRAP_UP'],
      ['WRAP_UP', 'READY'],
    ];
    await extend();
    expect(await states(1)).toEqual([begins]);
    // It goes on: nothing new is told of the state, and nothing is asked.
    const asked = () => tried.calls('tenios').filter((call) => call.endsWith('retrieve')).length;
    const before = asked();
    expect((await change(tried, 'extendWrapUp', { agentId: agentOf, by: 60_000 }, 'wrapUp { id }')).errors).toEqual([]);
    expect(asked()).toBe(before);
    await change(tried, 'cancelWrapUp', { agentId: agentOf });
    expect(await states(2)).toEqual([begins, ends]);
    await extend();
    await told(3);
    tried.clock.advance(60_000);
    expect(await states(4)).toEqual([begins, ends, begins, ends]);
  });

  test('also where its answer was lost', async () => {
    const tried = await start({ ...small, source: { [tenios]: { timeout: '90ms' } } });
    const told = await following(tried, tenios);
    tried.sandbox.tenios.fault('/acd/agent-state/change', 'apply-then-reset');
    const agentOf = id('Agent', tenios, first(tried, 'TENIOS').id);
    const { errors } = await change(tried, 'setAgentState', { agentId: agentOf, state: 'NOT_READY' });
    expect(errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(await told(1)).toMatchObject([{ agentId: agentOf, previousState: 'READY', state: 'NOT_READY' }]);
  });

  test('also where nobody waits for it any more', async () => {
    const tried = await start({ ...small, config: { limits: { operationTimeout: '2s' } } });
    const told = await following(tried, tenios);
    const held = tried.sandbox.tenios.fault('/acd/agent-state/change', 'hold');
    const agentOf = id('Agent', tenios, first(tried, 'TENIOS').id);
    const changing = change(tried, 'setAgentState', { agentId: agentOf, state: 'NOT_READY' });
    await held.reached;
    tried.clock.advance(2_000);
    expect((await changing).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    held.release();
    expect(await told(1)).toMatchObject([{ agentId: agentOf, previousState: 'READY', state: 'NOT_READY' }]);
  });

  test('is looked at alone, and not where it was refused or nobody follows', async () => {
    const tried = await start(small);
    const { id: externalId } = first(tried, 'TENIOS');
    const set = (state: string) =>
      change(
        tried,
        'setAgentState',
        { agentId: id('Agent', tenios, externalId), state },
        'clientMutationId: __typename',
      );
    await set('NOT_READY');
    expect(tried.calls('tenios')).toEqual(['POST /acd/agent-state/change']);
    const told = await following(tried, tenios);
    await set('READY');
    await told(1);
    expect(tried.calls('tenios').slice(0, 2)).toEqual([
      'POST /acd/agent-state/change',
      'POST /acd/agent-state/retrieve',
    ]);
    tried.reset();
    tried.sandbox.tenios.fault('/acd/agent-state/change', { status: 401 });
    await set('NOT_READY');
    expect(tried.calls('tenios')).toEqual(['POST /acd/agent-state/change']);
  });
});
