import { describe, expect, test } from '@jest/globals';
import { asking } from '../../src/sandbox/engage/index.ts';
import { gateways } from '../kit/gateway.ts';
import { change, refusal } from './changes.ts';
import { account, agentId, asked, atEngage, engage, team } from './engage-kit.ts';
import { id, tenios } from './kit.ts';

const start = gateways();

describe('updateEngageAgent', () => {
  const shown = `agent { state phoneNumber details { ... on EngageAgentDetails {
    loginEnabled requestedAction requestedWorkState registrationMethod currentPhoneNumber } } }`;

  test('changes what is given and keeps the rest', async () => {
    const tried = await start(account);
    const [ann = ''] = team(tried);
    const given = { phoneNumber: '+16175550199', requestedAction: 'Train', requestedWorkState: 'Unavailable' };
    expect(await change(tried, 'updateEngageAgent', { agentId: agentId(ann), ...given }, shown)).toEqual({
      agent: {
        state: 'NOT_READY',
        phoneNumber: '+16175550199',
        details: {
          loginEnabled: true,
          registrationMethod: 'Phone',
          requestedAction: 'Train',
          requestedWorkState: 'Unavailable',
          currentPhoneNumber: '+16175550199',
        },
      },
      errors: [],
    });
    const barred = await change(tried, 'updateEngageAgent', { agentId: agentId(ann), loginEnabled: false }, shown);
    expect(barred.agent).toMatchObject({
      state: 'LOGGED_OFF',
      details: { loginEnabled: false, requestedAction: 'Train' },
    });
  });

  test('wants something to change, and no null', async () => {
    const tried = await start(account);
    const input = { agentId: agentId('a') };
    expect(await refusal(tried, 'updateEngageAgent', { ...input, idempotencyKey: 'k' })).toMatchObject({
      code: 'INVALID_INPUT',
      inputPath: [],
    });
    for (const field of ['loginEnabled', 'requestedAction', 'requestedWorkState', 'registrationMethod', 'phoneNumber'])
      expect(await refusal(tried, 'updateEngageAgent', { ...input, [field]: null })).toMatchObject({
        code: 'INVALID_INPUT',
        inputPath: [field],
      });
    expect(asked(tried)).toEqual([]);
  });

  test('of a hundred at once with one idempotencyKey asks once', async () => {
    const tried = await start(account);
    const [ann = ''] = team(tried);
    const input = { agentId: agentId(ann), requestedAction: 'Train', idempotencyKey: 'k' };
    const held = tried.sandbox.engage.fault(asking('changeAgentState'), 'hold');
    const all = Array.from({ length: 100 }, () => change(tried, 'updateEngageAgent', input, shown));
    await held.reached;
    held.release();
    const answers = new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer)));
    expect(answers.size).toBe(1);
    expect(JSON.parse([...answers][0] ?? '')).toMatchObject({
      agent: { details: { requestedAction: 'Train' } },
      errors: [],
    });
    expect(asked(tried).filter((method) => method === 'changeAgentState')).toHaveLength(1);
  });
});

describe('agentOnDevice', () => {
  const ask =
    'query ($sourceId: ID!, $phoneNumber: String!) { agentOnDevice(sourceId: $sourceId, phoneNumber: $phoneNumber) { externalId state name } }';

  test('finds who talks with a client, without another call for what came along', async () => {
    const tried = await start(account);
    const { centre } = tried.sandbox;
    const [ann = ''] = team(tried);
    const agent = centre.agent('ENGAGE', ann);
    const contact = centre.place({ queue: centre.queue('Power48'), status: 'TALKING', agent });
    const client = { sourceId: atEngage, phoneNumber: contact.source };
    expect((await tried.query(ask, client)).data).toEqual({
      agentOnDevice: { externalId: ann, state: 'BUSY', name: expect.any(String) },
    });
    expect(asked(tried)).toEqual(['showAgentStateUsingDevice']);
    expect((await tried.query(ask, { ...client, phoneNumber: '+16170000000' })).data).toEqual({ agentOnDevice: null });
  });

  test('is null at what is no source, and at a source that cannot look', async () => {
    const tried = await start(account);
    for (const sourceId of ['x', id('Source', 'gone'), agentId('a'), id('Source', tenios)])
      expect(await tried.query(ask, { sourceId, phoneNumber: '1' })).toEqual({ data: { agentOnDevice: null } });
    expect([...asked(tried), ...tried.calls('tenios')]).toEqual([]);
  });

  test('wants a number', async () => {
    const tried = await start(account);
    for (const phoneNumber of ['', ' '])
      expect((await tried.query(ask, { sourceId: atEngage, phoneNumber })).errors).toMatchObject([
        { path: ['agentOnDevice'], extensions: { code: 'BAD_USER_INPUT', argument: 'phoneNumber' } },
      ]);
    expect(asked(tried)).toEqual([]);
  });

  test('fails with what the vendor said', async () => {
    const tried = await start({ ...account, source: { [engage]: { timeout: '90ms' } } });
    tried.sandbox.engage.fault(asking('showAgentStateUsingDevice'), { status: 503 });
    const { data, errors } = await tried.query(ask, { sourceId: atEngage, phoneNumber: '1' });
    expect([data, errors]).toMatchObject([
      { agentOnDevice: null },
      [{ path: ['agentOnDevice'], extensions: { code: 'VENDOR_UNAVAILABLE', source: engage } }],
    ]);
  });
});
