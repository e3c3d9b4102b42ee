import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change } from './changes.ts';
import { sinch, tenios } from './kit.ts';

const start = gateways();
const folder = mkdtempSync(join(tmpdir(), 'trunkline-ids-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The documented form, written out here on purpose: other subgraphs build ids by it. */
const built = (type: string, source: string, externalId: string): string =>
  Buffer.from(`${type}:${source}:${externalId}`, 'utf8').toString('base64url');

/** Two of everything that has an id, as the service names it. */
async function namedBy(tried: Tried) {
  const { data, errors } = await tried.query(`{
    sources { id __typename name }
    agents(first: 2, filter: { vendors: [TENIOS] }) { nodes { id __typename externalId } }
    sinchAgents: agents(first: 2, filter: { vendors: [SINCH] }) { nodes { id __typename externalId presences { id externalId } } }
    queues(first: 2) { nodes { id __typename externalId } }
    queueGroups { nodes { id __typename externalId } }
    contacts(first: 2) { nodes { id __typename externalId events { id } } }
    wrapUps { nodes { id __typename startedAt agent { externalId } } }
    contactSummaries(filter: { since: "2026-11-22T05:00:00Z" }, first: 2) { nodes { id startsAt queue { externalId } } }
    monitoringSettings(sourceId: "${built('Source', sinch, sinch)}") { id externalId }
  }`);
  expect(errors).toBeUndefined();
  return data;
}

/** A service with something of every kind, wrap-ups at both vendors among it. */
async function furnished(options: object = {}) {
  const tried = await start({ people: 10, ...options });
  const { centre } = tried.sandbox;
  const [one] = centre.agentsAt('SINCH').filter(({ engaged }) => engaged === null);
  const [two] = centre.agentsAt('TENIOS').filter(({ engaged }) => engaged === null);
  const [queue] = centre.queuesAt('SINCH');
  const [desk] = centre.queuesAt('TENIOS');
  if (!one || !two || !queue || !desk) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent: one });
  centre.place({ queue: desk, status: 'WRAP_UP', agent: two, wrapUpFor: 30_000 });
  const input = { agentId: built('Agent', tenios, two.id), by: 60_000, idempotencyKey: 'k' };
  expect((await change(tried, 'extendWrapUp', input)).errors).toEqual([]);
  return { tried, input };
}

describe('an id', () => {
  test('is the base64url of type, source and the vendor’s own id', async () => {
    const { tried } = await furnished();
    const data = await namedBy(tried);
    const ids: readonly [string, string][] = [
      ...data.sources.map(({ id }: { id: string }, at: number) => [
        id,
        built('Source', [tenios, sinch][at] ?? '', [tenios, sinch][at] ?? ''),
      ]),
      ...data.agents.nodes.map((agent: { id: string; externalId: string }) => [
        agent.id,
        built('Agent', tenios, agent.externalId),
      ]),
      ...data.sinchAgents.nodes.map((agent: { id: string; externalId: string }) => [
        agent.id,
        built('Agent', sinch, agent.externalId),
      ]),
      ...data.sinchAgents.nodes[0].presences.map((one: { id: string; externalId: string }) => [
        one.id,
        built('Presence', sinch, one.externalId),
      ]),
      ...data.queues.nodes.map((queue: { id: string; externalId: string }) => [
        queue.id,
        built('Queue', sinch, queue.externalId),
      ]),
      ...data.queueGroups.nodes.map((group: { id: string; externalId: string }) => [
        group.id,
        built('QueueGroup', sinch, group.externalId),
      ]),
      ...data.contacts.nodes.map((contact: { id: string; externalId: string }) => [
        contact.id,
        built('Contact', sinch, contact.externalId),
      ]),
      ...data.monitoringSettings.map((setting: { id: string; externalId: string }) => [
        setting.id,
        built('MonitoringSetting', sinch, setting.externalId),
      ]),
    ];
    expect(ids.length).toBeGreaterThan(15);
    for (const [id, expected] of ids) expect(id).toBe(expected);
    const decoded = (id: string) => Buffer.from(id, 'base64url').toString('utf8');
    expect(decoded(data.contacts.nodes[0].events[0].id)).toMatch(/^ContactEvent:sinch-fi:[0-9A-F]{32}$/);
    const [summary] = data.contactSummaries.nodes;
    expect(decoded(summary.id)).toBe(
      `ContactSummary:sinch-fi:${summary.queue.externalId}${summary.startsAt.replace(/[-:]|\.\d+/g, '')}`,
    );
    for (const wrapUp of data.wrapUps.nodes)
      expect(decoded(wrapUp.id)).toMatch(
        new RegExp(`^WrapUp:(tenios-de|sinch-fi):[0-9a-z]+\\.${wrapUp.agent.externalId}$`),
      );
  });

  test('of a presence does not contain the agent: everybody’s Lunch is one', async () => {
    const { tried } = await furnished();
    const { sinchAgents } = await namedBy(tried);
    const [one, other] = sinchAgents.nodes.map(({ presences }: { presences: object[] }) => presences);
    expect(one.length).toBeGreaterThan(3);
    expect(one).toEqual(other);
  });

  test('leads by node and nodes to what it names, of its own type', async () => {
    const { tried } = await furnished();
    const data = await namedBy(tried);
    const things = [
      ...data.sources,
      ...['agents', 'sinchAgents', 'queues', 'queueGroups', 'contacts', 'wrapUps'].flatMap((list) => data[list].nodes),
    ].map(({ id, __typename }) => ({ id, __typename }));
    expect(new Set(things.map(({ __typename }) => __typename))).toEqual(
      new Set(['Source', 'Agent', 'Queue', 'QueueGroup', 'Contact', 'WrapUp']),
    );
    const ids = things.map(({ id }) => id);
    const { data: found, errors } = await tried.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }`, {
      ids,
    });
    expect(errors).toBeUndefined();
    expect(found.nodes).toEqual(things);
    for (const id of ids) {
      const { data: one } = await tried.query(`query ($id: ID!) { node(id: $id) { id } }`, { id });
      expect(one.node).toEqual({ id });
    }
  });

  test('resolves with the fields of its type', async () => {
    const { tried } = await furnished();
    const data = await namedBy(tried);
    const first = (list: string): string => data[list].nodes[0].id;
    const ids = [
      data.sources[0].id,
      first('agents'),
      first('queues'),
      first('queueGroups'),
      first('contacts'),
      data.wrapUps.nodes[1].id,
    ];
    const { data: found, errors } = await tried.query(
      `query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Source { title: name capabilities health { status } }
        ... on Agent { name email state source { name } }
        ... on Queue { name channel figures: status { waiting } }
        ... on QueueGroup { name queues { queue { name } } }
        ... on Contact { status arrivedAt from }
        ... on WrapUp { course: state contact { status } agent { name } }
      } }`,
      { ids },
    );
    expect(errors).toBeUndefined();
    const anything = expect.any(String);
    expect(found.nodes).toEqual([
      { title: 'TENIOS Germany', capabilities: expect.arrayContaining(['EXTEND_WRAP_UP']), health: { status: 'UP' } },
      { name: anything, email: anything, state: anything, source: { name: 'TENIOS Germany' } },
      { name: anything, channel: anything, figures: { waiting: expect.any(Number) } },
      { name: anything, queues: expect.arrayContaining([{ queue: { name: anything } }]) },
      { status: anything, arrivedAt: anything, from: anything },
      { course: 'ACTIVE', contact: { status: 'WRAP_UP' }, agent: { name: anything } },
    ]);
  });

  test('of what is no node leads nowhere', async () => {
    const { tried } = await furnished();
    const data = await namedBy(tried);
    const ids = [
      data.contacts.nodes[0].events[0].id,
      data.contactSummaries.nodes[0].id,
      data.monitoringSettings[0].id,
      data.sinchAgents.nodes[0].presences[0].id,
      built('AgentGroup', sinch, 'Power48'),
      built('ScheduleGroup', sinch, '1'),
    ];
    const { data: found } = await tried.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids });
    expect(found.nodes).toEqual(ids.map(() => null));
  });
});

test('a restart changes no id, and forgets neither wrap-ups nor what was done for a key', async () => {
  const config = { store: { path: join(folder, 'store.db') } };
  const { tried, input } = await furnished({ config });
  const before = await namedBy(tried);
  await tried.close();
  tried.reset();
  const again = await start({ after: tried, config });
  expect(again.url).not.toBe(tried.url);
  expect(await namedBy(again)).toEqual(before);
  // One that was extended here, and those that the living centre happens to have.
  expect(before.wrapUps.nodes.length).toBeGreaterThanOrEqual(2);
  tried.reset();
  const repeated = await change(again, 'extendWrapUp', input, 'wrapUp { id extensions }');
  expect(repeated).toEqual({ wrapUp: { id: before.wrapUps.nodes[0].id, extensions: 1 }, errors: [] });
  expect(tried.calls('tenios')).toEqual([]);
});
