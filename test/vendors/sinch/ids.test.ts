import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { codes, first, guid, id, ids, only, sentTo, small } from './kit.ts';

const start = gateways();

/** Method and length of the longest URL that was asked for, without the host. */
const longest = ({ sandbox }: Tried): number =>
  Math.max(...sandbox.sinch.requests.map(({ path, query }) => `/RI/rmi${path}?${query}`.length));

const malformed = [
  '1',
  guid(1).slice(1),
  `${guid(1)}0`,
  guid(1).toLowerCase(),
  `${guid(1)},${guid(2)}`,
  `${guid(1)}%20`,
  '../agents',
  '..',
];

describe('an id is looked at before it is sent', () => {
  test.each([
    ['Queue', 'queue(id: $id) { name }'],
    ['QueueGroup', 'queueGroup(id: $id) { name }'],
    ['Contact', 'contact(id: $id) { status events { event } }'],
    ['ContactSummary', 'contactSummary(id: $id) { inHandled }'],
    ['MonitoringSetting', 'monitoringSetting(id: $id) { value }'],
  ] as const)('of a %s', async (type, field) => {
    const t = await start(small);
    // A setting’s id may be a word; what would change the path may be none.
    for (const one of type === 'MonitoringSetting' ? malformed.slice(4) : malformed) {
      const { data, errors } = await t.query(`query ($id: ID!) { found: ${field} }`, { id: id(type, one) });
      expect({ one, data, errors }).toEqual({ one, data: { found: null }, errors: undefined });
    }
    // Whether a word is a group’s id shows in the list of groups only, where it harms nobody.
    expect(sentTo(t, '/queueGroups', 'id').filter(Boolean)).toEqual([]);
    if (type !== 'QueueGroup') expect(t.calls('sinch')).toEqual([]);
  });

  test('ALL_QUEUES is the id of a group, and may stand beside others', async () => {
    const t = await start(small);
    const listed = await t.query(`{ queueGroups { nodes { externalId queues { queue { name } } } } }`);
    const groups: { externalId: string }[] = listed.data.queueGroups.nodes;
    expect(groups.map((group) => group.externalId)).toContain('ALL_QUEUES');
    t.reset();
    const { data, errors } = await t.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on QueueGroup { externalId queues { queue { name } } } } }`,
      { ids: ids('QueueGroup', [...groups.map((group) => group.externalId), guid(1), 'NO_QUEUES']) },
    );
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([...groups, null, null]);
    expect(t.calls('sinch')).toEqual(['GET /queueGroups']);
  });

  test('so that one malformed id does not fail those beside it', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agent = first(centre.agentsAt('SINCH'), ({ memberships }) => memberships.size > 0);
    const [queue] = first(agent.memberships);
    const contact = centre.place({ queue, status: 'QUEUED' });
    const { data, errors } = await t.query(
      `query ($nodes: [ID!]!, $agents: [ID!]!, $queues: [ID!]!) {
        nodes(ids: $nodes) { id ... on Agent { state } ... on Queue { name } ... on Contact { status } }
        agents(filter: { ids: $agents, queueIds: $queues }) { nodes { externalId } failures { code } }
        queues(filter: { ids: $queues }) { nodes { externalId } failures { code } }
        contacts(filter: { queueIds: $queues }) { nodes { externalId } failures { code } }
        contactSummaries(filter: { queueIds: $queues, since: "2026-11-22T00:00:00Z" }) { nodes { queue { externalId } } failures { code } }
      }`,
      {
        nodes: [
          ...ids('Agent', [...malformed, agent.id]),
          ...ids('Queue', [...malformed, queue.id]),
          ...ids('Contact', [...malformed, contact.id]),
        ],
        agents: ids('Agent', [...malformed, agent.id]),
        queues: ids('Queue', [...malformed, queue.id]),
      },
    );
    expect(errors).toBeUndefined();
    expect(data.nodes.filter(Boolean).map((node: { id: string }) => node.id)).toEqual([
      id('Agent', agent.id),
      id('Queue', queue.id),
      id('Contact', contact.id),
    ]);
    expect(data.agents).toEqual({ nodes: [{ externalId: agent.id }], failures: [] });
    expect(data.queues).toEqual({ nodes: [{ externalId: queue.id }], failures: [] });
    expect(data.contacts).toEqual({ nodes: [{ externalId: contact.id }], failures: [] });
    expect(data.contactSummaries).toEqual({ nodes: [{ queue: { externalId: queue.id } }], failures: [] });
    for (const path of ['/agents', '/contacts', '/contactSummaries'])
      for (const sent of sentTo(t, path, 'queueId')) expect([null, queue.id]).toContain(sent);
  });

  test('and where none is left nothing is asked', async () => {
    const t = await start(small);
    const { data, errors } = await t.query(
      `query ($agents: [ID!]!, $queues: [ID!]!) {
        agents(filter: { ids: $agents }) { nodes { id } }
        served: agents(filter: { queueIds: $queues, vendors: [SINCH] }) { nodes { id } }
        queues(filter: { ids: $queues }) { nodes { id } }
        contacts(filter: { agentIds: $agents }) { nodes { id } }
        waiting: contacts(filter: { queueIds: $queues, active: true }) { nodes { id } }
        contactSummaries(filter: { queueIds: $queues, since: "2026-11-22T00:00:00Z" }) { nodes { id } }
        channels: contactSummaries(filter: { channels: [], since: "2026-11-22T00:00:00Z" }) { nodes { id } }
        logins: contacts(filter: { queueLoginTypes: [] }) { nodes { id } }
      }`,
      { agents: ids('Agent', malformed), queues: ids('Queue', malformed) },
    );
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual(Object.keys(data).map(() => ({ nodes: [] })));
    expect(t.calls('sinch')).toEqual([]);
  });
});

describe('URLs stay under 8 kB', () => {
  const many = Array.from({ length: 500 }, (_, number) => guid(number));

  test('with 500 ids of agents, contacts of theirs, and queues', async () => {
    const t = await start(small);
    const { errors } = await t.query(
      `query ($agents: [ID!]!, $queues: [ID!]!) {
        nodes(ids: $agents) { ... on Agent { state activeContacts { id } } }
        queues(filter: { ids: $queues }) { nodes { name activeContacts { id } serviceLevel } }
        agents(filter: { ids: $agents, queueIds: $queues }) { nodes { id } }
        contacts(filter: { agentIds: $agents, queueIds: $queues }) { nodes { id } }
        contactSummaries(filter: { queueIds: $queues, since: "2026-11-22T00:00:00Z" }) { nodes { id } }
      }`,
      { agents: ids('Agent', many), queues: ids('Queue', many) },
    );
    expect(errors).toBeUndefined();
    expect(longest(t)).toBeGreaterThan(6_000);
    // The simulator counts three characters for a comma; we send one.
    expect(longest(t)).toBeLessThan(8_192);
    const asked = sentTo(t, '/queueStatuses', 'id').flatMap((sent) => sent?.split(',') ?? []);
    expect(asked.toSorted()).toEqual(many.toSorted());
  });

  test('and what cannot be cut is the caller’s to shorten', async () => {
    const t = await start(small);
    const answer = await t.query(
      `query ($pattern: String!) { agents(filter: { vendorFields: [{ name: "location", pattern: $pattern }] }) { nodes { id } } }`,
      { pattern: 'x'.repeat(9_000) },
    );
    expect(answer.data).toEqual({ agents: null });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: 'Argument "filter" is too long for a request to the source: use shorter values.',
      }),
    ]);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(t.calls('sinch')).toEqual([]);
  });
});

describe('a filter by the vendor’s own fields', () => {
  const ask = `query ($filter: AgentFilter!) { agents(filter: $filter) { nodes { email phoneNumber } failures { code } } }`;

  test.each(['email', 'number'])('may be by %s, which other filters use too', async (name) => {
    const t = await start(small);
    const { person } = first(t.sandbox.centre.agentsAt('SINCH'));
    const pattern = name === 'email' ? `${person.email.slice(0, -2)}*` : String(person.extension);
    const { data, errors } = await t.query(ask, { filter: { vendorFields: [{ name, pattern }] } });
    expect(errors).toBeUndefined();
    expect(data.agents).toEqual({
      nodes: [{ email: person.email, phoneNumber: String(person.extension) }],
      failures: [],
    });
    expect(only(t, '/agents').query.get(name)).toBe(pattern);
  });

  test('keeps * and ?', async () => {
    const t = await start(small);
    const pattern = '?*@*';
    const { data } = await t.query(ask, {
      filter: {
        vendorFields: [
          { name: 'email', pattern },
          { name: 'location', pattern: '*' },
        ],
      },
    });
    expect(data.agents.nodes).toHaveLength(t.sandbox.centre.agentsAt('SINCH').length);
    expect(only(t, '/agents').query.get('location')).toBe('*');
  });

  test.each([
    ['a parameter of every list', { vendorFields: [{ name: 'limit', pattern: '1' }] }],
    ['another filter’s field', { email: 'anna@acme.example', vendorFields: [{ name: 'email', pattern: '*' }] }],
    [
      'the same field twice',
      {
        vendorFields: [
          { name: 'location', pattern: 'Espoo' },
          { name: 'location', pattern: 'Oulu' },
        ],
      },
    ],
  ])('cannot name %s: one of the two would be lost', async (_what, filter) => {
    const t = await start(small);
    const answer = await t.query(ask, { filter });
    expect(answer.data).toEqual({ agents: null });
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toMatch(
      /^Argument "filter.vendorFields" cannot name "\w+": the request has a value for it already\.$/,
    );
    expect(t.calls('sinch')).toEqual([]);
  });
});
