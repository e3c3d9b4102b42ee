import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import {
  agentsOf,
  ann,
  answers,
  asked,
  counts,
  id,
  nameOf,
  pair,
  refuses,
  sent,
  small,
  told,
  withSettings,
} from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';
const list = 'listAgentStatesUsingEntity';
const groupStates = 'listAgentGroupStates';
const hour = 3_600_000;

const everything = `id name email state vendorState stateSince notReadyReason { code } wrapUp { id endsAt } observedAt stale phoneNumber
  details { ... on EngageAgentDetails { internalId roles } } skills { name } queues { serving } presence { name } load { status }
  group { id externalId } scheduleGroup { id externalId internalId agentGroup { externalId } }`;

const agents = (selection: string) => `agents(first: 500) { nodes { ${selection} } failures { code vendorCode } }`;
const all = async (t: Tried, selection: string) => {
  const { data, errors } = await t.query(`{ ${agents(selection)} }`);
  expect(errors).toBeUndefined();
  return data.agents;
};
const nodes = (t: Tried, selection: string, ids = agentsOf(t).map(nameOf)) =>
  t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { ${selection} } } }`, {
    ids: ids.map((each) => id('Agent', each)),
  });
/** Without groups of the configuration. */
const whole = withSettings({ agentGroups: [] });
const size = (t: Tried) => agentsOf(t).length;

describe('how many calls a list takes', () => {
  test.each(['id', 'state', 'group { externalId }', everything])('one a group for %s', async (selection) => {
    const t = await start({ ...small, people: 120 });
    expect((await all(t, selection)).nodes).toHaveLength(size(t));
    expect(size(t)).toBeGreaterThan(30);
    expect(counts(t)).toEqual({ [list]: 3 });
  });

  test('no more where it is asked twice, filtered, ordered and counted', async () => {
    const t = await start(small);
    const { data, errors } = await t.query(`{
      a: ${agents(everything)} b: ${agents('state')}
      c: agents(first: 50, filter: { states: [READY] }, orderBy: { field: STATE, direction: ASC }) { nodes { ${everything} } }
      agentStateCounts { counts { state count } }
      wrapUps { nodes { id } failures { code } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.b.nodes).toHaveLength(size(t));
    expect(data.c.nodes).toHaveLength(size(t));
    expect(counts(t)).toEqual({ [list]: 3 });
  });

  test('none while the answers are fresh', async () => {
    const t = await start({ ...small, source: {} });
    const first = await all(t, everything);
    t.clock.advance(999);
    expect(await all(t, everything)).toEqual(first);
    expect(counts(t)).toEqual({ [list]: 3 });
    t.clock.advance(1);
    await all(t, everything);
    expect(counts(t)).toEqual({ [list]: 6 });
  });

  test('for a thousand agents is one a group', async () => {
    const t = await start(withSettings({ agentGroups: ['One'] }));
    const agent = (index: number) =>
      `<data><internalId>${index}</internalId><agent><externalId>a${index}</externalId><lastName>O&apos;${index}</lastName></agent><currentScheduleGroup><internalId>${index % 3}</internalId><externalId>S${index % 3}</externalId></currentScheduleGroup><currentWorkState>Available</currentWorkState></data>`;
    answers(t, list, Array.from({ length: 1_000 }, (_, index) => agent(index)).join(''));
    const { data, errors } = await t.query(`{ agentStateCounts { counts { state count } } ${agents(everything)} }`);
    expect(errors).toBeUndefined();
    expect(data.agentStateCounts.counts).toEqual([{ state: 'READY', count: 1_000 }]);
    expect(data.agents.nodes).toHaveLength(500);
    expect(counts(t)).toEqual({ [list]: 1 });
  });

  test('one for the account, where no groups are configured or asked for', async () => {
    const t = await start(whole);
    expect((await all(t, 'state details { __typename } scheduleGroup { externalId }')).nodes).toHaveLength(size(t));
    expect(sent(t, list)).toEqual([
      expect.stringContaining('<arg1 xsi:type="api:Account"><externalId>Acme</externalId></arg1>'),
    ]);
  });

  test('where groups are asked for, one for their names and one each', async () => {
    const t = await start(whole);
    const { nodes: found } = await all(t, everything);
    expect(found).toHaveLength(size(t));
    expect(found.every(({ group }: { group: unknown }) => group !== null)).toBe(true);
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 3 });
  });
});

describe('how many calls agents by id take', () => {
  test('one for one', async () => {
    const t = await start(small);
    await told(t, 'name state wrapUp { id } details { __typename } scheduleGroup { externalId } observedAt');
    expect(asked(t)).toEqual([show]);
  });

  test('none for what Engage does not know of agents', async () => {
    const t = await start(small);
    const { data } = await nodes(t, 'skills { name } queues { serving } load { status } statistics { handled }');
    expect(data.nodes).toHaveLength(size(t));
    expect(counts(t)).toEqual({ [list]: 1 });
  });

  test('one for several, and for the several unknown among them', async () => {
    const t = await start(small);
    const { data } = await nodes(t, 'externalId state', [...agentsOf(t).map(nameOf), 'nobody', 'no one']);
    expect(data.nodes.slice(0, -2).every((node: { state: string }) => node.state === 'READY')).toBe(true);
    expect(data.nodes.slice(-2)).toEqual([null, null]);
    expect(counts(t)).toEqual({ [list]: 1 });
  });

  test('one a group where the group is asked for', async () => {
    const t = await start(small);
    await told(t, everything);
    expect(counts(t)).toEqual({ [list]: 3 });
    t.reset();
    await nodes(t, everything);
    expect(counts(t)).toEqual({ [list]: 3 });
  });

  test('one more for each who is in none of the groups', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales'] }));
    answers(t, list, '');
    const [one, two] = pair(t);
    const { data } = await nodes(t, 'externalId state group { id }', [nameOf(one), nameOf(two), 'nobody']);
    expect(data.nodes).toEqual([
      { externalId: nameOf(one), state: 'READY', group: null },
      { externalId: nameOf(two), state: 'READY', group: null },
      null,
    ]);
    expect(counts(t)).toEqual({ [list]: 1, [show]: 3 });
  });

  test('one that fails fails its own agent', async () => {
    const t = await start(withSettings({ agentGroups: ['Sales'] }));
    answers(t, list, '');
    const [one, two] = pair(t);
    t.sandbox.engage.fault(({ body }) => body.includes(`<arg1><externalId>${nameOf(one)}<`), { status: 501 });
    const { data, errors } = await nodes(t, 'externalId state group { id }', [nameOf(one), nameOf(two)]);
    expect(data.nodes[1]).toEqual({ externalId: nameOf(two), state: 'READY', group: null });
    expect(errors?.every(({ path }) => path?.[1] === 0)).toBe(true);
    expect(errors).not.toHaveLength(0);
  });
});

describe('an account of too many agents', () => {
  const tooMany = { ...whole, people: 60, engage: { limits: { results: 10 } } };

  test('is read group by group, for an hour without asking', async () => {
    const t = await start(tooMany);
    expect(size(t)).toBeGreaterThan(10);
    expect((await all(t, 'state')).nodes).toHaveLength(size(t));
    expect(asked(t)).toEqual([list, groupStates, list, list, list]);
    t.reset();
    expect((await all(t, 'state')).nodes).toHaveLength(size(t));
    expect((await nodes(t, 'state')).data.nodes).toHaveLength(size(t));
    expect(counts(t)).toEqual({ [groupStates]: 2, [list]: 6 });
    t.reset();
    t.clock.advance(hour - 1);
    await all(t, 'state');
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 3 });
    t.reset();
    t.clock.advance(1);
    await all(t, 'state');
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 4 });
  });

  test('is read one by one where that is less', async () => {
    const t = await start({ ...tooMany, source: { 'engage-us': { cacheFor: '0s' } } });
    const some = agentsOf(t).slice(0, 2).map(nameOf);
    const { data } = await nodes(t, 'state', some);
    expect(data.nodes).toEqual([{ state: 'READY' }, { state: 'READY' }]);
    expect(counts(t)).toEqual({ [list]: 1, [show]: 2 });
    t.reset();
    await nodes(t, 'state', agentsOf(t).slice(0, 3).map(nameOf));
    expect(counts(t)).toEqual({ [show]: 3 });
    t.reset();
    await nodes(t, 'state', agentsOf(t).slice(0, 4).map(nameOf));
    expect(counts(t)).toEqual({ [list]: 3 });
  });

  test('cannot be read whose groups nobody knows', async () => {
    const t = await start({ ...tooMany, engage: { ...tooMany.engage, missing: [groupStates] } });
    const found = await all(t, 'state');
    expect(found).toEqual({ nodes: [], failures: [{ code: 'VENDOR_REJECTED', vendorCode: 'RESULT_TOO_LARGE' }] });
  });

  test('of groups that are too large themselves cannot be read', async () => {
    const t = await start({ ...small, people: 60, engage: { limits: { results: 2 } } });
    expect((await all(t, 'state')).failures).toEqual([{ code: 'VENDOR_REJECTED', vendorCode: 'RESULT_TOO_LARGE' }]);
  });
});

describe('a platform that cannot list the states of groups', () => {
  const without = { ...whole, engage: { missing: [groupStates] } };

  test('leaves the group unknown, and is asked again after an hour', async () => {
    const t = await start(without);
    const { nodes: found } = await all(t, 'state group { id }');
    expect(found).toEqual(agentsOf(t).map(() => ({ state: 'READY', group: null })));
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 1 });
    t.reset();
    await all(t, 'group { id }');
    expect(await told(t, 'group { id }', ann(t))).toEqual({ group: null });
    t.clock.advance(hour - 1);
    await nodes(t, 'group { id }');
    expect(counts(t)).toEqual({ [list]: 2, [show]: 1 });
    t.reset();
    t.clock.advance(1);
    await all(t, 'group { id }');
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 1 });
  });

  test.each(['soapenv:Server', 'soapenv:Client', 'INVALID_STATE', 'ARG_INVALID_TYPE'])(
    'may say so with %s',
    async (code) => {
      const t = await start(whole);
      refuses(t, groupStates, code);
      expect((await all(t, 'group { id }')).failures).toEqual([]);
      await all(t, 'group { id }');
      expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 2 });
    },
  );

  test('may say so with 404', async () => {
    const t = await start(whole);
    t.sandbox.engage.fault(asking(groupStates), { status: 404, body: 'Not Found', contentType: 'text/plain' });
    expect((await all(t, 'group { id }')).failures).toEqual([]);
    await all(t, 'group { id }');
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 2 });
  });

  test.each(['OBJECT_NOT_EXISTS', 'RESULT_TOO_LARGE', 'ARG_NULL', 'ATTRIBUTE_NULL'])(
    'is none that refuses with %s',
    async (code) => {
      const t = await start(whole);
      refuses(t, groupStates, code);
      const failed = { nodes: [], failures: [{ code: 'VENDOR_REJECTED', vendorCode: code }] };
      expect(await all(t, 'group { id }')).toEqual(failed);
      expect(await all(t, 'group { id }')).toEqual(failed);
      expect(counts(t)).toEqual({ [groupStates]: 2 });
    },
  );

  test('is none that does not answer', async () => {
    const t = await start(whole);
    t.sandbox.engage.fault(asking(groupStates), { status: 501, body: 'x' });
    expect((await all(t, 'group { id }')).failures).toMatchObject([{ code: 'VENDOR_UNAVAILABLE' }]);
    t.reset();
    await all(t, 'group { id }');
    expect(counts(t)).toEqual({ [groupStates]: 1, [list]: 3 });
  });
});
