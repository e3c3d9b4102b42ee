import { describe, expect, test } from '@jest/globals';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { agentsAt, closed, holding, self, signedIn } from './kit.ts';
import { type Ids, setScene } from './scene.ts';

/** Ways by which what is closed could be found out without reading it. */

const start = gateways();
const scene = async () => setScene(await start(signedIn));

/** Wherever a filter of contacts is taken. */
const filtered: readonly [string, (ids: Ids, filter: string) => string][] = [
  [
    'Agent.contacts',
    ({ agent }, filter) => `{ agent(id: "${agent}") { contacts(filter: ${filter}) { nodes { id } } } }`,
  ],
  [
    'Queue.contacts',
    ({ queue }, filter) => `{ queue(id: "${queue}") { contacts(filter: ${filter}) { nodes { id } } } }`,
  ],
];

describe.each(filtered)('the filter of %s', (_, document) => {
  test.each(['{ search: "*" }', '{ vendorFields: [{ name: "ANumber", pattern: "*" }] }'])(
    'with %s takes contacts:read',
    async (filter) => {
      const { tried, ids } = await scene();
      tried.reset();
      const without = await (await holding(tried, 'agents:read', 'queues:read')).query(document(ids, filter));
      expect(closed(without)).toEqual([expect.stringMatching(/\.contacts$/)]);
      expect(tried.requests('sinch').filter(({ path }) => path === '/contacts')).toEqual([]);
      const opened = await (await holding(tried, 'agents:read', 'queues:read', 'contacts:read')).query(
        document(ids, filter),
      );
      expect(closed(opened)).toEqual([]);
      const other = await (await holding(tried, 'agents:read', 'queues:read')).query(
        document(ids, '{ statuses: [HANDLED] }'),
      );
      expect(other.errors).toBeUndefined();
    },
  );
});

describe('side doors', () => {
  test('the contacts of an agent cannot be sifted by what of them is closed', async () => {
    const { tried, person, ids } = await scene();
    const document = `{ agent(id: "${ids.agent}") { contacts(filter: { statuses: [HANDLED] }) { nodes { id } } activeContacts { id status } } }`;
    const answer = await (await self(tried, person)).query(document);
    expect(closed(answer)).toEqual(['agent.activeContacts.0.status', 'agent.contacts']);
    expect(closed(await (await self(tried, person, 'queues:read')).query(document))).toEqual([]);
  });

  test('nor wrap-ups by the queues of their contacts', async () => {
    const { tried, person, ids } = await scene();
    const document = `{ wrapUps(filter: { queueIds: ["${ids.queue}"] }) { nodes { id } } }`;
    for (const scopes of [['agents:manage'], ['agents:self']])
      expect(closed(await (await holding(tried, ...scopes)).query(document))).toEqual(['wrapUps']);
    for (const scope of ['queues:read', 'contacts:read'])
      expect(closed(await (await self(tried, person, scope)).query(document))).toEqual([]);
    expect(closed(await (await holding(tried, 'agents:read')).query(document))).toEqual([]);
  });

  test('who finds an agent by a client’s number learns the agent’s name', async () => {
    const { tried } = await scene();
    const { centre } = tried.sandbox;
    const agent = first(agentsAt(tried, 'ENGAGE'));
    const source = '+358401234567';
    centre.place({ queue: first(agent.memberships.keys()), status: 'TALKING', agent, source });
    const answer = await (await holding(tried, 'contacts:read')).query(
      `query ($id: ID!, $number: String!) { agentOnDevice(sourceId: $id, phoneNumber: $number) { id name email state details { __typename } } }`,
      {
        id: idAt({ sourceId: sourceIds.ENGAGE }, 'Source'),
        number: source,
      },
    );
    if (answer.data.agentOnDevice === null) throw new Error('nobody is found');
    expect(answer.data.agentOnDevice).toMatchObject({
      name: expect.any(String),
      email: null,
      state: null,
      details: null,
    });
    expect(closed(answer)).toEqual(['agentOnDevice.details', 'agentOnDevice.email', 'agentOnDevice.state']);
  });

  test('what is said of a closed field names the scopes that open it, and nothing of the query', async () => {
    const { tried } = await scene();
    const answer = await (await holding(tried)).query(
      'query Marked { marked: agents(filter: { name: "marked" }) { nodes { id } } }',
    );
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('agents:read or agents:self or agents:manage'),
        locations: expect.anything(),
        path: ['marked'],
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
    expect(answer.errors?.[0]?.message).not.toContain('marked');
  });
});
