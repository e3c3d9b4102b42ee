import { describe, expect, test } from '@jest/globals';
import { queueOf } from '../../src/sandbox/centre/queueing.ts';
import type { Contact } from '../../src/sandbox/centre/types.ts';
import { isEnded } from '../../src/sandbox/centre/world.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, sinch, small, tenios } from './kit.ts';

const start = gateways();
const hour = 3_600_000;

/** The vendor's ids of the contacts that a filter leaves, sorted. */
async function left({ query }: Tried, filter: object): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await query(
      `query ($filter: ContactFilter, $after: String) {
        contacts(first: 500, filter: $filter, after: $after) { nodes { externalId } pageInfo { hasNextPage endCursor } failures { code } }
      }`,
      { filter, after },
    );
    expect(errors).toBeUndefined();
    expect(data.contacts.failures).toEqual([]);
    found.push(...data.contacts.nodes.map((contact: { externalId: string }) => contact.externalId));
    if (!data.contacts.pageInfo.hasNextPage) return found.sort();
    after = data.contacts.pageInfo.endCursor;
  }
}

/** A service over a centre with four hours behind it, and a way to say what should be left. */
async function lived() {
  const tried = await start({ people: 20 });
  const { centre } = tried.sandbox;
  const contacts = centre.contactsAt('SINCH');
  const now = centre.now;
  const those = (test: (contact: Contact) => boolean): string[] =>
    contacts
      .filter(test)
      .map((contact) => contact.id)
      .sort();
  const lately = ({ arrivedAt }: Contact): boolean => arrivedAt >= now - 24 * hour;
  const active = ({ status }: Contact): boolean => !isEnded(status);
  const time = (ago: number): string => new Date(now - ago).toISOString();
  return { tried, centre, contacts, now, those, lately, active, time };
}

describe('contacts', () => {
  test('left out: those that arrived within the last 24 hours, be they in progress or not', async () => {
    const { tried, contacts, those, lately, active } = await lived();
    expect(contacts.filter((contact) => active(contact) && !lately(contact))).not.toEqual([]);
    expect(contacts.filter(active).length).toBeGreaterThan(10);
    expect(await left(tried, {})).toEqual(those(lately));
    expect(await left(tried, { active: null, includeInProgress: false })).toEqual(those(lately));
  });

  test('in progress whatever the range, or ended within it', async () => {
    const { tried, those, lately, active, time } = await lived();
    expect(await left(tried, { active: true })).toEqual(those(active));
    expect(await left(tried, { active: true, since: time(hour), until: time(hour / 2) })).toEqual(those(active));
    expect(await left(tried, { active: false })).toEqual(those((contact) => lately(contact) && !active(contact)));
    const ended = those((contact) => !active(contact) && contact.arrivedAt >= Date.parse(time(hour)));
    expect(ended).not.toEqual([]);
    expect(await left(tried, { active: false, since: time(hour) })).toEqual(ended);
    expect(await left(tried, { includeInProgress: true })).toEqual(
      those((contact) => lately(contact) || active(contact)),
    );
    expect(await left(tried, { includeInProgress: true, since: time(hour), until: time(hour / 2) })).toEqual(
      those(
        (contact) =>
          active(contact) ||
          (contact.arrivedAt >= Date.parse(time(hour)) && contact.arrivedAt < Date.parse(time(hour / 2))),
      ),
    );
    expect(await left(tried, { active: false, includeInProgress: true })).toEqual(
      those((contact) => lately(contact) && !active(contact)),
    );
  });

  test('by arrival: the beginning of the range belongs to it, the end does not', async () => {
    const { tried, contacts, those } = await lived();
    const [one, other] = contacts
      .toSorted((a, b) => b.arrivedAt - a.arrivedAt)
      .filter((_, at) => at === 40 || at === 20)
      .reverse();
    if (!one || !other) throw new Error('too few contacts');
    const [since, until] = [one, other].map(({ arrivedAt }) => new Date(arrivedAt).toISOString());
    expect(await left(tried, { since, until })).toEqual(
      those(({ arrivedAt }) => arrivedAt >= one.arrivedAt && arrivedAt < other.arrivedAt),
    );
    expect(await left(tried, { since: '2026-11-22T10:00:00+01:00' })).toEqual([]);
    const [from, to] = ['2026-11-19T00:00:00Z', '2026-11-21T00:00:00Z'];
    const older = those(({ arrivedAt }) => arrivedAt >= Date.parse(from) && arrivedAt < Date.parse(to));
    expect(await left(tried, { since: from, until: to })).toEqual(older);
    for (const range of [
      { since, until: since },
      { since: until, until: since },
    ]) {
      const { data, errors } = await tried.query(
        `query ($filter: ContactFilter) { contacts(filter: $filter) { nodes { id } } }`,
        { filter: range },
      );
      expect(data.contacts).toBeNull();
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'filter.until' });
      expect(errors?.[0]?.message).toBe('Argument "filter.until" must be later than "filter.since".');
    }
  });

  test('by agents, queues and sources: what names none matches nothing', async () => {
    const { tried, contacts, centre, those, lately } = await lived();
    const [one, two] = [...Map.groupBy(contacts.filter(lately), ({ agent }) => agent)].flatMap(
      ([agent]) => agent ?? [],
    );
    const [sales, chat] = [centre.queue('Sales'), centre.queue('Sales Chat')];
    const agentIds = [one, two].map((agent) => id('Agent', sinch, agent?.id));
    const queueIds = [sales, chat].map((queue) => id('Queue', sinch, queue.id));
    const handled = those((contact) => lately(contact) && (contact.agent === one || contact.agent === two));
    expect(handled).not.toEqual([]);
    expect(await left(tried, { agentIds: [...agentIds, 'x', id('Agent', sinch, 'x')] })).toEqual(handled);
    expect(await left(tried, { queueIds })).toEqual(
      those((contact) => lately(contact) && [sales, chat].some((queue) => queueOf(contact) === queue)),
    );
    expect(await left(tried, { queueIds: queueIds.slice(0, 1), agentIds })).toEqual(
      those(
        (contact) => lately(contact) && queueOf(contact) === sales && (contact.agent === one || contact.agent === two),
      ),
    );
    expect(await left(tried, { sourceIds: [id('Source', sinch)] })).toEqual(those(lately));
    const nothing = [
      { agentIds: [] },
      { agentIds: ['x'] },
      { agentIds: [id('Agent', sinch, 'x')] },
      { agentIds: [id('Queue', sinch, sales.id)] },
      { agentIds: [id('Agent', tenios, 'x')] },
      { agentIds: [id('Agent', sinch, 'A'.repeat(32))] },
      { queueIds: [] },
      { queueIds: ['x', id('Queue', sinch, 'x')] },
      { queueIds: [id('Agent', sinch, one?.id)] },
      { sourceIds: [] },
      { sourceIds: ['x', id('Source', tenios)] },
    ];
    for (const filter of nothing) expect([filter, await left(tried, filter)]).toEqual([filter, []]);
  });

  test('of more agents than fit one address', async () => {
    const tried = await start({ people: 200 });
    const { centre } = tried.sandbox;
    const agents = centre.agentsAt('SINCH').slice(0, 130);
    const since = new Date(centre.now - hour / 4).toISOString();
    const expected = centre
      .contactsAt('SINCH')
      .filter(({ arrivedAt, agent }) => arrivedAt >= Date.parse(since) && agent && agents.includes(agent));
    expect(expected.length).toBeGreaterThan(20);
    expect(await left(tried, { since, agentIds: agents.map((agent) => id('Agent', sinch, agent.id)) })).toEqual(
      expected.map((one) => one.id).sort(),
    );
  });

  test('by channel, status, direction and group', async () => {
    const { tried, contacts, those, lately, active } = await lived();
    const some = (test: (contact: Contact) => boolean) => those((contact) => lately(contact) && test(contact));
    expect(await left(tried, { channels: ['CHAT', 'EMAIL'] })).toEqual(some(({ channel }) => channel !== 'PHONE'));
    expect(await left(tried, { statuses: ['ABANDONED', 'SERVICE_CLOSED'] })).toEqual(
      some(({ status }) => status === 'ABANDONED' || status === 'SERVICE_CLOSED'),
    );
    expect(await left(tried, { statuses: ['QUEUED'], active: true })).toEqual(
      those(({ status }) => status === 'QUEUED'),
    );
    expect(await left(tried, { statuses: ['IN_PROGRESS'] })).toEqual(
      some(({ status }) => status === 'TALKING' || status === 'DIALING'),
    );
    expect(await left(tried, { statuses: ['HANDLED'], active: true })).toEqual([]);
    expect(await left(tried, { statuses: [] })).toEqual([]);
    expect(await left(tried, { channels: [] })).toEqual([]);
    const outbound = ({ kind }: Contact) => kind === 'OUTBOUND' || kind === 'CAMPAIGN';
    expect(await left(tried, { direction: 'OUTBOUND' })).toEqual(some(outbound));
    expect(await left(tried, { direction: 'INBOUND', active: true })).toEqual(
      those((contact) => active(contact) && !outbound(contact)),
    );
    expect(await left(tried, { direction: 'INTERNAL' })).toEqual([]);
    const moved = contacts.find(({ groupId, id: own }) =>
      contacts.some((other) => other.id !== own && other.groupId === groupId),
    );
    const group = some(({ groupId }) => groupId === moved?.groupId);
    expect(group.length).toBeGreaterThan(1);
    expect(await left(tried, { groupId: moved?.groupId })).toEqual(group);
    expect(await left(tried, { groupId: 'x' })).toEqual([]);
  });

  test('by number or address of either side, and the vendor’s own fields', async () => {
    const { tried, contacts, those, lately } = await lived();
    const one = contacts.find(
      (contact) => lately(contact) && contact.kind === 'INBOUND' && contact.channel === 'PHONE',
    );
    const some = (test: (contact: Contact) => boolean) => those((contact) => lately(contact) && test(contact));
    expect(await left(tried, { search: one?.source })).toEqual(
      some(({ source, destination }) => [source, destination].includes(one?.source ?? '')),
    );
    expect(await left(tried, { search: '*@ACME.example' })).toEqual(
      some(({ source, destination }) => [source, destination].some((side) => side.endsWith('@acme.example'))),
    );
    expect(await left(tried, { search: `${one?.source.slice(0, -1)}?` })).toContain(one?.id);
    expect(await left(tried, { search: one?.source.slice(0, -1) })).toEqual([]);
    expect(await left(tried, { vendorFields: [{ name: 'type', pattern: 'callout*' }] })).toEqual(
      some(({ kind, channel }) => kind === 'CAMPAIGN' || (kind === 'OUTBOUND' && channel !== 'EMAIL')),
    );
    expect(
      await left(tried, {
        vendorFields: [
          { name: 'channel', pattern: 'CHAT' },
          { name: 'subtype', pattern: 'video' },
        ],
      }),
    ).toEqual(some(({ channel, subtype }) => channel === 'CHAT' && subtype === 'video'));
    for (const search of ['', 'x'.repeat(201)]) {
      const { errors } = await tried.query(
        `query ($filter: ContactFilter) { contacts(filter: $filter) { nodes { id } } }`,
        { filter: { search } },
      );
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'filter.search' });
    }
  });

  test('by what the signed-in user may pick or serves, and how queues find their agents', async () => {
    const { tried, centre, those, active, lately } = await lived();
    const [me] = centre.agentsAt('SINCH');
    const hunted = (contact: Contact) => queueOf(contact)?.huntGroup === true;
    expect(await left(tried, { queueLoginTypes: ['HUNT_GROUP'] })).toEqual(
      those((contact) => lately(contact) && hunted(contact)),
    );
    const automatic = (contact: Contact) => queueOf(contact)?.huntGroup === false;
    expect(await left(tried, { queueLoginTypes: ['AUTO_ALLOCATION'] })).toEqual(
      those((contact) => lately(contact) && automatic(contact)),
    );
    expect(await left(tried, { queueLoginTypes: [] })).toEqual([]);
    const served = (contact: Contact) => {
      const queue = queueOf(contact);
      return queue !== null && me?.memberships.get(queue)?.serving === true;
    };
    expect(await left(tried, { inOwnQueues: true, active: true })).toEqual(
      those((contact) => active(contact) && served(contact)),
    );
    const pickable = await left(tried, { pickable: true, active: true });
    expect(pickable).not.toEqual([]);
    expect(those(active)).toEqual(expect.arrayContaining(pickable));
    expect(pickable.map((one) => centre.contact(one)?.channel)).not.toContain('PHONE');
    expect(await left(tried, { pickable: false, inOwnQueues: false, active: true })).toEqual(those(active));
  });

  test('none, where nothing has happened', async () => {
    const tried = await start(small);
    for (const filter of [{}, { active: true }, { active: false }, { includeInProgress: true }])
      expect(await left(tried, filter)).toEqual([]);
  });
});
