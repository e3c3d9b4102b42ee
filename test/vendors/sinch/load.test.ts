import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, codes, first, guid, id, ids, small, withSettings } from './kit.ts';

const start = gateways();
const agents = ({ sandbox }: Tried): readonly Agent[] => sandbox.centre.agentsAt('SINCH');
const capacity = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { load { phoneCapacity status } } } }`;
const ofUsers = (t: Tried): string[] =>
  t
    .calls('sinch')
    .filter((call) => call.startsWith('GET /userStatuses'))
    .toSorted();

describe('user statuses', () => {
  test.each([[1], [4]])('of %d agents are as many calls', async (count) => {
    const t = await start(small);
    const some = agents(t)
      .slice(0, count)
      .map((agent) => agent.id);
    const { data, errors } = await t.query(capacity, { ids: ids('Agent', some) });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(some.map(() => ({ load: { phoneCapacity: 1, status: 'Ready' } })));
    expect(ofUsers(t)).toEqual(some.map((one) => `GET /userStatuses/${one}`).toSorted());
  });

  test.each([[5], [8]])('of %d agents are one call for everybody', async (count) => {
    const t = await start(small);
    const some = agents(t)
      .slice(0, count)
      .map((agent) => agent.id);
    const { data, errors } = await t.query(capacity, { ids: ids('Agent', some) });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(some.map(() => ({ load: { phoneCapacity: 1, status: 'Ready' } })));
    expect(ofUsers(t)).toEqual(['GET /userStatuses']);
  });

  test('are not asked for what the agents’ own rows tell', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agent = first(agents(t));
    const queue = first(centre.queuesAt('SINCH'), ({ channel }) => channel === 'PHONE');
    const { connectedAt } = centre.place({ queue, status: 'TALKING', agent });
    t.clock.advance(75_000);
    const { data } = await t.query(
      `query ($id: ID!) { agent(id: $id) { load { activePhoneContacts activeChatContacts activeEmailContacts chatCapacity oldestActiveContactSince } } }`,
      { id: id('Agent', agent.id) },
    );
    expect(data.agent.load).toEqual({
      activePhoneContacts: 1,
      activeChatContacts: 0,
      activeEmailContacts: 0,
      chatCapacity: 1,
      oldestActiveContactSince: new Date(connectedAt ?? 0).toISOString(),
    });
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });

  test('tell each count under its own name', async () => {
    const t = await start(small);
    const agent = first(agents(t));
    answers(t, `/userStatuses/${agent.id}`, {
      id: agent.id,
      name: 'Fox, John',
      activeIbVideoChatCnt: 1,
      phoneCapacity: 2,
      videoChatCapacity: 3,
      taskCapacity: 4,
      status: 'Ready',
      activeIbCallCnt: 5,
      activeIbOperDirCallCnt: 6,
      activeIbChatCnt: 7,
      activeIbEmailCnt: 8,
      activeObCallCnt: 9,
      activeObCampaignCallCnt: 10,
      activeObCbrCallCnt: 11,
      activeObEmailCnt: 12,
      textChatCapacity: 13,
    });
    const { data, errors } = await t.query(
      `query ($id: ID!) {
        agent(id: $id) {
          load {
            activeVideoContacts phoneCapacity videoCapacity taskCapacity status activeInboundCalls activeDirectCalls activeInboundChats
            activeInboundVideoChats activeInboundEmails activeOutboundCalls activeOutboundCampaignCalls activeOutboundCallbackCalls activeOutboundEmails
          }
        }
      }`,
      { id: id('Agent', agent.id) },
    );
    expect(errors).toBeUndefined();
    expect(data.agent.load).toEqual({
      activeVideoContacts: 1,
      phoneCapacity: 2,
      videoCapacity: 3,
      taskCapacity: 4,
      status: 'Ready',
      activeInboundCalls: 5,
      activeDirectCalls: 6,
      activeInboundChats: 7,
      activeInboundVideoChats: 1,
      activeInboundEmails: 8,
      activeOutboundCalls: 9,
      activeOutboundCampaignCalls: 10,
      activeOutboundCallbackCalls: 11,
      activeOutboundEmails: 12,
    });
  });

  test('of one agent fail alone, and one that is not there is null', async () => {
    const t = await start(small);
    const [one, other, third] = agents(t).map((agent) => agent.id);
    t.sandbox.sinch.fault(`/userStatuses/${one}`, { status: 400, body: 'Invalid GUID' });
    t.sandbox.sinch.fault(`/userStatuses/${other}`, { status: 404, body: 'HTTP 404 Not Found' });
    const answer = await t.query(capacity, { ids: ids('Agent', [one ?? '', other ?? '', third ?? '']) });
    expect(answer.data.nodes).toEqual([
      { load: { phoneCapacity: null, status: null } },
      { load: { phoneCapacity: null, status: null } },
      { load: { phoneCapacity: 1, status: 'Ready' } },
    ]);
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['nodes', 0, 'load', 'phoneCapacity'],
      ['nodes', 0, 'load', 'status'],
    ]);
    expect(new Set(codes(answer))).toEqual(new Set(['VENDOR_REJECTED']));
  });
});

describe('presences', () => {
  test('are those that the agent may choose, one call each, so many at a time', async () => {
    const t = await start(withSettings({ maxConcurrent: 2 }));
    const everybody = agents(t).map((agent) => agent.id);
    const held = t.sandbox.sinch.fault(/presences$/, 'hold');
    const asked = t.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { presences { id externalId name reason type priority } } } }`,
      { ids: ids('Agent', everybody) },
    );
    await held.reachedBy(2);
    for (let round = 0; round < 3; round++) await t.query('{ sources { id } }');
    const atOnce = held.hits;
    held.release();
    const { data, errors } = await asked;
    expect([atOnce, errors]).toEqual([2, undefined]);
    const lunch = '04770429F80BDF1191AD001CC4D98816';
    for (const { presences } of data.nodes)
      expect(presences).toContainEqual({
        id: id('Presence', lunch),
        externalId: lunch,
        name: 'Lunch',
        reason: 'NONE',
        type: 'ABSENCE',
        priority: 100,
      });
    expect(t.calls('sinch').filter((call) => call.endsWith('/presences'))).toHaveLength(everybody.length);
  });

  test('of an unknown type have none, and what lacks an id cannot be chosen', async () => {
    const t = await start(small);
    const agent = first(agents(t));
    answers(t, /presences$/, [{ id: guid(1), name: 'Asleep', type: 'DREAM', priority: 'high' }, { name: 'Nowhere' }]);
    const { data } = await t.query(
      `query ($id: ID!) { agent(id: $id) { presences { externalId name reason type priority } } }`,
      {
        id: id('Agent', agent.id),
      },
    );
    expect(data.agent.presences).toEqual([
      { externalId: guid(1), name: 'Asleep', reason: null, type: null, priority: null },
    ]);
  });

  test('the present one comes with the agent, without a call of its own', async () => {
    const t = await start(small);
    const now = t.clock.now();
    answers(t, 'GET /agents', [
      agentRow(1, { profileId: `${guid(9)} `, profile: 'Lunch', profileType: 'ABSENCE', profileDuration: 60_000 }),
      agentRow(2, { profileDuration: 60_000 }),
    ]);
    const { data } = await t.query(
      `{ agents(filter: { vendors: [SINCH] }) { nodes { presence { externalId name type } presenceSince } } }`,
    );
    expect(data.agents.nodes).toEqual([
      {
        presence: { externalId: guid(9), name: 'Lunch', type: 'ABSENCE' },
        presenceSince: new Date(now - 60_000).toISOString(),
      },
      { presence: null, presenceSince: null },
    ]);
    expect(t.calls('sinch')).toEqual(['GET /agents']);
  });
});
