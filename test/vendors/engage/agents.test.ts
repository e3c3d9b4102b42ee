import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import {
  agentsOf,
  ann,
  answers,
  ask,
  counts,
  id,
  nameOf,
  pair,
  queueOf,
  sent,
  small,
  told,
  withSettings,
} from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';
const list = 'listAgentStatesUsingEntity';

describe('what is told of an agent', () => {
  test('is everything that Engage tells', async () => {
    const t = await start({ ...small, engage: { quirks: false } });
    const agent = ann(t);
    const shown = await told(
      t,
      `externalId name email phoneNumber observedAt stale skills { name } queues { serving } presence { name } load { status }
        group { externalId name } scheduleGroup { externalId internalId agentGroup { externalId } }
        details { __typename ... on EngageAgentDetails { internalId loginEnabled currentContactState currentWorkState requestedWorkState
          requestedAction registrationMethod attributes { name value } firstName lastName roles defaultPhoneNumber currentPhoneNumber } }`,
    );
    const group = queueOf(t).name.EN;
    expect(shown).toEqual({
      externalId: nameOf(agent),
      name: `${agent.person.first} ${agent.person.last}`,
      email: agent.person.email,
      phoneNumber: agent.person.mobile,
      observedAt: new Date(t.clock.now()).toISOString(),
      stale: false,
      skills: null,
      queues: null,
      presence: null,
      load: null,
      group: { externalId: group, name: group },
      scheduleGroup: {
        externalId: expect.stringMatching(/^SG\d$/),
        internalId: expect.stringMatching(/^\d+$/),
        agentGroup: { externalId: group },
      },
      details: {
        __typename: 'EngageAgentDetails',
        internalId: expect.stringMatching(/^\d+$/),
        loginEnabled: true,
        currentContactState: null,
        currentWorkState: 'Available',
        requestedWorkState: null,
        requestedAction: null,
        registrationMethod: 'Phone',
        attributes: [{ name: 'registrationMethod', value: 'Phone' }],
        firstName: agent.person.first,
        lastName: agent.person.last,
        roles: ['Agent'],
        defaultPhoneNumber: agent.person.mobile,
        currentPhoneNumber: agent.person.mobile,
      },
    });
  });

  test.each([
    ['<externalId>ann@acme.example</externalId>', { name: null, email: 'ann@acme.example', phoneNumber: null }],
    ['<externalId>+1617</externalId><email>none</email>', { name: null, email: null, phoneNumber: null }],
    [
      '<externalId>ann@acme.example</externalId><email>Ann@Other.example</email><lastName>Lee</lastName><defaultPhoneNumber>+1</defaultPhoneNumber>',
      { name: 'Lee', email: 'Ann@Other.example', phoneNumber: '+1' },
    ],
  ])('has name, address and number from what there is: %s', async (user, expected) => {
    const t = await start(small);
    answers(t, show, `<data><agent>${user}</agent></data>`);
    expect(await told(t, 'name email phoneNumber')).toEqual(expected);
  });

  test('is nothing of somebody whom Engage does not know, or does not name', async () => {
    const t = await start(small);
    const { data, errors } = await t.query('query ($id: ID!) { agent(id: $id) { state } }', {
      id: id('Agent', 'nobody'),
    });
    expect([data.agent, errors]).toEqual([null, undefined]);
    answers(t, show, '<data><agent><firstName>Ann</firstName></agent></data>');
    expect(await ask(t, 'state')).toEqual({ data: { agent: null } });
  });

  test('is of those alone whose list did not fail', async () => {
    const t = await start(small);
    const lost = queueOf(t).name.EN;
    t.sandbox.engage.fault(
      (request) => asking(list)(request) && request.body.includes(`>${lost.replace('&', '&amp;')}<`),
      { status: 501 },
    );
    const { data, errors } = await t.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { externalId state group { externalId } } } }',
      { ids: [...agentsOf(t).map((agent) => id('Agent', nameOf(agent))), id('Agent', 'nobody')] },
    );
    const ours = agentsOf(t).filter((agent) => queueOf(t, agent).name.EN !== lost);
    const read = data.nodes.filter((node: { state: string | null } | null) => node?.state === 'READY');
    expect(read.map((node: { externalId: string }) => node.externalId)).toEqual(ours.map(nameOf));
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['VENDOR_UNAVAILABLE']));
    expect(counts(t)).toEqual({ [list]: 3 });
  });
});

describe('the list of agents', () => {
  const listed = async (t: Tried, filter: object) => {
    const { data, errors } = await t.query(
      'query ($filter: AgentFilter) { agents(filter: $filter, first: 500) { nodes { externalId } failures { code } } }',
      { filter },
    );
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    return data.agents.nodes.map((node: { externalId: string }) => node.externalId).sort();
  };
  const everyone = (t: Tried) => agentsOf(t).map(nameOf).sort();

  test('is everyone', async () => {
    const t = await start(small);
    expect(await listed(t, {})).toEqual(everyone(t));
  });

  test('finds by what Engage tells', async () => {
    const t = await start(small);
    const [one, two] = pair(t);
    const named = nameOf(one);
    expect(await listed(t, { email: named.toUpperCase() })).toEqual([named]);
    expect(await listed(t, { phoneNumber: one.person.mobile })).toEqual([named]);
    expect(await listed(t, { ids: [id('Agent', named), id('Agent', nameOf(two)), id('Agent', 'nobody')] })).toEqual(
      [named, nameOf(two)].sort(),
    );
    expect(await listed(t, { ids: [id('Agent', named)], email: nameOf(two) })).toEqual([]);
    expect(await listed(t, { name: `${one.person.first}*` })).toContain(named);
    expect(await listed(t, { states: ['WRAP_UP'] })).toEqual([]);
  });

  test('of groups asks about them alone', async () => {
    const t = await start(small);
    const group = queueOf(t).name.EN;
    const members = agentsOf(t).filter((agent) => queueOf(t, agent).name.EN === group);
    expect(await listed(t, { groupIds: [id('AgentGroup', group), id('AgentGroup', 'no such group')] })).toEqual(
      members.map(nameOf).sort(),
    );
    expect(sent(t, list)).toHaveLength(2);
    expect(await listed(t, { groupIds: [id('AgentGroup', group)], ids: [id('Agent', 'nobody')] })).toEqual([]);
  });

  test.each([
    { queueIds: [id('Queue', 'x')] },
    { availabilities: ['FREE'] },
    { havingQueueStatistics: true },
    { havingQueueConfiguration: true },
    { vendorFields: [{ name: 'x', pattern: '*' }] },
  ])('has nobody who meets %j, which Engage does not know', async (filter) => {
    const t = await start(small);
    expect(await listed(t, filter)).toEqual([]);
    expect(t.calls('engage')).toEqual([]);
  });

  test('has an agent of two groups once, in the first of them, and nobody whose user is not named', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales', 'Support'] }));
    answers(
      t,
      list,
      '<data><agent><externalId>ann</externalId></agent></data><data><agent/></data><data><internalId>7</internalId></data>',
    );
    const { data } = await t.query('{ agents { nodes { externalId group { externalId } } } }');
    expect(data.agents.nodes).toEqual([{ externalId: 'ann', group: { externalId: 'Sales' } }]);
  });

  test('passes over a group that is not there, and fails with one that cannot be read', async () => {
    const t = await start(withSettings({ agentGroups: ['gone', 'Sales'] }));
    expect(await listed(t, {})).toEqual([]);
    t.sandbox.engage.fault((request) => request.body.includes('>gone<'), { status: 501 });
    const { data } = await t.query('{ agents { nodes { id } failures { code } } }');
    expect(data.agents).toEqual({ nodes: [], failures: [{ code: 'VENDOR_UNAVAILABLE' }] });
  });

  test('is found by person, through the address of whoever signs in by another name', async () => {
    const t = await start(small);
    answers(t, list, '<data><agent><externalId>+1617</externalId><email>Ann@Acme.example</email></agent></data>');
    const { data } = await t.query('{ person(email: "ann@acme.EXAMPLE") { agents { externalId state } } }');
    expect(data.person.agents).toEqual([{ externalId: '+1617', state: 'UNKNOWN' }]);
  });
});
