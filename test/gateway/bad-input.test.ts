import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
const guid = 'A'.repeat(32);

/** Ids that name nothing: malformed, in another spelling, of no type, of no source, and one that is only unknown. */
const strangers = (
  known: string,
  type: 'Agent' | 'Queue' | 'Contact' | 'QueueGroup' | 'ContactSummary' | 'WrapUp' | 'MonitoringSetting' | 'Source',
) => [
  '',
  'x',
  '🙂',
  `${known}=`,
  `${known} `,
  known.toLowerCase(),
  Buffer.from('Nothing:sinch-fi:x').toString('base64url'),
  Buffer.from(`${type}:sinch-fi`).toString('base64url'),
  Buffer.from(`${type}:SINCH-FI:${guid}`).toString('base64url'),
  id(type, 'sinch-gone', guid),
  id(type === 'Queue' ? 'Agent' : 'Queue', sinch, guid),
  id(type, sinch, guid),
  id(type, sinch, 'x'),
  id(type, sinch, '../agents?limit=1'),
  id(type, tenios, 'nobody@acme.example'),
];

describe('an id that names nothing', () => {
  const fields = [
    ['agent', 'Agent'],
    ['queue', 'Queue'],
    ['queueGroup', 'QueueGroup'],
    ['contact', 'Contact'],
    ['contactSummary', 'ContactSummary'],
    ['wrapUp', 'WrapUp'],
    ['monitoringSetting', 'MonitoringSetting'],
    ['source', 'Source'],
    ['node', 'Agent'],
    ['node', 'Contact'],
    ['node', 'QueueGroup'],
    ['node', 'WrapUp'],
  ] as const;

  test.each(fields)('is null for %s, like %s', async (field, type) => {
    const { query } = await start(small);
    const known = id(type, sinch, type === 'Source' ? sinch : guid);
    for (const stranger of strangers(known, type)) {
      const answer = await query(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id: stranger });
      expect([stranger, answer]).toEqual([stranger, { data: { [field]: null } }]);
    }
  });

  test('is null for groups that no source has', async () => {
    const { query } = await start(small);
    const { data, errors } = await query(`{
      agentGroup(id: "${id('AgentGroup', sinch, 'x')}") { id }
      scheduleGroup(id: "${id('ScheduleGroup', sinch, 'x')}") { id }
      agentOnDevice(sourceId: "${id('Source', sinch)}", phoneNumber: "+49") { id }
      monitoringSettings(sourceId: "x") { id }
      person(email: "nobody@acme.example") { email }
      agentGroups(sourceIds: ["${id('Source', tenios)}"]) { nodes { id } failures { code } }
      scheduleGroups { nodes { id } failures { code } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agentGroup: null,
      scheduleGroup: null,
      agentOnDevice: null,
      monitoringSettings: null,
      person: null,
      agentGroups: { nodes: [], failures: [] },
      scheduleGroups: { nodes: [], failures: [] },
    });
  });

  test('is a null in its place among nodes, where order and repeats stay', async () => {
    const { query, sandbox } = await start(small);
    const agent = id('Agent', sinch, sandbox.centre.agentsAt('SINCH')[0]?.id);
    const roster = id('Agent', tenios, sandbox.centre.agentsAt('TENIOS')[0]?.id);
    const source = id('Source', tenios);
    const ids = [source, ...strangers(agent, 'Agent'), agent, roster, agent, source, agent, ''];
    const { data, errors } = await query(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(ids.map((one) => ([agent, roster, source].includes(one) ? { id: one } : null)));
  });

  test('may stand among 500, not among more', async () => {
    const { query } = await start(small);
    const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    expect((await query(document, { ids: Array(500).fill(id('Source', sinch)) })).data.nodes).toHaveLength(500);
    const { data, errors } = await query(document, { ids: Array(501).fill('x') });
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'Argument "ids" takes at most 500 ids.',
        path: ['nodes'],
        locations: expect.anything(),
        extensions: { code: 'BAD_USER_INPUT', argument: 'ids' },
      },
    ]);
  });
});

describe('a value that is none of its kind', () => {
  const ask = (tried: Tried, argument: 'since' | 'email', value: unknown, literal: boolean) => {
    const field =
      argument === 'since'
        ? (text: string) => `contacts(filter: { since: ${text} }) { nodes { id } }`
        : (text: string) => `person(email: ${text}) { email }`;
    const type = argument === 'since' ? 'DateTime!' : 'EmailAddress!';
    return literal
      ? tried.query(`{ ${field(JSON.stringify(value))} }`)
      : tried.query(`query ($${argument}: ${type}) { ${field(`$${argument}`)} }`, { [argument]: value });
  };

  const dates = [
    '',
    'yesterday',
    '2026-11-22',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-22T25:00:00Z',
    '2026-11-22T09:00:00',
    1_795_338_000_000,
    true,
  ];
  const emails = ['', 'anna', 'anna@', '@acme.example', 'anna at acme.example', 'anna@acme.example ', 'a@b@c', 7];

  test.each([...dates.map((value) => ['since', value] as const), ...emails.map((value) => ['email', value] as const)])(
    'is named as bad input: %s %j',
    async (argument, value) => {
      const tried = await start(small);
      const kind =
        argument === 'since'
          ? 'an instant such as 2026-11-22T09:00:00Z'
          : 'an e-mail address such as anna@acme.example';
      const literal = await ask(tried, argument, value, true);
      expect(literal.errors).toEqual([
        {
          message: `Argument "${argument}" must be ${kind}.`,
          locations: expect.anything(),
          extensions: { code: 'BAD_USER_INPUT', argument },
        },
      ]);
      const variable = await ask(tried, argument, value, false);
      expect(variable.errors).toHaveLength(1);
      expect(variable.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(variable.errors?.[0]?.message).toContain(`Variable "$${argument}" got invalid value`);
      expect(variable.errors?.[0]?.message).toContain(`It must be ${kind}.`);
    },
  );

  test('is named with its place where it lies inside a variable', async () => {
    const { query } = await start(small);
    const { errors } = await query(`query ($filter: ContactFilter) { contacts(filter: $filter) { nodes { id } } }`, {
      filter: { until: 'soon' },
    });
    expect(errors?.[0]?.message).toContain('at "filter.until"');
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test('is not one that only looks unusual', async () => {
    const tried = await start(small);
    for (const since of [
      '2026-11-22T09:00:00.123456Z',
      '2026-11-22T09:00:00+05:30',
      '1970-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
    ])
      for (const literal of [true, false])
        expect(await ask(tried, 'since', since, literal)).toEqual({ data: { contacts: { nodes: [] } } });
    for (const email of ['O.Brien+x@acme.example', "o'neill@acme.example"])
      for (const literal of [true, false])
        expect(await ask(tried, 'email', email, literal)).toEqual({ data: { person: null } });
  });
});
