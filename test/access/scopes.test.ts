import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { closed, codes, everyScope, holding, self, signedIn } from './kit.ts';
import { type Ids, setScene } from './scene.ts';

/** The table of scopes, row by row, as it was agreed: written by hand, so that a wrong rule in the schema does not agree with itself. */

const start = gateways();
const scene = async () => setScene(await start(signedIn));

/** Root fields, each with the scopes one of which opens it. */
const rows: readonly [name: string, opened: readonly string[], document: (ids: Ids, email: string) => string][] = [
  ['agent', ['agents:read', 'agents:self', 'agents:manage'], ({ agent }) => `{ it: agent(id: "${agent}") { id } }`],
  ['agents', ['agents:read', 'agents:self', 'agents:manage'], () => '{ it: agents { nodes { id } } }'],
  ['agentStateCounts', ['agents:read'], () => '{ it: agentStateCounts { counts { count } } }'],
  [
    'person',
    ['agents:read', 'agents:self', 'agents:manage'],
    (_, email) => `{ it: person(email: "${email}") { email } }`,
  ],
  ['wrapUp', ['agents:read', 'agents:self', 'agents:manage'], ({ wrapUp }) => `{ it: wrapUp(id: "${wrapUp}") { id } }`],
  ['wrapUps', ['agents:read', 'agents:self', 'agents:manage'], () => '{ it: wrapUps { nodes { id } } }'],
  ['agentGroup', ['agents:read'], ({ agentGroup }) => `{ it: agentGroup(id: "${agentGroup}") { id } }`],
  ['agentGroups', ['agents:read'], () => '{ it: agentGroups { nodes { id } } }'],
  ['scheduleGroup', ['agents:read'], ({ scheduleGroup }) => `{ it: scheduleGroup(id: "${scheduleGroup}") { id } }`],
  ['scheduleGroups', ['agents:read'], () => '{ it: scheduleGroups { nodes { id } } }'],
  ['source', ['agents:read'], ({ source }) => `{ it: source(id: "${source}") { id } }`],
  ['sources', ['agents:read'], () => '{ it: sources { id } }'],
  ['queue', ['queues:read'], ({ queue }) => `{ it: queue(id: "${queue}") { id } }`],
  ['queues', ['queues:read'], () => '{ it: queues { nodes { id } } }'],
  ['queueGroup', ['queues:read'], ({ queueGroup }) => `{ it: queueGroup(id: "${queueGroup}") { id } }`],
  ['queueGroups', ['queues:read'], () => '{ it: queueGroups { nodes { id } } }'],
  ['contactSummary', ['queues:read'], ({ summary }) => `{ it: contactSummary(id: "${summary}") { id } }`],
  [
    'contactSummaries',
    ['queues:read'],
    () => '{ it: contactSummaries(filter: { since: "2026-11-22T00:00:00Z" }) { nodes { id } } }',
  ],
  ['contact', ['contacts:read'], ({ contact }) => `{ it: contact(id: "${contact}") { id } }`],
  ['contacts', ['contacts:read'], () => '{ it: contacts { nodes { id } } }'],
  [
    'agentOnDevice',
    ['contacts:read'],
    ({ engage }) => `{ it: agentOnDevice(sourceId: "${engage}", phoneNumber: "1") { id } }`,
  ],
  [
    'monitoringSettings',
    ['settings:manage'],
    ({ source }) => `{ it: monitoringSettings(sourceId: "${source}") { id } }`,
  ],
];

describe('root fields', () => {
  test('are opened by one of their scopes, each of which is enough, and by no other', async () => {
    const { tried, person, ids } = await scene();
    const found: Record<string, readonly string[]> = {};
    for (const [name, , document] of rows) {
      const opened: string[] = [];
      for (const scope of everyScope) {
        const asker = scope === 'agents:self' ? await self(tried, person) : await holding(tried, scope);
        const answer = await asker.query(document(ids, person.email));
        expect(codes(answer).filter((code) => code !== 'FORBIDDEN')).toEqual([]);
        if (closed(answer).length === 0) opened.push(scope);
        else expect([name, answer.data?.it ?? null]).toEqual([name, null]);
      }
      found[name] = opened;
    }
    expect(found).toEqual(
      Object.fromEntries(rows.map(([name, opened]) => [name, everyScope.filter((one) => opened.includes(one))])),
    );
  });

  test('of no scope at all: viewer and nodes can be asked, and nodes tells nothing', async () => {
    const { tried, ids } = await scene();
    const nobody = await holding(tried);
    const answer = await nobody.query(
      'query ($ids: [ID!]!) { viewer { subject scopes person { email } agents { id } } nodes(ids: $ids) { id } }',
      {
        ids: [
          ids.agent,
          ids.queue,
          ids.contact,
          ids.wrapUp,
          ids.agentGroup,
          ids.queueGroup,
          ids.scheduleGroup,
          ids.source,
        ],
      },
    );
    expect(answer.data).toEqual({
      viewer: { subject: 'anna', scopes: [], person: null, agents: null },
      nodes: [null, null, null, null, null, null, null, null],
    });
    expect(closed(answer)).toHaveLength(10);
  });
});

/** Changes with the scopes that open them. */
const changes: Readonly<Record<string, readonly [input: string, ...scopes: readonly string[]]>> = {
  setAgentState: ['agentId: "x", state: READY', 'agents:self', 'agents:manage'],
  setPersonState: ['email: "x@acme.example", state: READY', 'agents:self', 'agents:manage'],
  extendWrapUp: ['agentId: "x", by: 1', 'agents:self', 'agents:manage'],
  cancelWrapUp: ['agentId: "x"', 'agents:self', 'agents:manage'],
  setQueueLogin: ['agentId: "x", queueId: "x", serving: true', 'agents:self', 'agents:manage'],
  setPresence: ['agentId: "x", presenceId: "x"', 'agents:self', 'agents:manage'],
  sendHeartbeat: ['agentId: "x", microphonePermitted: true', 'agents:self', 'agents:manage'],
  updateAgentDetails: ['agentId: "x", sipEnabled: true', 'agents:manage'],
  updateEngageAgent: ['agentId: "x", phoneNumber: "1"', 'agents:manage'],
  acquireAgent: ['sourceId: "x", contactState: "x", scheduleGroupId: "x"', 'agents:manage'],
  releaseAgent: ['agentId: "x"', 'agents:manage'],
  createAgents: ['sourceId: "x", agentGroupId: "x", users: ["x"]', 'groups:manage'],
  deleteAgents: ['sourceId: "x", users: ["x"]', 'groups:manage'],
  createAgentGroup: ['sourceId: "x", externalId: "x"', 'groups:manage'],
  updateAgentGroup: ['agentGroupId: "x", intensity: "x"', 'groups:manage'],
  updateAgentGroupStatus: ['agentGroupId: "x", state: "x"', 'groups:manage'],
  deleteAgentGroup: ['id: "x"', 'groups:manage'],
  createScheduleGroup: ['agentGroupId: "x"', 'groups:manage'],
  deleteScheduleGroup: ['id: "x"', 'groups:manage'],
  saveMonitoringSetting: ['sourceId: "x", externalId: "x"', 'settings:manage'],
};

test('changes are opened by one of their scopes, and by no other', async () => {
  const tried = await start(signedIn);
  const found: Record<string, readonly string[]> = {};
  for (const [name, [input]] of Object.entries(changes)) {
    const opened: string[] = [];
    for (const scope of everyScope) {
      const document = `mutation { it: ${name}(input: { ${input} }) { __typename } }`;
      const answer = await (await holding(tried, scope)).query(document);
      expect(codes(answer).filter((code) => code !== 'FORBIDDEN')).toEqual([]);
      if (closed(answer).length === 0) opened.push(scope);
      else expect(answer.data).toBeNull();
    }
    found[name] = opened;
  }
  const expected = Object.entries(changes).map(([name, [, ...scopes]]) => [name, scopes.toSorted()]);
  expect(Object.fromEntries(Object.entries(found).map(([name, scopes]) => [name, scopes.toSorted()]))).toEqual(
    Object.fromEntries(expected),
  );
});

const numbers = 'from to customerAddress subject events { value1 }';
const rest = 'status channel agent { id } agentName queue { id } queueName arrivedAt totalDuration wrapUp { id }';

/** Ways to a contact, each with scopes that open it without contacts:read. */
const ways: readonly [string, readonly string[], (ids: Ids, selection: string) => string][] = [
  [
    'Agent.activeContacts',
    ['agents:read'],
    ({ agent }, of) => `{ agent(id: "${agent}") { contacts: activeContacts { ${of} } } }`,
  ],
  [
    'Agent.contacts',
    ['agents:read'],
    ({ agent }, of) => `{ agent(id: "${agent}") { contacts(first: 2) { contacts: nodes { ${of} } } } }`,
  ],
  [
    'Queue.activeContacts',
    ['queues:read'],
    ({ queue }, of) => `{ queue(id: "${queue}") { contacts: activeContacts(first: 5) { ${of} } } }`,
  ],
  [
    'Queue.contacts',
    ['queues:read'],
    ({ queue }, of) => `{ queue(id: "${queue}") { contacts(first: 2) { contacts: edges { node { ${of} } } } } }`,
  ],
  ['WrapUp.contact', ['agents:read'], (_, of) => `{ wrapUps(first: 5) { nodes { contact { ${of} } } } }`],
  [
    'Queue.agents and Agent.activeContacts',
    ['agents:read', 'queues:read'],
    ({ queue }, of) =>
      `{ queue(id: "${queue}") { agents(first: 5) { nodes { contacts: activeContacts { ${of} } } } } }`,
  ],
];

describe.each(ways)('a contact reached by %s', (_, scopes, document) => {
  test('tells no number, address, subject or event without contacts:read, and the rest', async () => {
    const { tried, ids } = await scene();
    const without = await (await holding(tried, ...scopes)).query(document(ids, `id ${numbers} ${rest}`));
    const places = new Set(closed(without).map((place) => place.split('.').at(-1)));
    expect(places).toEqual(new Set(['from', 'to', 'customerAddress', 'subject', 'events']));
    expect(JSON.stringify(without.data)).toMatch(/"status":"/);
    const opened = await (await holding(tried, ...scopes, 'contacts:read')).query(
      document(ids, `id ${numbers} ${rest}`),
    );
    expect(opened.errors).toBeUndefined();
    expect(JSON.stringify(opened.data)).toMatch(/"from":"/);
  });
});
