import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, otherSinch, sinch, small, tenios, twoSinch } from './kit.ts';

const start = gateways();

interface Filtered {
  readonly query: string;
  readonly variables: object;
  readonly nameOf: (node: never) => string;
}

/** Names of what is left, in the order of the list, and without failures. */
async function names({ query }: Tried, { query: document, variables, nameOf }: Filtered): Promise<string[]> {
  const { data, errors } = await query(document, variables);
  expect(errors).toBeUndefined();
  expect(data.list.failures).toEqual([]);
  return data.list.nodes.map(nameOf);
}

const queues = (tried: Tried, filter: object) =>
  names(tried, {
    query: `query ($filter: QueueFilter) { list: queues(first: 500, filter: $filter) { nodes { name } failures { code } } }`,
    variables: { filter },
    nameOf: ({ name }: { name: string }) => name,
  });

describe('queues', () => {
  const all = [
    'Billing',
    'Customer Service',
    'Customer Service Chat',
    'Customer Service Email',
    'Customer Service Overflow',
    'Orders Email',
    'Sales',
    'Sales Chat',
    'Technical Support',
  ];
  const queueId = ({ sandbox: { centre } }: Tried, name: string) => id('Queue', sinch, centre.queue(name).id);

  test('by ids: what names none matches nothing, nor spoils it for the others', async () => {
    const tried = await start(small);
    const [sales, billing] = [queueId(tried, 'Sales'), queueId(tried, 'Billing')];
    const strangers = [
      '',
      'x',
      `${sales}=`,
      id('Queue', sinch, 'x'),
      id('Queue', sinch, 'A'.repeat(32)),
      id('Queue', 'sinch-gone', 'x'),
      id('Queue', tenios, 'x'),
      id('Agent', sinch, tried.sandbox.centre.queue('Sales').id),
    ];
    expect(await queues(tried, { ids: [...strangers, sales, billing, sales] })).toEqual(['Billing', 'Sales']);
    expect(await queues(tried, { ids: strangers })).toEqual([]);
    expect(await queues(tried, { ids: [] })).toEqual([]);
    expect(await queues(tried, { ids: [sales], vendorFields: [{ name: 'name', pattern: '*' }] })).toEqual(['Sales']);
  });

  test('by sources, channels and name', async () => {
    const tried = await start(small);
    expect(await queues(tried, {})).toEqual(all);
    expect(await queues(tried, { sourceIds: [id('Source', sinch)] })).toEqual(all);
    for (const sourceIds of [[], ['x'], [id('Source', tenios)], [id('Queue', sinch)]])
      expect(await queues(tried, { sourceIds })).toEqual([]);
    expect(await queues(tried, { channels: ['CHAT', 'EMAIL'] })).toEqual([
      'Customer Service Chat',
      'Customer Service Email',
      'Orders Email',
      'Sales Chat',
    ]);
    expect(await queues(tried, { channels: [] })).toEqual([]);
    expect(await queues(tried, { name: 'sALES' })).toEqual(['Sales']);
    expect(await queues(tried, { name: 's*' })).toEqual(['Sales', 'Sales Chat']);
    expect(await queues(tried, { name: '?????' })).toEqual(['Sales']);
    expect(await queues(tried, { name: 'Service' })).toEqual([]);
    expect(await queues(tried, { name: 's*', channels: ['PHONE'] })).toEqual(['Sales']);
  });

  test('by groups and the vendor’s own fields', async () => {
    const tried = await start(small);
    const { data } = await tried.query(`{ queueGroups { nodes { id name } } }`);
    const groupId = (name: string): string =>
      data.queueGroups.nodes.find((group: { name: string }) => group.name === name).id;
    expect(await queues(tried, { groupIds: [groupId('Technical queues')] })).toEqual(['Technical Support']);
    expect(
      await queues(tried, {
        groupIds: [groupId('Technical queues'), groupId('Sales queues'), 'x'],
        channels: ['PHONE'],
      }),
    ).toEqual(['Sales', 'Technical Support']);
    expect(await queues(tried, { groupIds: [groupId('ALL_QUEUES')] })).toEqual(all);
    for (const groupIds of [
      [],
      ['x'],
      [id('QueueGroup', sinch, '§')],
      [id('QueueGroup', sinch, 'NO_QUEUES')],
      [id('QueueGroup', tenios, 'ALL_QUEUES')],
    ])
      expect([groupIds, await queues(tried, { groupIds })]).toEqual([groupIds, []]);
    expect(await queues(tried, { vendorFields: [{ name: 'type', pattern: 'ch?t' }] })).toEqual([
      'Customer Service Chat',
      'Sales Chat',
    ]);
    expect(
      await queues(tried, { groupIds: [groupId('Sales queues')], vendorFields: [{ name: 'type', pattern: 'Email' }] }),
    ).toEqual(['Orders Email']);
  });
});

test('queue groups by sources and name', async () => {
  const tried = await start({ ...small, ...twoSinch });
  const groups = (args: object) =>
    names(tried, {
      query: `query ($sourceIds: [ID!], $name: String) { list: queueGroups(sourceIds: $sourceIds, name: $name) { nodes { name source { id } } failures { code } } }`,
      variables: args,
      nameOf: ({ name, source }: { name: string; source: { id: string } }) =>
        source.id === id('Source', otherSinch) ? `${name} (de)` : name,
    });
  const own = ['ALL_QUEUES', 'Customer service queues', 'Sales queues', 'Technical queues'];
  expect(await groups({})).toEqual([...own, ...own.map((name) => `${name} (de)`)]);
  expect(await groups({ sourceIds: [id('Source', otherSinch)], name: '*SALES*' })).toEqual(['Sales queues (de)']);
  expect(await groups({ sourceIds: [id('Source', sinch)], name: 'sales' })).toEqual([]);
  for (const sourceIds of [[], ['x'], [id('Source', tenios)]]) expect(await groups({ sourceIds })).toEqual([]);
});

describe('wrap-ups', () => {
  async function inWrapUp(): Promise<{
    readonly tried: Tried;
    readonly wrapUps: (filter: object) => Promise<string[]>;
  }> {
    const tried = await start(small);
    const { centre } = tried.sandbox;
    const [sales, billing, quick] = [centre.queue('Sales'), centre.queue('Billing'), centre.queue('Quick Answers')];
    const [one, two] = centre.agentsAt('SINCH');
    const [three, four] = centre.agentsAt('TENIOS');
    if (!one || !two || !three || !four) throw new Error('the centre is too small');
    centre.place({ queue: sales, status: 'WRAP_UP', agent: one });
    centre.place({ queue: billing, status: 'WRAP_UP', agent: two });
    for (const [agent, by] of [
      [three, 60_000],
      [four, 300_000],
    ] as const) {
      centre.place({ queue: quick, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
      await tried.query(
        `mutation { extendWrapUp(input: { agentId: "${id('Agent', tenios, agent.id)}", by: ${by} }) { errors { code } } }`,
      );
    }
    const word = new Map([
      [one.id, 'sales'],
      [two.id, 'billing'],
      [three.id, 'minute'],
      [four.id, 'five minutes'],
    ]);
    return {
      tried,
      wrapUps: async (filter) =>
        (
          await names(tried, {
            query: `query ($filter: WrapUpFilter) { list: wrapUps(filter: $filter) { nodes { agent { externalId } } failures { code } } }`,
            variables: { filter },
            nameOf: ({ agent }: { agent: { externalId: string } }) => word.get(agent.externalId) ?? agent.externalId,
          })
        ).sort(),
    };
  }

  test('by sources, agents, queues and the end', async () => {
    const { tried, wrapUps } = await inWrapUp();
    const { centre } = tried.sandbox;
    const [one] = centre.agentsAt('SINCH');
    const [three] = centre.agentsAt('TENIOS');
    const [sinchAgent, teniosAgent] = [id('Agent', sinch, one?.id), id('Agent', tenios, three?.id)];
    const queue = id('Queue', sinch, centre.queue('Billing').id);
    expect(await wrapUps({})).toEqual(['billing', 'five minutes', 'minute', 'sales']);
    expect(await wrapUps({ sourceIds: [id('Source', tenios)] })).toEqual(['five minutes', 'minute']);
    expect(await wrapUps({ agentIds: [sinchAgent, teniosAgent, 'x', id('Agent', sinch, 'x')] })).toEqual([
      'minute',
      'sales',
    ]);
    expect(await wrapUps({ queueIds: [queue, 'x'] })).toEqual(['billing']);
    expect(await wrapUps({ queueIds: [queue], agentIds: [sinchAgent] })).toEqual([]);
    expect(await wrapUps({ endsWithin: 60_000 })).toEqual(['minute']);
    expect(await wrapUps({ endsWithin: 59_999 })).toEqual([]);
    expect(await wrapUps({ endsWithin: 86_400_000 })).toEqual(['five minutes', 'minute']);
    for (const filter of [
      { sourceIds: [] },
      { agentIds: [] },
      { queueIds: [] },
      { agentIds: ['x'] },
      { queueIds: [id('Queue', tenios, 'x')] },
      { queueIds: [sinchAgent] },
    ])
      expect([filter, await wrapUps(filter)]).toEqual([filter, []]);
    tried.clock.advance(59_999);
    expect(await wrapUps({ endsWithin: 1 })).toEqual(['minute']);
    tried.clock.advance(1);
    expect(await wrapUps({ endsWithin: 60_000 })).toEqual([]);
  });
});

describe('contact summaries', () => {
  const summaries = (tried: Tried, filter: object) =>
    names(tried, {
      query: `query ($filter: ContactSummaryFilter!) { list: contactSummaries(first: 500, filter: $filter) { nodes { startsAt channel queue { name } } failures { code } } }`,
      variables: { filter: { since: '2026-11-22T05:00:00Z', ...filter } },
      nameOf: ({ startsAt, queue, channel }: { startsAt: string; channel: string; queue: { name: string } }) =>
        `${startsAt.slice(11, 16)} ${queue.name} ${channel}`,
    });

  test('by range, queues, channels, application and the vendor’s own fields', async () => {
    const tried = await start({ people: 20 });
    const { centre } = tried.sandbox;
    const all = await summaries(tried, {});
    const some = (test: RegExp) => all.filter((line) => test.test(line));
    expect(all.length).toBeGreaterThan(30);
    expect(await summaries(tried, { until: '2026-11-22T06:00:00Z' })).toEqual(some(/^05/));
    expect(await summaries(tried, { since: '2026-11-22T08:00:00Z', until: '2026-11-22T08:30:00Z' })).toEqual(
      some(/^08:(00|15)/),
    );
    expect(await summaries(tried, { since: '2027-01-01T00:00:00Z' })).toEqual([]);
    const [sales, billing] = ['Sales', 'Billing'].map((name) => id('Queue', sinch, centre.queue(name).id));
    expect(await summaries(tried, { queueIds: [sales, 'x', billing] })).toEqual(some(/(Sales|Billing) PHONE/));
    expect(await summaries(tried, { channels: ['CHAT'] })).toEqual(some(/CHAT$/));
    expect(await summaries(tried, { channels: ['CHAT', 'PHONE'], queueIds: [sales] })).toEqual(some(/Sales PHONE/));
    expect(await summaries(tried, { applicationName: 'ContactCenter' })).toEqual(all);
    expect(await summaries(tried, { applicationName: 'Main IVR' })).toEqual([]);
    expect(await summaries(tried, { vendorFields: [{ name: 'queueName', pattern: '*chat' }] })).toEqual(some(/Chat/));
    expect(await summaries(tried, { sourceIds: [id('Source', sinch)] })).toEqual(all);
    for (const filter of [
      { queueIds: [] },
      { queueIds: ['x'] },
      { queueIds: [id('Queue', sinch, 'x')] },
      { channels: [] },
      { sourceIds: [] },
      { sourceIds: [id('Source', tenios)] },
    ])
      expect([filter, await summaries(tried, filter)]).toEqual([filter, []]);
  });

  test('in a range that ends before it begins are refused by the argument’s name', async () => {
    const tried = await start(small);
    const { data, errors } = await tried.query(
      `{ contactSummaries(filter: { since: "2026-11-22T08:00:00Z", until: "2026-11-22T08:00:00Z" }) { nodes { id } } }`,
    );
    expect(data.contactSummaries).toBeNull();
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'filter.until' });
  });
});
