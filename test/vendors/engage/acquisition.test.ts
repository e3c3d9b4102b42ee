import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentsOf, ann, answers, asked, hasten, id, nameOf, refuses, sent, small, withSettings } from './kit.ts';

const start = gateways();
const acquire = 'acquireAgent';
const release = 'releaseAgent';
const show = 'showAgentStateUsingUser';

const payload = `{
  agent { externalId state scheduleGroup { externalId } details { ... on EngageAgentDetails { currentContactState } } }
  errors { code message vendorCode inputPath retryable }
}`;

/** A schedule group of the account, by its name. */
async function scheduleGroup({ query }: Tried, externalId = 'SG1'): Promise<string> {
  const { data } = await query('{ scheduleGroups { nodes { id externalId } } }');
  return data.scheduleGroups.nodes.find((each: { externalId: string }) => each.externalId === externalId).id;
}

async function acquiring(t: Tried, scheduleGroupId: string, more: object = {}) {
  const { data, errors } = await t.query(
    `mutation ($input: AcquireAgentInput!) { acquireAgent(input: $input) ${payload} }`,
    { input: { sourceId: id('Source'), contactState: 'On <hold> & waiting', scheduleGroupId, ...more } },
  );
  expect(errors).toBeUndefined();
  return data.acquireAgent;
}

async function releasing(t: Tried, externalId: string) {
  const { data, errors } = await t.query(
    `mutation ($input: ReleaseAgentInput!) { releaseAgent(input: $input) ${payload} }`,
    { input: { agentId: id('Agent', externalId) } },
  );
  expect(errors).toBeUndefined();
  return data.releaseAgent;
}

describe('acquiring an agent', () => {
  test('is one call, by the contact state and the schedule group, and shows who it is', async () => {
    const t = await start(small);
    const group = await scheduleGroup(t);
    t.reset();
    const { agent, errors } = await acquiring(t, group);
    expect(errors).toEqual([]);
    expect(agent).toEqual({
      externalId: expect.stringMatching(/@/),
      state: 'BUSY',
      scheduleGroup: { externalId: 'SG1' },
      details: { currentContactState: 'On <hold> & waiting' },
    });
    expect(asked(t)).toEqual([acquire]);
    expect(sent(t, acquire)[0]).toMatch(/<currentScheduleGroup><internalId>\d+<\/internalId><\/currentScheduleGroup>/);
    const second = await acquiring(t, group);
    expect(second.agent.externalId).not.toBe(agent.externalId);
  });

  test('goes by the name of a schedule group that was seen without its internal id', async () => {
    const t = await start(withSettings({ scheduleGroups: [] }));
    const state = `<data><internalId>9</internalId><agent><externalId>${nameOf(ann(t))}</externalId></agent><currentScheduleGroup><externalId>SG1</externalId></currentScheduleGroup></data>`;
    answers(t, show, state);
    await t.query('query ($id: ID!) { agent(id: $id) { scheduleGroup { id } } }', { id: id('Agent', nameOf(ann(t))) });
    t.reset();
    expect((await acquiring(t, await scheduleGroup(t))).errors).toEqual([]);
    expect(sent(t, acquire)[0]).toContain('<currentScheduleGroup><externalId>SG1</externalId>');
  });

  test('of whom nobody is free finds nobody', async () => {
    const t = await start(small);
    const group = await scheduleGroup(t);
    for (const agent of agentsOf(t)) t.sandbox.centre.place({ agent, duty: 'PAUSE' });
    const nobody = {
      agent: null,
      errors: [
        {
          code: 'NOT_FOUND',
          message: 'No agent of this schedule group is free, or the source has no such schedule group.',
          vendorCode: 'OBJECT_NOT_EXISTS',
          inputPath: ['scheduleGroupId'],
          retryable: false,
        },
      ],
    };
    expect(await acquiring(t, group)).toEqual(nobody);
    answers(t, acquire, '');
    expect(await acquiring(t, group)).toMatchObject({ agent: null, errors: [{ code: 'NOT_FOUND', vendorCode: null }] });
    expect(await acquiring(t, id('ScheduleGroup', '999'))).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  });

  test('whose answer does not say who it is leaves that unknown', async () => {
    const t = await start(small);
    answers(t, acquire, '<data><internalId>100123</internalId></data>');
    expect((await acquiring(t, id('ScheduleGroup', '1'))).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  });

  test.each(['apply-then-reset', 'reset', 'truncate', { status: 500, body: '' }] as const)(
    'is never sent again, whatever comes back (%j)',
    async (fault) => {
      const t = await start(small);
      hasten(t);
      t.sandbox.engage.fault(asking(acquire), fault);
      const { errors } = await acquiring(t, id('ScheduleGroup', '1'));
      expect(errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', retryable: false }]);
      expect(sent(t, acquire)).toHaveLength(1);
    },
  );

  test('with a key is done once for two calls', async () => {
    const t = await start(small);
    const group = await scheduleGroup(t);
    const first = await acquiring(t, group, { idempotencyKey: 'k' });
    const again = await acquiring(t, group, { idempotencyKey: 'k' });
    expect(again.agent.externalId).toBe(first.agent.externalId);
    expect(sent(t, acquire)).toHaveLength(1);
  });
});

describe('releasing an agent', () => {
  test('names the state and the user, looked up before', async () => {
    const t = await start(small);
    const { agent } = await acquiring(t, await scheduleGroup(t));
    t.reset();
    expect(await releasing(t, agent.externalId)).toEqual({
      agent: { ...agent, state: 'READY', details: { currentContactState: null } },
      errors: [],
    });
    expect(asked(t)).toEqual([show, release]);
    expect(sent(t, release)[0]).toMatch(
      new RegExp(
        `<arg1><internalId>\\d+</internalId><agent><externalId>${agent.externalId}</externalId></agent></arg1>`,
      ),
    );
    expect((await releasing(t, agent.externalId)).errors).toMatchObject([
      { code: 'NOT_FOUND', vendorCode: 'OBJECT_NOT_EXISTS', inputPath: ['agentId'] },
    ]);
  });

  test('of nobody is not asked for', async () => {
    const t = await start(small);
    expect((await releasing(t, 'nobody')).errors).toMatchObject([{ code: 'AGENT_NOT_FOUND', inputPath: ['agentId'] }]);
    expect(sent(t, release)).toEqual([]);
  });

  test('whose answer is empty shows the agent all the same', async () => {
    const t = await start(small);
    answers(t, release, '');
    const name = nameOf(ann(t));
    expect(await releasing(t, name)).toMatchObject({ agent: { externalId: name, state: 'READY' }, errors: [] });
  });

  test.each(['apply-then-reset', 'reset', 'reset-body'] as const)('is never sent again (%s)', async (fault) => {
    const t = await start(small);
    hasten(t);
    const { agent } = await acquiring(t, await scheduleGroup(t));
    t.sandbox.engage.fault(asking(release), fault);
    expect((await releasing(t, agent.externalId)).errors).toMatchObject([
      { code: 'OUTCOME_UNKNOWN', retryable: false },
    ]);
    expect(sent(t, release)).toHaveLength(1);
  });
});

describe('releasing an agent by its group', () => {
  const byGroup = { ...withSettings({ releaseTakes: 'AgentGroup' }), engage: { releaseTakes: 'AgentGroup' } } as const;

  test('names the group in whose list the agent is', async () => {
    const t = await start(byGroup);
    const { agent } = await acquiring(t, await scheduleGroup(t));
    expect(await releasing(t, agent.externalId)).toMatchObject({ agent: { externalId: agent.externalId }, errors: [] });
    expect(sent(t, release)[0]).toContain('<arg1><externalId>Power48</externalId></arg1>');
  });

  test('is none when the source releases somebody else', async () => {
    const t = await start(byGroup);
    const { agent } = await acquiring(t, await scheduleGroup(t));
    const { data } = await t.query('query ($id: ID!) { agentGroup(id: $id) { agents { nodes { externalId } } } }', {
      id: id('AgentGroup', 'Power48'),
    });
    const other = data.agentGroup.agents.nodes.find(
      (each: { externalId: string }) => each.externalId !== agent.externalId,
    );
    expect((await releasing(t, other.externalId)).errors).toMatchObject([
      { code: 'INVALID_STATE', message: expect.stringContaining('another'), inputPath: ['agentId'] },
    ]);
  });

  test('cannot be asked for where the group is not known', async () => {
    const t = await start({
      ...small,
      engage: { missing: ['listAgentGroupStates'] },
      source: { 'engage-us': { cacheFor: '0s', agentGroups: [], releaseTakes: 'AgentGroup' } },
    });
    expect((await releasing(t, nameOf(ann(t)))).errors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await releasing(t, 'nobody')).errors).toMatchObject([{ code: 'AGENT_NOT_FOUND' }]);
    expect(sent(t, release)).toEqual([]);
  });

  test('is not asked for when the groups cannot be read', async () => {
    const t = await start(byGroup);
    refuses(t, 'listAgentStatesUsingEntity', 'ARG_NULL');
    expect((await releasing(t, nameOf(ann(t)))).errors).toMatchObject([{ code: 'VENDOR_REJECTED' }]);
    expect(sent(t, release)).toEqual([]);
  });
});
