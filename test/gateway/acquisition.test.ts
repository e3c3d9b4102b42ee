import { describe, expect, test } from '@jest/globals';
import { asking } from '../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change, refusal } from './changes.ts';
import { account, agentId, asked, atEngage, engage, groupId, scheduleIds, team } from './engage-kit.ts';
import { id, tenios } from './kit.ts';

const start = gateways();
const shown = 'agent { externalId state details { ... on EngageAgentDetails { currentContactState } } }';
const count = (tried: Tried, method: string) => asked(tried).filter((each) => each === method).length;

/** A service, and the two ways to take an agent and to give one back. */
async function prepared(options: object = {}) {
  const tried = await start({ ...account, ...options });
  const [scheduleGroupId] = scheduleIds(tried);
  const acquire = (input: object = {}) =>
    change(tried, 'acquireAgent', { sourceId: atEngage, contactState: 'Reserved', scheduleGroupId, ...input }, shown);
  const release = (user: string, input: object = {}) =>
    change(tried, 'releaseAgent', { agentId: agentId(user), ...input }, shown);
  return { tried, scheduleGroupId, acquire, release };
}

test('an agent is acquired and given back, each shown without another call', async () => {
  const { tried, acquire, release } = await prepared();
  const { agent, errors } = await acquire();
  expect(errors).toEqual([]);
  expect(team(tried)).toContain(agent.externalId);
  expect(agent).toMatchObject({ state: 'BUSY', details: { currentContactState: 'Reserved' } });
  expect(asked(tried)).toEqual(['acquireAgent']);
  expect(await release(agent.externalId)).toEqual({
    agent: { ...agent, state: 'READY', details: { currentContactState: null } },
    errors: [],
  });
  expect(count(tried, 'releaseAgent')).toBe(1);
});

test('nobody free, and an agent who was not acquired, are refusals of the source', async () => {
  const { tried, acquire, release, scheduleGroupId } = await prepared();
  const [ann = ''] = team(tried);
  expect((await release(ann)).errors).toMatchObject([{ code: 'NOT_FOUND', inputPath: ['agentId'] }]);
  for (const _ of team(tried)) expect((await acquire()).errors).toEqual([]);
  expect(
    await refusal(tried, 'acquireAgent', { sourceId: atEngage, contactState: 'Reserved', scheduleGroupId }),
  ).toMatchObject({ code: 'NOT_FOUND', inputPath: ['scheduleGroupId'], source: { id: atEngage } });
});

test.each(['apply-then-reset', 'truncate'] as const)('an answer that is lost is OUTCOME_UNKNOWN: %s', async (fault) => {
  const { tried, acquire, release } = await prepared({ source: { [engage]: { timeout: '90ms' } } });
  const { agent } = await acquire();
  tried.reset();
  tried.sandbox.engage.fault(asking('acquireAgent'), fault);
  tried.sandbox.engage.fault(asking('releaseAgent'), fault);
  expect((await acquire()).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  expect((await release(agent.externalId)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  expect([count(tried, 'acquireAgent'), count(tried, 'releaseAgent')]).toEqual([1, 1]);
});

test('what is not of the source is NOT_FOUND, and a contact state has a name', async () => {
  const { tried, scheduleGroupId } = await prepared();
  const input = { sourceId: atEngage, contactState: 'Reserved', scheduleGroupId };
  for (const strange of ['x', groupId('Power48'), id('ScheduleGroup', tenios, '1'), id('ScheduleGroup', 'gone', '1')])
    expect(await refusal(tried, 'acquireAgent', { ...input, scheduleGroupId: strange })).toMatchObject({
      code: 'NOT_FOUND',
      inputPath: ['scheduleGroupId'],
      source: null,
    });
  expect(await refusal(tried, 'acquireAgent', { ...input, contactState: ' ' })).toMatchObject({
    code: 'INVALID_INPUT',
    inputPath: ['contactState'],
  });
  expect(asked(tried)).toEqual([]);
});

describe('a hundred calls with one idempotencyKey', () => {
  test.each(['acquireAgent', 'releaseAgent'] as const)('are one %s', async (method) => {
    const { tried, acquire, release } = await prepared();
    const user = method === 'releaseAgent' ? (await acquire()).agent.externalId : '';
    tried.reset();
    const call = () =>
      method === 'acquireAgent' ? acquire({ idempotencyKey: 'k' }) : release(user, { idempotencyKey: 'k' });
    const held = tried.sandbox.engage.fault(asking(method), 'hold');
    const all = Array.from({ length: 100 }, call);
    await held.reached;
    held.release();
    const answers = new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer)));
    expect(answers.size).toBe(1);
    const [answer] = answers;
    expect(JSON.parse(answer ?? '')).toMatchObject({ agent: { externalId: expect.any(String) }, errors: [] });
    expect(JSON.stringify(await call())).toBe(answer);
    expect(count(tried, method)).toBe(1);
  });
});
