import { describe, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/model/ids.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { hasten, id, pair, paths, ravi, sent, small, withSettings } from './kit.ts';

const start = gateways();

async function beat(tried: Tried, input: object = {}) {
  const { data, errors } = await tried.query(
    `mutation ($input: SendHeartbeatInput!) {
      sendHeartbeat(input: $input) {
        agent { name state } errors { code message vendorCode inputPath retryable source { id } }
      }
    }`,
    { input: { agentId: id('Agent', ravi(tried).id), microphonePermitted: true, ...input } },
  );
  expect(errors).toBeUndefined();
  return data.sendHeartbeat;
}

describe('a heartbeat', () => {
  test('is sent with the time of now in Unix seconds, and shows the agent', async () => {
    const t = await start(small);
    t.clock.advance(900);
    const agent = ravi(t);
    expect(await beat(t)).toEqual({ agent: { name: expect.any(String), state: 'UNKNOWN' }, errors: [] });
    const { userId, token } = t.sandbox.deepcall.credentialsOf(agent);
    const now = Math.floor(t.clock.now() / 1000);
    expect(sent(t, paths.ping)).toEqual([{ userId, token, ping_time: now, mic_perm: 1 }]);
    expect(t.sandbox.deepcall.heartbeats.get(agent)).toEqual({ pingTime: now, micPerm: 1 });
  });

  test('is sent with the time that is given, and with a microphone that is not permitted', async () => {
    const t = await start(small);
    expect((await beat(t, { at: '2026-11-22T08:59:59.999Z', microphonePermitted: false })).errors).toEqual([]);
    expect((await beat(t, { at: null })).errors).toEqual([]);
    expect(sent(t, paths.ping)).toMatchObject([
      { ping_time: Date.UTC(2026, 10, 22, 8, 59, 59) / 1000, mic_perm: 0 },
      { ping_time: t.clock.now() / 1000, mic_perm: 1 },
    ]);
  });

  test('goes to the path of the configuration', async () => {
    const t = await start(withSettings({ heartbeatPath: '/agentProfile/ping' }));
    t.sandbox.deepcall.fault('/agentProfile/ping', { status: 200, body: { status: 'Success' } });
    expect((await beat(t)).errors).toEqual([]);
    expect(sent(t, '/agentProfile/ping')).toHaveLength(1);
  });

  test('is sent with an ssid where the agent has one', async () => {
    const t = await start(small);
    const [, other] = pair(t);
    expect((await beat(t, { agentId: id('Agent', other.id) })).errors).toEqual([]);
    const { ssid } = t.sandbox.deepcall.credentialsOf(other);
    expect(sent(t, paths.ping)).toEqual([{ ssid, ping_time: expect.any(Number), mic_perm: 1 }]);
  });

  test('is sent again when its answer is lost: it sets a time', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.deepcall.fault(paths.ping, 'apply-then-reset', { times: 1 });
    expect((await beat(t)).errors).toEqual([]);
    expect(sent(t, paths.ping)).toHaveLength(2);
  });
});

describe('a heartbeat that is refused', () => {
  test.each([
    [1000, 'VENDOR_UNAUTHORIZED'],
    [1014, 'VENDOR_UNAUTHORIZED'],
    [1015, 'VENDOR_UNAUTHORIZED'],
    [1020, 'VENDOR_UNAUTHORIZED'],
    [1039, 'VENDOR_UNAUTHORIZED'],
    [1047, 'VENDOR_REJECTED'],
    [1501, 'VENDOR_UNAUTHORIZED'],
    [1502, 'VENDOR_REJECTED'],
    [1503, 'VENDOR_UNAUTHORIZED'],
    [1504, 'VENDOR_REJECTED'],
    [1505, 'VENDOR_REJECTED'],
    [1506, 'VENDOR_REJECTED'],
  ] as const)('with %d is %s', async (vendorCode, code) => {
    const t = await start({ ...small, deepcall: { errorShape: 'errMessage', refusalStatus: 400 } });
    t.sandbox.deepcall.refuse(paths.ping, vendorCode);
    expect(await beat(t)).toEqual({
      agent: null,
      errors: [
        {
          code,
          message: expect.stringMatching(/^The .*\.$/),
          vendorCode: String(vendorCode),
          inputPath: null,
          retryable: false,
          source: { id: id('Source') },
        },
      ],
    });
    expect(sent(t, paths.ping)).toHaveLength(1);
  });

  test('for its session is that agent’s credential, and says nothing against the source', async () => {
    const t = await start(small);
    const [, other] = pair(t);
    t.sandbox.deepcall.endSession(other);
    expect((await beat(t, { agentId: id('Agent', other.id) })).errors).toMatchObject([
      { code: 'VENDOR_UNAUTHORIZED', vendorCode: '1503', message: 'The session configured for this agent has ended.' },
    ]);
    expect((await beat(t)).errors).toEqual([]);
    const { data } = await t.query(`query ($id: ID!) { source(id: $id) { health { status errorRate } } }`, {
      id: id('Source'),
    });
    expect(data.source.health).toEqual({ status: 'UP', errorRate: 0 });
  });

  test.each([1009, 1010] as const)('with %d is sent again, and may be later', async (code) => {
    const t = await start(small);
    hasten(t);
    t.sandbox.deepcall.refuse(paths.ping, code, { times: 2 });
    expect((await beat(t)).errors).toEqual([]);
    expect(sent(t, paths.ping)).toHaveLength(3);
    t.sandbox.deepcall.refuse(paths.ping, code);
    expect((await beat(t)).errors).toMatchObject([
      { code: 'VENDOR_UNAVAILABLE', vendorCode: String(code), retryable: true },
    ]);
    expect(sent(t, paths.ping)).toHaveLength(6);
  });

  test('with 1032 may have been taken', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.deepcall.refuse(paths.ping, 1032);
    expect((await beat(t)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN', vendorCode: '1032', retryable: true }]);
  });

  test.each([
    ['no success', { status: 200, body: { data: {} } }],
    ['a page', { status: 200, body: '<html></html>', contentType: 'text/html' }],
  ])('by an answer that is none (%s) may have been taken', async (_name, answer) => {
    const t = await start(small);
    t.sandbox.deepcall.fault(paths.ping, answer);
    expect((await beat(t)).errors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  });
});

describe('a heartbeat of nobody', () => {
  test.each([
    [id('Agent', 'nobody'), 'AGENT_NOT_FOUND'],
    ['nonsense', 'NOT_FOUND'],
    [encodeId('Agent', { sourceId: 'elsewhere', externalId: '13' }), 'NOT_FOUND'],
    [id('Source'), 'NOT_FOUND'],
  ])('%s is %s, without a call', async (agentId, code) => {
    const t = await start(small);
    expect(await beat(t, { agentId })).toMatchObject({ agent: null, errors: [{ code, inputPath: ['agentId'] }] });
    expect(t.calls('deepcall')).toEqual([]);
  });

  test('whose source has none is unsupported', async () => {
    const t = await start({ ...small, vendors: ['TENIOS', 'DEEPCALL'] });
    const [agent] = t.sandbox.centre.agentsAt('TENIOS');
    const agentId = encodeId('Agent', { sourceId: 'tenios-de', externalId: agent?.id ?? '' });
    expect((await beat(t, { agentId })).errors).toMatchObject([
      { code: 'UNSUPPORTED_BY_SOURCE', inputPath: ['agentId'] },
    ]);
    expect(t.calls('tenios')).toEqual([]);
  });
});
