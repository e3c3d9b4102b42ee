import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { first, sandboxes, type Tried } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const agentOf = ({ centre }: Tried): Agent => first(centre.agentsAt('DEEPCALL'));
const bySsid = (sandbox: Tried, agent = agentOf(sandbox)) => ({ ssid: sandbox.deepcall.credentialsOf(agent).ssid });
const byToken = ({ deepcall }: Tried, agent: Agent) => {
  const { userId, token } = deepcall.credentialsOf(agent);
  return { userId, token };
};

const refusal = (code: number, message: string) => ({ status: 200, body: { status: 'error', message, code } });
const notOnBreak = refusal(1502, 'On break is : 0');
const notInWrapUp = refusal(1504, 'Agent not in wrap time');
const invalid = refusal(1000, 'Invalid parameters or authentication failed');
const expired = refusal(1014, 'Token is invalid or expired');

describe('credentials', () => {
  test('are an ssid, or a user id and a token, and those of one agent', async () => {
    const sandbox = await start(calm);
    const [one, other] = sandbox.centre.agentsAt('DEEPCALL');
    if (one === undefined || other === undefined) throw new Error('Too few work at DeepCall.');
    sandbox.centre.place({ agent: other, duty: 'PAUSE', reason: 'COF' });
    for (const credentials of [bySsid, byToken]) {
      expect(await sandbox.profile('agentOnBreak', credentials(sandbox, one))).toEqual(notOnBreak);
      expect(await sandbox.profile('agentOnBreak', credentials(sandbox, other))).toMatchObject({
        body: { status: 'success', data: { on_break: 1, user_id: other.id } },
      });
    }
  });

  test.each(['agentOnBreak', 'checkAgentInWrapUp'])(
    'are refused by %s with the code of what is wrong',
    async (call) => {
      const sandbox = await start(calm);
      const [one, other] = sandbox.centre.agentsAt('DEEPCALL');
      if (one === undefined || other === undefined) throw new Error('Too few work at DeepCall.');
      const { ssid, userId, token } = sandbox.deepcall.credentialsOf(one);
      const ask = (body: unknown) => sandbox.profile(call, body);
      for (const body of [{}, { ssid, userId, token }, { ssid, userId }, { ssid, token }, { token }, { ssid: 7 }])
        expect([body, await ask(body)]).toEqual([body, invalid]);
      expect(await ask({ userId })).toEqual(refusal(1020, 'Token not provided'));
      expect(await ask({ userId, token: '' })).toEqual(refusal(1020, 'Token not provided'));
      expect(await ask({ userId: other.id, token })).toEqual(refusal(1501, 'Agent id not match'));
      for (const body of [{ ssid: token }, { userId, token: ssid }, { ssid: 'x' }])
        expect(await ask(body)).toEqual(expired);
      for (const body of ['', 'null', '[]', '{"ssid":', '"ssid"'])
        expect(await ask(body)).toEqual(refusal(1047, 'Invalid request body'));
    },
  );

  test('end with the session, but for the token', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const old = bySsid(sandbox, agent);
    sandbox.deepcall.endSession(agent);
    expect(await sandbox.profile('agentOnBreak', old)).toEqual(expired);
    const ping = { ...old, ping_time: 1, mic_perm: 1 };
    expect(await sandbox.profile('setWebPingTime', ping)).toEqual(refusal(1503, 'SSID not valid for setWebPingTime'));
    expect(await sandbox.profile('agentOnBreak', byToken(sandbox, agent))).toEqual(notOnBreak);
    expect(await sandbox.profile('agentOnBreak', bySsid(sandbox, agent))).toEqual(notOnBreak);
  });

  test('a person who is no agent there has none', async () => {
    const { deepcall, centre } = await start(calm);
    const stranger = first(centre.agentsAt('SINCH'));
    expect(() => deepcall.credentialsOf(stranger)).toThrow('has no credentials at DeepCall');
  });
});

describe('a break', () => {
  test('is told with what it is, in whole seconds', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    sandbox.clock.advance(400);
    sandbox.centre.place({ agent, duty: 'PAUSE', reason: 'LUN' });
    const { body } = await sandbox.profile('agentOnBreak', bySsid(sandbox));
    expect(body).toEqual({
      status: 'success',
      data: {
        on_break: 1,
        breakDetail: { break_code: 'LUN', break_name: 'Lunch', break_start: Date.UTC(2026, 10, 22, 9) / 1_000 + 1 },
        agent_id: String(9_000 + agent.person.index),
        user_id: agent.id,
      },
    });
  });

  test('is any time not ready, and none of another duty', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const ask = async () => (await sandbox.profile('agentOnBreak', bySsid(sandbox))).body;
    sandbox.centre.place({ agent, duty: 'NOT_READY' });
    expect(await ask()).toMatchObject({ data: { on_break: 1, breakDetail: { break_name: 'Other' } } });
    for (const duty of ['LOGGED_OUT', 'READY'] as const) {
      sandbox.centre.place({ agent, duty });
      expect(await ask()).toEqual(notOnBreak.body);
    }
  });

  test('can be denied in a success', async () => {
    const sandbox = await start({ ...calm, deepcall: { notOnBreak: 'success' } });
    const { status, body } = await sandbox.profile('agentOnBreak', bySsid(sandbox));
    expect([status, body]).toMatchObject([200, { status: 'success', data: { on_break: 0, breakDetail: {} } }]);
  });
});

describe('a wrap-up', () => {
  test('has an end, what is left of it, and its call', async () => {
    const sandbox = await start({ ...calm, deepcallWrapUp: 60_500 });
    const agent = agentOf(sandbox);
    const ask = async () => (await sandbox.profile('checkAgentInWrapUp', bySsid(sandbox))).body;
    expect(await ask()).toEqual(notInWrapUp.body);
    const queue = sandbox.centre.queue('Support India');
    sandbox.centre.place({ queue, status: 'TALKING', agent });
    expect(await ask()).toEqual(notInWrapUp.body);
    const contact = sandbox.centre.place({ queue, status: 'WRAP_UP', agent });
    const wrapETime = sandbox.clock.now() / 1_000 + 61;
    const data = { response: 1, wrapETime, currentDuration: 61, callId: contact.id };
    expect(await ask()).toEqual({ status: 'success', data });
    sandbox.clock.advance(60_000);
    expect(await ask()).toEqual({ status: 'success', data: { ...data, currentDuration: 1 } });
    sandbox.clock.advance(500);
    expect(await ask()).toEqual(notInWrapUp.body);
  });

  test('comes and goes in the living centre, with an end that the vendor has set', async () => {
    const sandbox = await start();
    const seen = new Set<string>();
    for (let turn = 0; turn < 240; turn++) {
      sandbox.clock.advance(15_000);
      sandbox.centre.advance();
      for (const agent of sandbox.centre.agentsAt('DEEPCALL')) {
        const wrapUp = sandbox.centre.wrapUpOf(agent);
        if (wrapUp === null) continue;
        seen.add(wrapUp.id);
        expect((wrapUp.wrapUpDue ?? 0) - (wrapUp.wrapUpFrom ?? 0)).toBe(30_000);
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});

describe('the heartbeat', () => {
  test('is noted', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const ping = { ...bySsid(sandbox), ping_time: 1_795_338_000, mic_perm: 1 };
    const done = { status: 200, body: { status: 'success', data: { response: 1 } } };
    expect(await sandbox.profile('setWebPingTime', ping)).toEqual(done);
    expect(sandbox.deepcall.heartbeats.get(agent)).toEqual({ pingTime: 1_795_338_000, micPerm: 1 });
    expect(await sandbox.profile('setWebPingTime', { ...ping, ping_time: '12', mic_perm: false })).toEqual(done);
    expect(sandbox.deepcall.heartbeats.get(agent)).toEqual({ pingTime: 12, micPerm: false });
  });

  test('needs both parameters, and a number', async () => {
    const sandbox = await start(calm);
    const ping = { ...bySsid(sandbox), ping_time: 1, mic_perm: 1 };
    const missing = (name: string) => refusal(1505, `Missing required parameters:${name}`);
    expect(await sandbox.profile('setWebPingTime', { ...ping, mic_perm: undefined })).toEqual(missing('mic_perm'));
    expect(await sandbox.profile('setWebPingTime', { ...ping, ping_time: '' })).toEqual(missing('ping_time'));
    const incompatible = refusal(1506, 'Cannot update [ping_time] as it is of incompatible type');
    for (const ping_time of ['2026-11-22T09:00:00Z', {}, true, 1.5])
      expect(await sandbox.profile('setWebPingTime', { ...ping, ping_time })).toEqual(incompatible);
    expect(sandbox.deepcall.heartbeats.size).toBe(0);
  });
});

describe('the shape of answers', () => {
  test('is that of the tables, with numbers as text and a status, when told so', async () => {
    const sandbox = await start({
      ...calm,
      deepcall: { errorShape: 'errMessage', numbersAsText: true, refusalStatus: 400 },
    });
    expect(await sandbox.profile('agentOnBreak', bySsid(sandbox))).toEqual({
      status: 400,
      body: { status: 'error', errCode: '1502', errMessage: 'On break is : 0' },
    });
    sandbox.centre.place({ agent: agentOf(sandbox), duty: 'PAUSE', reason: 'COF' });
    const { status, body } = await sandbox.profile('agentOnBreak', bySsid(sandbox));
    expect([status, body]).toMatchObject([200, { data: { on_break: '1' } }]);
  });

  test('is kept by refusals put in on purpose', async () => {
    const sandbox = await start({ ...calm, deepcall: { errorShape: 'errMessage' } });
    sandbox.deepcall.refuse('/agentProfile/agentOnBreak', 1009, { times: 1 });
    expect((await sandbox.profile('agentOnBreak', bySsid(sandbox))).body).toEqual({
      status: 'error',
      errCode: 1009,
      errMessage: 'Something went wrong, please try again',
    });
    expect((await sandbox.profile('agentOnBreak', bySsid(sandbox))).body.errCode).toBe(1502);
  });

  test('anything else is not there', async () => {
    const { deepcall } = await start(calm);
    expect((await fetch(`${deepcall.baseUrl}/agentProfile/agents`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${deepcall.baseUrl}/agentProfile/agentOnBreak`)).status).toBe(405);
  });
});
