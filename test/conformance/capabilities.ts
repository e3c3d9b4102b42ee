import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { createMetrics } from '../../src/metrics.ts';
import type { Capability } from '../../src/model/source.ts';
import type { Source } from '../../src/ports/vendor.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { createSource } from '../../src/vendors/registry.ts';
import { type Answer, configOf, gateways, type Tried } from '../kit/gateway.ts';
import { agentsAt, idAt, small, some } from './kit.ts';
import type { Traits } from './traits.ts';

/** The port's member behind each capability that has one. */
const members: { readonly [C in Capability]?: (source: Source) => unknown } = {
  SET_AGENT_STATE: ({ writes }) => writes.setState,
  UPDATE_AGENT_DETAILS: ({ writes }) => writes.updateDetails,
  EXTEND_WRAP_UP: ({ writes }) => writes.extendWrapUp,
  CANCEL_WRAP_UP: ({ writes }) => writes.cancelWrapUp,
  HEARTBEAT: ({ writes }) => writes.sendHeartbeat,
  SET_QUEUE_LOGIN: ({ writes }) => writes.setQueueLogin,
  SET_PRESENCE: ({ writes }) => writes.setPresence,
  READ_WRAP_UP: ({ wrapUps }) => wrapUps,
  READ_QUEUES: ({ queues }) => queues,
  READ_QUEUE_GROUPS: ({ queueGroups }) => queueGroups,
  READ_CONTACTS: ({ contacts }) => contacts,
  READ_CONTACT_EVENTS: ({ contacts }) => contacts,
  READ_CONTACT_SUMMARIES: ({ contactSummaries }) => contactSummaries,
  MONITORING_SETTINGS: ({ monitoringSettings }) => monitoringSettings,
  READ_STATISTICS: ({ agents }) => agents.statistics,
  READ_AGENT_GROUPS: ({ agentGroups }) => agentGroups,
  MANAGE_AGENT_GROUPS: ({ agentGroupWrites }) => agentGroupWrites,
  READ_SCHEDULE_GROUPS: ({ scheduleGroups }) => scheduleGroups,
  MANAGE_SCHEDULE_GROUPS: ({ scheduleGroupWrites }) => scheduleGroupWrites,
  MANAGE_AGENTS: ({ roster }) => roster,
  ACQUIRE_AGENT: ({ acquisition }) => acquisition,
  FIND_AGENT_BY_DEVICE: ({ agents }) => agents.onDevice,
};

const everything = `query ($busy: ID!, $paused: ID!, $wrapping: ID!, $source: ID!) {
  agents(filter: { sourceIds: [$source] }) { nodes { id } failures { code } }
  busy: agent(id: $busy) {
    state details { __typename } queues { serving } presences { name } activeContacts { id events { at } }
    load { phoneCapacity } statistics { handled } group { name }
  }
  paused: agent(id: $paused) { notReadyReason { isBreak } }
  wrapping: agent(id: $wrapping) { wrapUp { state } }
  queues(filter: { sourceIds: [$source] }) { nodes { id } failures { code } }
  queueGroups(sourceIds: [$source]) { nodes { id } failures { code } }
  contacts(filter: { sourceIds: [$source] }) { nodes { id } failures { code } }
  contactSummaries(filter: { sourceIds: [$source], since: "2026-11-22T00:00:00Z" }) { nodes { id } failures { code } }
  monitoringSettings(sourceId: $source) { id }
  agentGroups(sourceIds: [$source]) { nodes { id } failures { code } }
}`;

/** What shows that a capability is there: a value, or a row. */
const shows: { readonly [C in Capability]?: (data: Answer['data']) => unknown } = {
  LIST_AGENTS: ({ agents }) => agents.nodes[0],
  READ_AGENT_STATE: ({ busy }) => busy.state,
  READ_AGENT_DETAILS: ({ busy }) => busy.details,
  READ_BREAK: ({ paused }) => paused.notReadyReason?.isBreak,
  READ_WRAP_UP: ({ wrapping }) => wrapping.wrapUp,
  READ_QUEUES: ({ busy, queues }) => busy.queues && queues.nodes[0],
  READ_PRESENCES: ({ busy }) => busy.presences,
  READ_CONTACTS: ({ busy, contacts }) => busy.activeContacts && contacts.nodes[0],
  READ_CONTACT_EVENTS: ({ busy }) => busy.activeContacts?.[0].events,
  READ_CONTACT_SUMMARIES: ({ contactSummaries }) => contactSummaries.nodes[0],
  READ_QUEUE_GROUPS: ({ queueGroups }) => queueGroups.nodes[0],
  READ_LOAD: ({ busy }) => busy.load,
  READ_STATISTICS: ({ busy }) => busy.statistics,
  MONITORING_SETTINGS: ({ monitoringSettings }) => monitoringSettings,
  READ_AGENT_GROUPS: ({ busy, agentGroups }) => busy.group && agentGroups.nodes[0],
};

/** A change that needs each capability. */
const changes: { readonly [C in Capability]?: string } = {
  SET_AGENT_STATE: 'setAgentState(input: { agentId: $agent, state: READY })',
  UPDATE_AGENT_DETAILS: 'updateAgentDetails(input: { agentId: $agent, sipEnabled: true })',
  EXTEND_WRAP_UP: 'extendWrapUp(input: { agentId: $agent, by: 60000 })',
  CANCEL_WRAP_UP: 'cancelWrapUp(input: { agentId: $agent })',
  SET_QUEUE_LOGIN: 'setQueueLogin(input: { agentId: $agent, queueId: $queue, serving: true })',
  SET_PRESENCE: 'setPresence(input: { agentId: $agent, presenceId: $presence })',
  MONITORING_SETTINGS: 'saveMonitoringSetting(input: { sourceId: $source, externalId: "ANY", value: "1" })',
  HEARTBEAT: 'sendHeartbeat(input: { agentId: $agent, microphonePermitted: true })',
  MANAGE_AGENTS: 'deleteAgents(input: { sourceId: $source, users: ["anna"] })',
  ACQUIRE_AGENT: 'acquireAgent(input: { sourceId: $source, contactState: "any", scheduleGroupId: "any" })',
  MANAGE_AGENT_GROUPS: 'createAgentGroup(input: { sourceId: $source, externalId: "any" })',
};

const unsupported = 'UNSUPPORTED_BY_SOURCE';

/** A source says what it can do, and does just that. */
export function capabilities(traits: Traits): void {
  const start = gateways();
  const { vendor, simulator, sourceId } = traits;
  const source = idAt(traits, 'Source');

  async function told(
    t: Tried,
  ): Promise<{ readonly capabilities: readonly string[]; readonly settableStates: readonly string[] }> {
    const { data } = await t.query(`query ($source: ID!) { source(id: $source) { capabilities settableStates } }`, {
      source,
    });
    return data.source;
  }
  const withOut = (table: object, has: (capability: string) => boolean) =>
    Object.fromEntries(Object.keys(table).map((capability) => [capability, has(capability)]));

  describe('says what it can do', () => {
    test('as the members of its port have it', async () => {
      const t = await start(small);
      const config = configOf({ sources: t.sandbox.sources });
      const settings = config.sources.find(({ id }) => id === sourceId);
      if (settings === undefined) throw new Error('There is no such source.');
      const { known } = openEmbeddedStore(':memory:', t.clock);
      const tools = { clock: t.clock, metrics: createMetrics(), log: pino({ enabled: false }), known };
      const adapter = createSource(settings, tools);
      try {
        expect(adapter.capabilities).toEqual((await told(t)).capabilities);
        expect(new Set(adapter.capabilities).size).toBe(adapter.capabilities.length);
        const has = Object.fromEntries(
          Object.entries(members).map(([name, member]) => [name, member(adapter) !== undefined]),
        );
        expect(has).toEqual(withOut(members, (name) => adapter.capabilities.some((each) => each === name)));
      } finally {
        await adapter.close();
      }
    });

    test('and answers just that; all else is null or empty, without an error', async () => {
      const t = await start(small);
      const { centre } = t.sandbox;
      const [busy, paused, wrapping] = some(agentsAt(t, traits), 3);
      const [queue] = centre.queuesAt(vendor);
      if (!busy || !paused || !wrapping || !queue) throw new Error('The centre is too small.');
      centre.place({ queue, status: 'TALKING', agent: busy });
      centre.place({ agent: paused, duty: 'PAUSE', reason: 'COF' });
      centre.place({ queue, status: 'WRAP_UP', agent: wrapping });
      const idOf = ({ id }: { id: string }) => idAt(traits, 'Agent', id);
      const { data, errors } = await t.query(everything, {
        source,
        busy: idOf(busy),
        paused: idOf(paused),
        wrapping: idOf(wrapping),
      });
      expect(errors).toBeUndefined();
      for (const list of ['agents', 'queues', 'queueGroups', 'agentGroups', 'contacts', 'contactSummaries'])
        expect(data[list].failures).toEqual([]);
      const answered = Object.fromEntries(
        Object.entries(shows).map(([name, show]) => [name, (show(data) ?? null) !== null]),
      );
      const { capabilities } = await told(t);
      expect(answered).toEqual(withOut(shows, (name) => capabilities.includes(name)));
    });

    test('and changes just that; all else is unsupported, without a request', async () => {
      const t = await start(small);
      const [agent] = some(agentsAt(t, traits), 1);
      const variables = {
        source,
        agent: idAt(traits, 'Agent', agent?.id),
        queue: idAt(traits, 'Queue', '0'.repeat(32)),
        presence: idAt(traits, 'Presence', '0'.repeat(32)),
      };
      const { capabilities } = await told(t);
      const made: Record<string, unknown> = {};
      for (const [name, mutation] of Object.entries(changes)) {
        t.reset();
        const used = Object.keys(variables).filter((variable) => mutation.includes(`$${variable}`));
        const declared = used.map((variable) => `$${variable}: ID!`).join(', ');
        const { data, errors } = await t.query(
          `mutation (${declared}) { done: ${mutation} { errors { code } } }`,
          variables,
        );
        expect(errors).toBeUndefined();
        made[name] = data.done.errors[0]?.code !== unsupported;
        if (!made[name]) expect([name, t.calls(simulator)]).toEqual([name, []]);
      }
      expect(made).toEqual(withOut(changes, (name) => capabilities.includes(name)));
    });

    test('and sets just the states that it names', async () => {
      const t = await start(small);
      const [agent] = some(agentsAt(t, traits), 1);
      const { settableStates } = await told(t);
      const set: string[] = [];
      for (const state of ['LOGGED_OFF', 'NOT_READY', 'READY']) {
        const { data } = await t.query(
          `mutation ($input: SetAgentStateInput!) { done: setAgentState(input: $input) { agent { state } errors { code inputPath } } }`,
          { input: { agentId: idAt(traits, 'Agent', agent?.id), state } },
        );
        if (data.done.errors.length === 0) set.push(data.done.agent.state);
        else expect(data.done.errors).toEqual([{ code: unsupported, inputPath: ['state'] }]);
      }
      expect(set).toEqual(settableStates.toSorted());
    });
  });
}
