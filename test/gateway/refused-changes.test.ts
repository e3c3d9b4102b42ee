import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change, type Mutation, refusal } from './changes.ts';
import { id, otherSinch, sinch, small, tenios, twoSinch } from './kit.ts';

const start = gateways();
const guid = 'A'.repeat(32);
const lunch = '04770429F80BDF1191AD001CC4D98816';

/** A service, and a person who is an agent at both vendors. */
async function staffed() {
  const tried = await start({ ...small, ...twoSinch });
  const { centre } = tried.sandbox;
  const person = centre.people.find(({ vendors }) => vendors.length === 2);
  if (!person) throw new Error('nobody is at both');
  const agent = centre.agent('SINCH', person.email);
  const [queue] = agent.memberships.keys();
  return {
    tried,
    email: person.email,
    atTenios: id('Agent', tenios, centre.agent('TENIOS', person.email).id),
    atSinch: id('Agent', sinch, agent.id),
    queueId: id('Queue', sinch, queue?.id),
    presenceId: id('Presence', sinch, lunch),
  };
}

/** That nothing was asked of any vendor. */
const nothingAsked = ({ calls }: Tried): void => expect([...calls('sinch'), ...calls('tenios')]).toEqual([]);

describe('an id that names nothing', () => {
  const malformed = [
    '',
    'x',
    id('Queue', sinch, guid),
    id('Agent', 'sinch-gone', guid),
    `${id('Agent', sinch, guid)}=`,
  ];
  const onAgents: readonly [Mutation, object][] = [
    ['extendWrapUp', { by: 60_000 }],
    ['cancelWrapUp', {}],
    ['setAgentState', { state: 'READY' }],
    ['updateAgentDetails', { sipEnabled: true }],
    ['setQueueLogin', { queueId: id('Queue', sinch, guid), serving: true }],
    ['setPresence', { presenceId: id('Presence', sinch, lunch) }],
    ['updateEngageAgent', { loginEnabled: true }],
    ['sendHeartbeat', { microphonePermitted: true }],
    ['releaseAgent', {}],
  ];

  test.each(onAgents)('is NOT_FOUND as the agent of %s', async (mutation, input) => {
    const { tried } = await staffed();
    for (const agentId of malformed)
      expect([agentId, await refusal(tried, mutation, { ...input, agentId })]).toEqual([
        agentId,
        {
          code: 'NOT_FOUND',
          message: '"agentId" names no agent.',
          inputPath: ['agentId'],
          source: null,
          vendorCode: null,
          retryable: false,
          retryAfter: null,
        },
      ]);
    nothingAsked(tried);
  });

  test.each<[Mutation, string, object]>([
    ['saveMonitoringSetting', 'sourceId', { externalId: 'a' }],
    ['createAgents', 'sourceId', { agentGroupId: 'x', users: [] }],
    ['deleteAgents', 'sourceId', { users: [] }],
    ['acquireAgent', 'sourceId', { contactState: 'x', scheduleGroupId: 'x' }],
    ['createAgentGroup', 'sourceId', { externalId: 'a' }],
    ['updateAgentGroup', 'agentGroupId', {}],
    ['updateAgentGroupStatus', 'agentGroupId', {}],
    ['deleteAgentGroup', 'id', {}],
    ['createScheduleGroup', 'agentGroupId', {}],
    ['deleteScheduleGroup', 'id', {}],
  ])('is NOT_FOUND in %s as its %s', async (mutation, field, input) => {
    const { tried } = await staffed();
    for (const stranger of [...malformed, id('Source', sinch, tenios)])
      expect(await refusal(tried, mutation, { ...input, [field]: stranger })).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: [field],
      });
    nothingAsked(tried);
  });

  test('is NOT_FOUND as a queue or a presence, also where it is another source’s', async () => {
    const { tried, atSinch, queueId, presenceId } = await staffed();
    for (const stranger of ['x', atSinch, queueId.slice(1), id('Queue', otherSinch, guid), id('Queue', tenios, 'x')])
      expect(
        await refusal(tried, 'setQueueLogin', { agentId: atSinch, queueId: stranger, serving: true }),
      ).toMatchObject({ code: 'NOT_FOUND', inputPath: ['queueId'] });
    for (const stranger of [
      'x',
      atSinch,
      presenceId.slice(1),
      id('Presence', otherSinch, lunch),
      id('Presence', tenios, 'x'),
    ])
      expect(await refusal(tried, 'setPresence', { agentId: atSinch, presenceId: stranger })).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['presenceId'],
      });
    nothingAsked(tried);
    for (const unknown of [guid, 'x', '../../agents'])
      expect(
        await refusal(tried, 'setQueueLogin', {
          agentId: atSinch,
          queueId: id('Queue', sinch, unknown),
          serving: true,
        }),
      ).toMatchObject({ code: 'NOT_FOUND', inputPath: ['queueId'], source: { id: id('Source', sinch) } });
    for (const unknown of [guid, 'x', '../../agents'])
      expect(
        await refusal(tried, 'setPresence', { agentId: atSinch, presenceId: id('Presence', sinch, unknown) }),
      ).toMatchObject({ code: 'NOT_FOUND', inputPath: ['presenceId'] });
  });

  test('well formed, but of nobody, is the source’s AGENT_NOT_FOUND', async () => {
    const { tried, queueId, presenceId } = await staffed();
    const expected = (source: string) => ({
      code: 'AGENT_NOT_FOUND',
      inputPath: ['agentId'],
      source: { id: id('Source', source) },
    });
    for (const stranger of [guid, 'x', '../queueStatuses']) {
      const agentId = id('Agent', sinch, stranger);
      expect(await refusal(tried, 'setAgentState', { agentId, state: 'READY' })).toMatchObject(expected(sinch));
      expect(await refusal(tried, 'setQueueLogin', { agentId, queueId, serving: true })).toMatchObject(expected(sinch));
      expect(await refusal(tried, 'setPresence', { agentId, presenceId })).toMatchObject(expected(sinch));
    }
    const agentId = id('Agent', tenios, 'nobody@acme.example');
    expect(await refusal(tried, 'setAgentState', { agentId, state: 'READY' })).toMatchObject(expected(tenios));
    expect(await refusal(tried, 'updateAgentDetails', { agentId, sipEnabled: true })).toMatchObject(expected(tenios));
    expect(await refusal(tried, 'extendWrapUp', { agentId, by: 60_000 })).toMatchObject(expected(tenios));
    expect(await refusal(tried, 'cancelWrapUp', { agentId })).toMatchObject(expected(tenios));
    expect(tried.calls('sinch').every((call) => call.startsWith('GET'))).toBe(true);
  });
});

describe('an input that cannot be used', () => {
  const invalid = (...inputPath: string[]) => ({ code: 'INVALID_INPUT', inputPath, source: null, retryable: false });

  test('of extendWrapUp: until and by, neither, nothing, or no moment at all', async () => {
    const { tried, atTenios: agentId } = await staffed();
    const until = '2026-11-22T09:10:00Z';
    const refused = (input: object) => refusal(tried, 'extendWrapUp', { agentId, ...input });
    expect(await refused({ until, by: 60_000 })).toMatchObject({
      ...invalid('by'),
      message: 'Give exactly one of "until" and "by".',
    });
    expect(await refused({})).toMatchObject(invalid('until'));
    expect(await refused({ until: null, by: null })).toMatchObject(invalid('until'));
    for (const by of [0, -1, -60_000]) expect(await refused({ by })).toMatchObject(invalid('by'));
    expect(await refused({ by: Number.MAX_SAFE_INTEGER })).toMatchObject({ code: 'INVALID_INPUT', inputPath: ['by'] });
    for (const idempotencyKey of ['', 'x'.repeat(256)])
      expect(await refused({ by: 60_000, idempotencyKey })).toMatchObject({
        code: 'INVALID_INPUT',
        inputPath: ['idempotencyKey'],
      });
    nothingAsked(tried);
  });

  test('of states: a reason with READY or none, a state that cannot be set', async () => {
    const { tried, atTenios, atSinch, email } = await staffed();
    for (const agentId of [atTenios, atSinch]) {
      expect(await refusal(tried, 'setAgentState', { agentId, state: 'READY', reason: 'COF' })).toMatchObject(
        invalid('reason'),
      );
      expect(await refusal(tried, 'setAgentState', { agentId, state: 'NOT_READY', reason: null })).toMatchObject(
        invalid('reason'),
      );
      expect(await refusal(tried, 'setAgentState', { agentId, state: 'LOGGED_OFF' })).toMatchObject({
        code: 'UNSUPPORTED_BY_SOURCE',
        inputPath: ['state'],
      });
    }
    expect(
      await refusal(tried, 'setAgentState', { agentId: atSinch, state: 'NOT_READY', reason: 'COF' }),
    ).toMatchObject({ code: 'NOT_READY_REASON_NOT_FOUND', inputPath: ['reason'] });
    expect(await refusal(tried, 'updateAgentDetails', { agentId: atTenios, state: 'LOGGED_OFF' })).toMatchObject({
      code: 'UNSUPPORTED_BY_SOURCE',
      inputPath: ['state'],
    });
    expect(await refusal(tried, 'setPersonState', { email, state: 'READY', reason: 'COF' })).toMatchObject(
      invalid('reason'),
    );
    nothingAsked(tried);
    expect(
      await refusal(tried, 'setAgentState', { agentId: atTenios, state: 'NOT_READY', reason: 'NONE' }),
    ).toMatchObject({
      code: 'NOT_READY_REASON_NOT_FOUND',
      inputPath: ['reason'],
      vendorCode: 'AGENT_NOT_READY_REASON_NOT_FOUND',
    });
  });

  test('of updates: a null that clears nothing, nothing to change, a skill twice or unknown', async () => {
    const { tried, atTenios, atSinch, queueId } = await staffed();
    for (const field of ['cloudAcdEnabled', 'sipEnabled', 'externalNumberEnabled', 'state', 'skills'])
      expect(await refusal(tried, 'updateAgentDetails', { agentId: atTenios, [field]: null })).toMatchObject(
        invalid(field),
      );
    expect(await refusal(tried, 'updateAgentDetails', { agentId: atTenios })).toMatchObject(invalid());
    const twice = [
      { name: 'English', hasSkill: true },
      { name: 'English', hasSkill: false },
    ];
    expect(await refusal(tried, 'updateAgentDetails', { agentId: atTenios, skills: twice })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    for (const field of ['serving', 'externalServing'])
      expect(await refusal(tried, 'setQueueLogin', { agentId: atSinch, queueId, [field]: null })).toMatchObject(
        invalid(field),
      );
    expect(await refusal(tried, 'setQueueLogin', { agentId: atSinch, queueId })).toMatchObject(invalid());
    for (const field of ['uiLanguage', 'value'])
      expect(
        await refusal(tried, 'saveMonitoringSetting', {
          sourceId: id('Source', sinch),
          externalId: 'a',
          [field]: null,
        }),
      ).toMatchObject(invalid(field));
    nothingAsked(tried);
    const unknown = [
      { name: 'English', hasSkill: true },
      { name: 'Juggling', hasSkill: true },
    ];
    expect(await refusal(tried, 'updateAgentDetails', { agentId: atTenios, skills: unknown })).toMatchObject({
      code: 'INVALID_INPUT',
      inputPath: ['skills', '1', 'name'],
    });
    for (const externalId of ['', 'a/b', '..', 'x'.repeat(129)])
      expect(
        await refusal(tried, 'saveMonitoringSetting', { sourceId: id('Source', sinch), externalId }),
      ).toMatchObject({ code: 'INVALID_INPUT', inputPath: ['externalId'] });
  });

  test('a null external number clears it', async () => {
    const { tried, atTenios } = await staffed();
    const details = 'agent { details { ... on TeniosAgentDetails { externalNumber sipEnabled } } }';
    const cleared = await change(tried, 'updateAgentDetails', { agentId: atTenios, externalNumber: null }, details);
    expect(cleared).toEqual({ agent: { details: { externalNumber: null, sipEnabled: true } }, errors: [] });
  });

  test('of setPersonState: an e-mail address of nobody, and sources that are none', async () => {
    const { tried, email } = await staffed();
    expect(await refusal(tried, 'setPersonState', { email: 'nobody@acme.example', state: 'READY' })).toMatchObject({
      code: 'NOT_FOUND',
      inputPath: ['email'],
    });
    expect(await refusal(tried, 'setPersonState', { email, state: 'READY', sourceIds: [] })).toMatchObject({
      code: 'NOT_FOUND',
      inputPath: ['email'],
    });
    const sourceIds = ['x', id('Source', tenios)];
    const payload = await change(tried, 'setPersonState', { email, state: 'NOT_READY', sourceIds });
    expect(payload).toMatchObject({
      results: [{ errors: [] }],
      errors: [{ code: 'NOT_FOUND', inputPath: ['sourceIds', '0'], source: null }],
    });
    const refused = await change(tried, 'setPersonState', { email, state: 'LOGGED_OFF' });
    const unsupported = expect.objectContaining({ code: 'UNSUPPORTED_BY_SOURCE', inputPath: ['state'] });
    expect(refused.results.map(({ errors }: { errors: unknown }) => errors)).toEqual([
      [unsupported],
      [unsupported],
      [unsupported],
    ]);
  });
});
