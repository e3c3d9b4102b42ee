import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentsOf, answers, counts, id, nameOf, refuses, sent, small, withSettings } from './kit.ts';

const start = gateways();
const show = 'showAgentGroup';
const showState = 'showAgentGroupState';
const listStates = 'listAgentGroupStates';
const list = 'listAgentStatesUsingEntity';

const whole = withSettings({ agentGroups: [] });
const namesOf = (t: Tried): string[] => t.sandbox.centre.queuesAt('ENGAGE').map(({ name }) => name.EN);
/** The first group of the account, the second and the third: Standard, Enhanced and Remote. */
function threeOf(t: Tried): readonly [string, string, string] {
  const [one, two, three] = namesOf(t);
  if (one === undefined || two === undefined || three === undefined) throw new Error('There are too few groups.');
  return [one, two, three];
}

const groups = async (t: Tried, selection: string) => {
  const { data, errors } = await t.query(`{ agentGroups { nodes { ${selection} } failures { code vendorCode } } }`);
  expect(errors).toBeUndefined();
  return data.agentGroups;
};
const group = (t: Tried, name: string, selection: string) =>
  t.query(`query ($id: ID!) { agentGroup(id: $id) { ${selection} } }`, { id: id('AgentGroup', name) });
const byId = (t: Tried, names: readonly string[], selection: string) =>
  t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AgentGroup { ${selection} } } }`, {
    ids: names.map((name) => id('AgentGroup', name)),
  });

const record = `externalId internalId name parent mode intensity initialWorkState maxBreakTime tags attributes { name value }
  configuration { name value } createdAt updatedAt currentSchedule { startTime endTime open24 timeZone phoneNumber allocatedCount day }
  rollingSchedule { day open24 }`;

describe('an agent group', () => {
  test('is everything that Engage tells', async () => {
    const t = await start(small);
    const [name] = threeOf(t);
    const { data, errors } = await group(t, name, record);
    expect(errors).toBeUndefined();
    expect(data.agentGroup).toEqual({
      externalId: name,
      internalId: expect.stringMatching(/^\d+$/),
      name,
      parent: 'Acme',
      mode: 'STANDARD',
      intensity: '1.5',
      initialWorkState: 'Unavailable',
      maxBreakTime: '15',
      tags: ['sandbox', 'standard'],
      attributes: [],
      configuration: [
        { name: 'callerId', value: expect.any(String) },
        { name: 'ringTimeout', value: '20' },
      ],
      createdAt: '2025-11-22T09:00:00.000Z',
      updatedAt: expect.stringMatching(/^2026-/),
      currentSchedule: [
        {
          startTime: '08:00',
          endTime: '20:00',
          open24: false,
          timeZone: 'America/New_York',
          phoneNumber: expect.any(String),
          allocatedCount: 12,
          day: 'MONDAY',
        },
      ],
      rollingSchedule: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({ day, open24: false })),
    });
    expect(counts(t)).toEqual({ [show]: 1 });
    expect(sent(t, show)[0]).toContain(
      `<arg1><externalId>${name}</externalId><parent xsi:type="api:Account"><externalId>Acme</externalId></parent></arg1>`,
    );
  });

  test('may say its settings in elements or in attributes, and its dates in many ways', async () => {
    const t = await start(small);
    answers(
      t,
      show,
      `<data><externalId>G</externalId><Mode>enhanced</Mode><intensity>2</intensity><maxBreakTime>10</maxBreakTime>
        <attributes><name>MaxBreakTime</name><value>20</value></attributes><attributes><name>colour</name></attributes>
        <createdDate>2026-01-02T03:04:05.678901+02:00</createdDate><updatedDate>yesterday</updatedDate>
        <currentSchedule><day>SUN</day><open24>1</open24></currentSchedule><currentSchedule><day>sunday</day><allocatedCount xsi:nil="true"/></currentSchedule>
        <currentSchedule><day>7</day><open24>x</open24><allocatedCount>1.5</allocatedCount></currentSchedule></data>`,
    );
    const { data } = await group(t, 'G', record);
    const nothing = { startTime: null, endTime: null, timeZone: null, phoneNumber: null, allocatedCount: null };
    expect(data.agentGroup).toEqual({
      externalId: 'G',
      internalId: null,
      name: 'G',
      parent: 'Acme',
      mode: 'ENHANCED',
      intensity: '2',
      initialWorkState: null,
      maxBreakTime: '20',
      tags: [],
      attributes: [{ name: 'colour', value: null }],
      configuration: [],
      createdAt: '2026-01-02T01:04:05.678Z',
      updatedAt: null,
      currentSchedule: [
        { ...nothing, day: 'SUNDAY', open24: true },
        { ...nothing, day: 'SUNDAY', open24: null },
        { ...nothing, day: null, open24: null },
      ],
      rollingSchedule: [],
    });
  });

  test.each([
    ['Remote', 'REMOTE'],
    ['Quantum', 'UNKNOWN'],
    ['', null],
  ])('of the mode %j is %s', async (word, mode) => {
    const t = await start(small);
    answers(
      t,
      show,
      `<data><externalId>G</externalId><attributes><name>mode</name><value>${word}</value></attributes></data>`,
    );
    expect((await group(t, 'G', 'mode')).data.agentGroup).toEqual({ mode });
  });

  test('is none that Engage does not know; what else fails fails it alone', async () => {
    const t = await start(small);
    const [one, two] = threeOf(t);
    t.sandbox.engage.fault(
      (request) => asking(show)(request) && request.body.includes(`>${two.replace('&', '&amp;')}<`),
      { status: 501 },
    );
    const { data, errors } = await byId(t, [one, 'no such group', two], 'externalId mode');
    expect(data.nodes).toEqual([{ externalId: one, mode: 'STANDARD' }, null, { externalId: two, mode: null }]);
    expect(errors).toMatchObject([{ path: ['nodes', 2, 'mode'], extensions: { code: 'VENDOR_UNAVAILABLE' } }]);
  });
});

describe('the agents of a group', () => {
  test('come with everything by one call', async () => {
    const t = await start(small);
    const [name] = threeOf(t);
    const { data, errors } = await group(
      t,
      name,
      'externalId agents { nodes { externalId state details { __typename } group { id externalId } scheduleGroup { externalId } wrapUp { id } } }',
    );
    expect(errors).toBeUndefined();
    const members = agentsOf(t).filter(({ memberships }) =>
      [...memberships.keys()].some((queue) => queue.name.EN === name),
    );
    expect(data.agentGroup.agents.nodes.map((node: { externalId: string }) => node.externalId).sort()).toEqual(
      members.map(nameOf).sort(),
    );
    expect(data.agentGroup.agents.nodes[0]).toMatchObject({
      state: 'READY',
      group: { id: id('AgentGroup', name), externalId: name },
      scheduleGroup: { externalId: 'SG1' },
    });
    expect(counts(t)).toEqual({ [show]: 1, [list]: 1 });
  });

  test('are shared with the list of everyone', async () => {
    const t = await start(small);
    const { errors } = await t.query(`{
      agents { nodes { state } }
      agentGroups { nodes { externalId agents { nodes { state } } } }
    }`);
    expect(errors).toBeUndefined();
    expect(counts(t)[list]).toBeLessThanOrEqual(6);
    t.reset();
    const remembering = await start({ ...small, source: {} });
    await remembering.query(
      '{ agents { nodes { state } } agentGroups { nodes { externalId agents { nodes { state } } } } }',
    );
    expect(counts(remembering)).toEqual({ [list]: 3 });
  });
});

describe('the list of groups', () => {
  test('is the configuration’s, without a call', async () => {
    const t = await start(small);
    const { nodes, failures } = await groups(t, 'id externalId');
    expect(nodes.map((each: { externalId: string }) => each.externalId).sort()).toEqual(namesOf(t).sort());
    expect(nodes[0].id).toBe(id('AgentGroup', nodes[0].externalId));
    expect(failures).toEqual([]);
    expect(counts(t)).toEqual({});
  });

  test('reads each group once where more than names is asked for', async () => {
    const t = await start(small);
    const { nodes } = await groups(t, `id ${record}`);
    expect(nodes.map(({ mode }: { mode: string }) => mode).sort()).toEqual(['ENHANCED', 'REMOTE', 'STANDARD']);
    expect(counts(t)).toEqual({ [show]: 3 });
  });

  test('is Engage’s where none is configured, by one call', async () => {
    const t = await start(whole);
    const { nodes } = await groups(t, 'externalId');
    expect(nodes.map((each: { externalId: string }) => each.externalId).sort()).toEqual(namesOf(t).sort());
    expect(counts(t)).toEqual({ [listStates]: 1 });
  });

  test('has those that were created here besides, whose agents are then everyone’s', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales'] }));
    const { data } = await t.query(
      'mutation ($input: CreateAgentGroupInput!) { createAgentGroup(input: $input) { errors { code } } }',
      { input: { sourceId: id('Source'), externalId: 'New & <old>' } },
    );
    expect(data.createAgentGroup.errors).toEqual([]);
    t.reset();
    expect((await groups(t, 'externalId')).nodes).toEqual([{ externalId: 'New & <old>' }, { externalId: 'Sales' }]);
    await t.query('{ agents { nodes { id } } }');
    expect(
      sent(t, list)
        .map((body) => /<externalId>(.*?)<\/externalId>/.exec(body)?.[1])
        .sort(),
    ).toEqual(['New &amp; &lt;old&gt;', 'Sales']);
  });

  test('is empty where Engage cannot list them', async () => {
    const t = await start({ ...whole, engage: { missing: [listStates] } });
    expect(await groups(t, 'externalId')).toEqual({ nodes: [], failures: [] });
  });

  test('fails with an account that is not there', async () => {
    const t = await start(withSettings({ agentGroups: [], account: 'Other' }));
    expect(await groups(t, 'externalId')).toEqual({
      nodes: [],
      failures: [{ code: 'VENDOR_REJECTED', vendorCode: 'OBJECT_NOT_EXISTS' }],
    });
  });
});

describe('the status of groups', () => {
  const status = 'status { state allocatedCount currentStartTime currentEndTime }';
  const active = { state: 'Active', currentStartTime: '08:00', currentEndTime: '20:00' };

  test('of one is one call', async () => {
    const t = await start(small);
    const [one, , three] = threeOf(t);
    expect((await group(t, one, status)).data.agentGroup.status).toEqual({ ...active, allocatedCount: 48 });
    expect((await group(t, three, status)).data.agentGroup.status).toEqual({ ...active, allocatedCount: null });
    expect(counts(t)).toMatchObject({ [showState]: 2 });
    expect(counts(t)).not.toHaveProperty(listStates);
  });

  test('of several is one call for all', async () => {
    const t = await start(small);
    const { nodes } = await groups(t, status);
    expect(nodes.map((each: { status: object }) => each.status)).toEqual(
      [48, 48, null].map((allocatedCount) => ({ ...active, allocatedCount })),
    );
    expect(counts(t)).toEqual({ [listStates]: 1 });
  });

  test('is asked of each that is not among them', async () => {
    const t = await start(small);
    const [one, two] = threeOf(t);
    answers(
      t,
      listStates,
      `<data><agentGroup><internalId>7</internalId></agentGroup><state>?</state></data><data><state>?</state></data>
       <data><agentGroup><externalId>${one}</externalId></agentGroup><state>Listed</state></data>`,
    );
    const { data } = await byId(t, [one, two], 'status { state }');
    expect(data.nodes).toEqual([{ status: { state: 'Listed' } }, { status: { state: 'Active' } }]);
    expect(counts(t)).toMatchObject({ [listStates]: 1, [showState]: 1 });
  });

  test('is one call each on a platform that cannot list them, which is remembered for an hour', async () => {
    const t = await start({ ...small, engage: { missing: [listStates] } });
    const once = async () => {
      t.reset();
      expect((await groups(t, status)).nodes).toMatchObject([active, active, active].map((each) => ({ status: each })));
      return counts(t);
    };
    expect(await once()).toEqual({ [listStates]: 1, [showState]: 3 });
    expect(await once()).toEqual({ [showState]: 3 });
    t.clock.advance(3_600_000 - 1);
    expect(await once()).toEqual({ [showState]: 3 });
    t.clock.advance(1);
    expect(await once()).toEqual({ [listStates]: 1, [showState]: 3 });
  });

  test('fails alone', async () => {
    const t = await start(small);
    const [one] = threeOf(t);
    refuses(t, showState, 'ARG_NULL');
    const { data, errors } = await group(t, one, `name ${status}`);
    expect(data.agentGroup).toEqual({ name: one, status: null });
    expect(errors).toMatchObject([
      { path: ['agentGroup', 'status'], extensions: { code: 'VENDOR_REJECTED', vendorCode: 'ARG_NULL' } },
    ]);
  });
});
