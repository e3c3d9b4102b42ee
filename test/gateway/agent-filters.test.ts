import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();

/** Global ids of agents, sorted. */
const idsOf = (agents: readonly Agent[]): string[] =>
  agents.map((agent) => id('Agent', agent.vendor === 'SINCH' ? sinch : tenios, agent.id)).sort();

/** Who is left by a filter, sorted, and without failures. */
async function left({ query }: Tried, filter: object): Promise<string[]> {
  const { data, errors } = await query(
    `query ($filter: AgentFilter) { agents(first: 500, filter: $filter) { nodes { id } failures { code } } }`,
    { filter },
  );
  expect(errors).toBeUndefined();
  expect(data.agents.failures).toEqual([]);
  return data.agents.nodes.map((agent: { id: string }) => agent.id).sort();
}

function everybody({ sandbox: { centre } }: Tried): {
  readonly atSinch: readonly Agent[];
  readonly atTenios: readonly Agent[];
  readonly all: readonly Agent[];
} {
  const [atSinch, atTenios] = [centre.agentsAt('SINCH'), centre.agentsAt('TENIOS')];
  return { atSinch, atTenios, all: [...atSinch, ...atTenios] };
}

const nameOf = ({ vendor, person: { first, last } }: Agent): string =>
  vendor === 'SINCH' ? `${last}, ${first}` : `${first} ${last}`;
const firstOf = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('there is none');
  return one;
};

/** Ids that name no agent: malformed, in another spelling, of another type, of another source, unknown. */
function strangers(known: string): string[] {
  return [
    '',
    'x',
    '*',
    `${known}=`,
    ` ${known}`,
    Buffer.from(`Agent:${sinch}`).toString('base64url'),
    Buffer.from('agent:sinch-fi:x').toString('base64url'),
    id('Queue', sinch, 'A'.repeat(32)),
    id('Agent', 'sinch-gone', 'A'.repeat(32)),
    id('Agent', sinch, 'A'.repeat(32)),
    id('Agent', sinch, 'not a GUID'),
    id('Agent', sinch, '../queueStatuses'),
    id('Agent', tenios, 'nobody@acme.example'),
  ];
}

describe('agents', () => {
  test('by ids: what names none matches nothing, nor spoils it for the others', async () => {
    const tried = await start(small);
    const { all, atSinch } = everybody(tried);
    const some = idsOf([...all].slice(2, 9));
    const [known = ''] = idsOf(atSinch);
    expect(await left(tried, { ids: [...strangers(known), ...some, ...some] })).toEqual(some);
    expect(await left(tried, { ids: strangers(known) })).toEqual([]);
    expect(await left(tried, { ids: [] })).toEqual([]);
  });

  test('by sources and vendors', async () => {
    const tried = await start(small);
    const { all, atSinch, atTenios } = everybody(tried);
    expect(await left(tried, {})).toEqual(idsOf(all));
    expect(await left(tried, { sourceIds: [id('Source', sinch)] })).toEqual(idsOf(atSinch));
    expect(await left(tried, { vendors: ['TENIOS', 'ENGAGE'] })).toEqual(idsOf(atTenios));
    expect(await left(tried, { vendors: ['TENIOS'], sourceIds: [id('Source', sinch)] })).toEqual([]);
    for (const sourceIds of [
      [],
      ['x'],
      [sinch],
      [id('Source', 'sinch-gone')],
      [id('Source', sinch, tenios)],
      [id('Agent', sinch)],
    ])
      expect([sourceIds, await left(tried, { sourceIds })]).toEqual([sourceIds, []]);
    expect(await left(tried, { vendors: [] })).toEqual([]);
    expect(tried.calls('sinch')).toHaveLength(1);
  });

  test('by states', async () => {
    const tried = await start(small);
    const { centre } = tried.sandbox;
    const { atSinch, atTenios } = everybody(tried);
    const [one, two, three, ...others] = atSinch;
    const queue = firstOf(centre.queuesAt('SINCH'));
    if (!one || !two || !three) throw new Error('the centre is too small');
    centre.place({ agent: one, duty: 'LOGGED_OUT' });
    centre.place({ queue, status: 'TALKING', agent: two });
    centre.place({ queue, status: 'WRAP_UP', agent: three });
    centre.place({ agent: firstOf(atTenios), duty: 'PAUSE' });
    expect(await left(tried, { states: ['LOGGED_OFF'] })).toEqual(idsOf([one]));
    expect(await left(tried, { states: ['BUSY'] })).toEqual(idsOf([two]));
    expect(await left(tried, { states: ['WRAP_UP'] })).toEqual(idsOf([three]));
    expect(await left(tried, { states: ['NOT_READY'] })).toEqual(idsOf([firstOf(atTenios)]));
    expect(await left(tried, { states: ['READY', 'BUSY'] })).toEqual(idsOf([two, ...others, ...atTenios.slice(1)]));
    expect(await left(tried, { states: ['UNKNOWN'] })).toEqual([]);
    expect(await left(tried, { states: [] })).toEqual([]);
  });

  test('by availabilities, which TENIOS does not know', async () => {
    const tried = await start(small);
    const { atSinch } = everybody(tried);
    const [one, two, three, ...others] = atSinch;
    if (!one || !two || !three) throw new Error('the centre is too small');
    tried.sandbox.centre.place({ agent: one, duty: 'LOGGED_OUT' });
    tried.sandbox.centre.place({ agent: two, duty: 'PAUSE' });
    tried.sandbox.centre.place({
      queue: firstOf(tried.sandbox.centre.queuesAt('SINCH')),
      status: 'TALKING',
      agent: three,
    });
    for (const [availability, agents] of [
      ['LOGGED_OUT', [one]],
      ['AWAY', [two]],
      ['BUSY', [three]],
      ['FREE', others],
      ['UNKNOWN', []],
    ] as const)
      expect([availability, await left(tried, { availabilities: [availability] })]).toEqual([
        availability,
        idsOf(agents),
      ]);
    expect(await left(tried, { availabilities: ['AWAY', 'UNKNOWN', 'FREE'] })).toEqual(idsOf([two, ...others]));
    expect(await left(tried, { availabilities: [] })).toEqual([]);
  });

  test('by queues, groups, and what they have in queues', async () => {
    const tried = await start({ people: 30, warmUp: 0 });
    const { centre } = tried.sandbox;
    const { atSinch } = everybody(tried);
    const [sales, billing] = [centre.queue('Sales'), centre.queue('Billing')];
    const members = (...queues: readonly (typeof sales)[]) =>
      atSinch.filter(({ memberships }) => queues.some((queue) => memberships.has(queue)));
    const queueId = (queue: typeof sales) => id('Queue', sinch, queue.id);
    expect(await left(tried, { queueIds: [queueId(sales)] })).toEqual(idsOf(members(sales)));
    expect(await left(tried, { queueIds: [queueId(sales), queueId(billing), 'x'] })).toEqual(
      idsOf(members(sales, billing)),
    );
    for (const queueIds of [
      [],
      ['x'],
      [id('Queue', sinch, 'x')],
      [id('Queue', tenios, 'x')],
      [id('Agent', sinch, sales.id)],
    ])
      expect([queueIds, await left(tried, { queueIds })]).toEqual([queueIds, []]);
    expect(await left(tried, { groupIds: [id('AgentGroup', sinch, 'x')] })).toEqual([]);
    expect(await left(tried, { groupIds: ['x'] })).toEqual([]);
    const inNone = atSinch.filter(({ memberships }) => memberships.size === 0);
    expect(inNone).not.toEqual([]);
    expect(await left(tried, { havingQueueConfiguration: true })).toEqual(
      idsOf(atSinch.filter((agent) => !inNone.includes(agent))),
    );
    expect(await left(tried, { havingQueueConfiguration: false })).toEqual(await left(tried, {}));
    const busy = firstOf(members(sales));
    centre.place({ queue: sales, status: 'HANDLED', agent: busy });
    tried.clock.advance(1_000);
    expect(await left(tried, { havingQueueStatistics: true })).toEqual(idsOf([busy]));
    expect(await left(tried, { havingQueueStatistics: true, havingQueueConfiguration: true })).toEqual(idsOf([busy]));
  });

  test('by e-mail address and number', async () => {
    const tried = await start(small);
    const { all } = everybody(tried);
    const both = firstOf(tried.sandbox.centre.people.filter(({ vendors }) => vendors.length === 2));
    expect(await left(tried, { email: both.email.toUpperCase() })).toEqual(
      idsOf(all.filter(({ person }) => person === both)),
    );
    expect(await left(tried, { email: 'nobody@acme.example' })).toEqual([]);
    expect(await left(tried, { phoneNumber: String(both.extension) })).toEqual(
      idsOf(both.agents.filter(({ vendor }) => vendor === 'SINCH')),
    );
    expect(await left(tried, { phoneNumber: '*' })).toEqual([]);
    expect(await left(tried, { phoneNumber: '' })).toEqual([]);
  });

  test('by the whole name, with wildcards and without regard to case', async () => {
    const tried = await start(small);
    const { all } = everybody(tried);
    const one = firstOf(all);
    const name = nameOf(one);
    const named = (test: (name: string) => boolean) => idsOf(all.filter((agent) => test(nameOf(agent).toLowerCase())));
    expect(await left(tried, { name })).toEqual(idsOf([one]));
    expect(await left(tried, { name: name.toUpperCase() })).toEqual(idsOf([one]));
    expect(await left(tried, { name: `?${name.slice(1)}` })).toEqual(idsOf([one]));
    expect(await left(tried, { name: name.slice(0, 4) })).toEqual([]);
    expect(await left(tried, { name: '*A*' })).toEqual(named((text) => text.includes('a')));
    expect(await left(tried, { name: '*, *' })).toEqual(named((text) => text.includes(', ')));
    expect(await left(tried, { name: '*' })).toEqual(idsOf(all));
    expect(await left(tried, { name: '?'.repeat(name.length) })).toEqual(
      named((text) => [...text].length === name.length),
    );
    for (const none of ['', '.*', '%', '_', '[a-z]*'])
      expect([none, await left(tried, { name: none })]).toEqual([none, []]);
  });

  test('by the vendor’s own fields, which TENIOS does not have', async () => {
    const tried = await start({ people: 30, warmUp: 0 });
    const { atSinch } = everybody(tried);
    const at = (letter: string) =>
      idsOf(atSinch.filter(({ person }) => person.location.toLowerCase().startsWith(letter)));
    expect(at('h')).not.toEqual([]);
    expect(await left(tried, { vendorFields: [{ name: 'location', pattern: 'H*' }] })).toEqual(at('h'));
    expect(
      await left(tried, {
        vendorFields: [
          { name: 'location', pattern: 'h*' },
          { name: 'userStatus', pattern: 'Pause' },
        ],
      }),
    ).toEqual([]);
    expect(await left(tried, { vendorFields: [] })).toEqual(await left(tried, {}));
  });

  test('by several things at once, all of which must hold; nulls ask for nothing', async () => {
    const tried = await start(small);
    const { all, atSinch } = everybody(tried);
    const filter = { vendors: ['SINCH'], states: ['READY'], name: '*a*', ids: idsOf(all) };
    expect(await left(tried, filter)).toEqual(
      idsOf(atSinch.filter((agent) => nameOf(agent).toLowerCase().includes('a'))),
    );
    const nothing = Object.fromEntries(
      [
        'ids',
        'sourceIds',
        'vendors',
        'states',
        'availabilities',
        'queueIds',
        'groupIds',
        'email',
        'phoneNumber',
        'name',
        'havingQueueStatistics',
        'havingQueueConfiguration',
        'vendorFields',
      ].map((field) => [field, null]),
    );
    expect(await left(tried, nothing)).toEqual(idsOf(all));
  });
});

describe('agentStateCounts', () => {
  test('count whom a filter leaves, by source and state', async () => {
    const tried = await start(small);
    const { atSinch } = everybody(tried);
    tried.sandbox.centre.place({ agent: firstOf(atSinch), duty: 'PAUSE' });
    const count = async (filter: string) =>
      (
        await tried.query(
          `{ agentStateCounts(filter: ${filter}) { counts { source { id } state count } failures { code } } }`,
        )
      ).data.agentStateCounts;
    const row = (source: string, state: string, many: number) => ({
      source: { id: id('Source', source) },
      state,
      count: many,
    });
    expect(await count('{}')).toEqual({
      counts: expect.arrayContaining([row(tenios, 'READY', 4), row(sinch, 'READY', 7), row(sinch, 'NOT_READY', 1)]),
      failures: [],
    });
    expect((await count('{ states: [NOT_READY, BUSY] }')).counts).toEqual([row(sinch, 'NOT_READY', 1)]);
    expect((await count('{ vendors: [TENIOS] }')).counts).toEqual([row(tenios, 'READY', 4)]);
    expect((await count('{ ids: [] }')).counts).toEqual([]);
  });
});
