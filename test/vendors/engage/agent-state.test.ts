import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { ann, answers, asked, hasten, id, nameOf, refuses, sent, small, told, withSettings } from './kit.ts';

const start = gateways();
const change = 'changeAgentState';
const show = 'showAgentStateUsingUser';

const refusal = 'errors { code message vendorCode inputPath retryable }';

async function setState(t: Tried, state: string, agentId = id('Agent', nameOf(ann(t)))) {
  const { data, errors } = await t.query(
    `mutation ($input: SetAgentStateInput!) { setAgentState(input: $input) { agent { state } ${refusal} } }`,
    { input: { agentId, state } },
  );
  expect(errors).toBeUndefined();
  return data.setAgentState;
}

async function update(t: Tried, input: object, agentId = id('Agent', nameOf(ann(t)))) {
  const { data, errors } = await t.query(
    `mutation ($input: UpdateEngageAgentInput!) {
      updateEngageAgent(input: $input) {
        agent {
          state phoneNumber
          details { ... on EngageAgentDetails { loginEnabled requestedAction requestedWorkState registrationMethod currentPhoneNumber } }
        }
        ${refusal}
      }
    }`,
    { input: { agentId, ...input } },
  );
  expect(errors).toBeUndefined();
  return data.updateEngageAgent;
}

/** What stands in the last argument sent to a method. */
const argument = (t: Tried, method: string): string | undefined =>
  /<arg1>(.*)<\/arg1>/s.exec(sent(t, method).at(-1) ?? '')?.[1];

describe('the state of an agent', () => {
  test.each([
    ['READY', 'Available'],
    ['NOT_READY', 'Unavailable'],
  ])('%s is asked for as %s, by the internal id, and then shown', async (state, word) => {
    const t = await start(small);
    expect(await setState(t, state)).toEqual({ agent: { state }, errors: [] });
    expect(asked(t)).toEqual([show, change, expect.any(String)]);
    expect(argument(t, change)).toMatch(
      new RegExp(`^<internalId>\\d+</internalId><requestedWorkState>${word}</requestedWorkState>$`),
    );
  });

  test('is looked up anew, whatever is remembered of the agent', async () => {
    const t = await start({ ...small, source: {} });
    await told(t, 'state');
    await told(t, 'state');
    await setState(t, 'READY');
    expect(asked(t).slice(0, 3)).toEqual([show, show, change]);
  });

  test('is asked for by the words of the configuration, LOGGED_OFF only where there is one', async () => {
    const t = await start(withSettings({ requestWorkState: { NOT_READY: 'Break', LOGGED_OFF: 'LoggedOut' } }));
    expect(await setState(t, 'NOT_READY')).toMatchObject({ agent: { state: 'NOT_READY' }, errors: [] });
    expect(argument(t, change)).toMatch(/>Break</);
    expect(await setState(t, 'LOGGED_OFF')).toEqual({ agent: { state: 'LOGGED_OFF' }, errors: [] });
    const usual = await start(small);
    expect((await setState(usual, 'LOGGED_OFF')).errors).toMatchObject([
      { code: 'UNSUPPORTED_BY_SOURCE', inputPath: ['state'] },
    ]);
    expect(asked(usual)).toEqual([]);
  });

  test('is asked for again when the answer is lost: it is the same twice', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(change), 'apply-then-reset', { times: 1 });
    expect(await setState(t, 'NOT_READY')).toEqual({ agent: { state: 'NOT_READY' }, errors: [] });
    expect(sent(t, change)).toHaveLength(2);
  });

  test('of somebody who is signed out cannot be set', async () => {
    const t = await start(small);
    t.sandbox.centre.place({ agent: ann(t), duty: 'LOGGED_OUT' });
    expect((await setState(t, 'READY')).errors).toEqual([
      {
        code: 'INVALID_STATE',
        message: 'The source does not allow this in the present state.',
        vendorCode: 'INVALID_STATE',
        inputPath: null,
        retryable: false,
      },
    ]);
  });

  test.each(['nobody@acme.example', 'no\u0001body', 'half \ud800'])('of %j is nobody’s', async (name) => {
    const t = await start(small);
    const agentId = id('Agent', name);
    const { errors } = await setState(t, 'READY', agentId);
    expect(errors).toMatchObject([{ code: expect.stringMatching(/NOT_FOUND$/), inputPath: ['agentId'] }]);
    expect(sent(t, change)).toEqual([]);
  });

  test('is not asked for where the source does not tell the internal id', async () => {
    const t = await start(small);
    answers(t, show, `<data><agent><externalId>${nameOf(ann(t))}</externalId></agent></data>`);
    expect((await setState(t, 'READY')).errors).toMatchObject([{ code: 'VENDOR_BAD_RESPONSE' }]);
    expect(sent(t, change)).toEqual([]);
  });
});

describe('what is asked of an agent', () => {
  test('is just what is given', async () => {
    const t = await start({ ...small, engage: { quirks: false } });
    const all = {
      loginEnabled: true,
      registrationMethod: 'Web & "more"',
      phoneNumber: '+1 617 555 0100',
      requestedAction: "Hang <up> & go, O'Neil",
      requestedWorkState: 'Break',
    };
    const { agent, errors } = await update(t, all);
    expect(errors).toEqual([]);
    const { phoneNumber, ...rest } = all;
    expect(agent).toEqual({
      state: 'NOT_READY',
      phoneNumber,
      details: { ...rest, currentPhoneNumber: phoneNumber },
    });
    const each = [
      [{ loginEnabled: false }, '<agent><loginEnabled>false</loginEnabled></agent>'],
      [
        { registrationMethod: 'Web' },
        '<agent><attributes><name>registrationMethod</name><value>Web</value></attributes></agent>',
      ],
      [{ phoneNumber: '+1 617 555 0101' }, '<currentPhoneNumber>+1 617 555 0101</currentPhoneNumber>'],
      [{ requestedAction: 'Train' }, '<requestedAction>Train</requestedAction>'],
      [{ requestedWorkState: 'LoggedOut' }, '<requestedWorkState>LoggedOut</requestedWorkState>'],
    ] as const;
    for (const [input, inside] of each) {
      expect((await update(t, input)).errors).toEqual([]);
      expect(argument(t, change)).toMatch(/^<internalId>\d+<\/internalId>/);
      expect(argument(t, change)?.replace(/^<internalId>\d+<\/internalId>/, '')).toBe(inside);
    }
  });

  test('is sent again after a lost answer', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(change), 'apply-then-reset', { times: 1 });
    expect(await update(t, { loginEnabled: false })).toMatchObject({ agent: { state: 'LOGGED_OFF' }, errors: [] });
    expect(sent(t, change)).toHaveLength(2);
  });

  test.each([
    'apply-then-reset',
    'reset',
    'truncate',
    'reset-body',
    { status: 502, body: 'Bad gateway' },
    { status: 200, body: '<html></html>', contentType: 'text/html' },
    { status: 200, body: '' },
  ] as const)('is never sent again with an action, whatever comes back (%j)', async (fault) => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(change), fault);
    expect((await update(t, { requestedAction: 'Train' })).errors).toMatchObject([
      { code: 'OUTCOME_UNKNOWN', retryable: false },
    ]);
    expect(sent(t, change)).toHaveLength(1);
  });

  test('is not sent at all when the agent cannot be looked up', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(show), 'reset');
    expect((await update(t, { requestedAction: 'Train' })).errors).toMatchObject([{ code: 'VENDOR_UNAVAILABLE' }]);
    expect(sent(t, change)).toEqual([]);
  });

  test.each([
    ['ARG_NULL', 'INVALID_INPUT', 'ARG_NULL'],
    ['ATTRIBUTE_INVALID_DATA', 'INVALID_INPUT', 'ATTRIBUTE_INVALID_DATA'],
    ['ATTRIBUTE_INVALID_FORMAT', 'INVALID_INPUT', 'ATTRIBUTE_INVALID_FORMAT'],
    ['INVALID_OBJECT_TYPE', 'INVALID_INPUT', 'INVALID_OBJECT_TYPE'],
    ['INVALID_STATE', 'INVALID_STATE', 'INVALID_STATE'],
    ['OBJECT_EXISTS', 'ALREADY_EXISTS', 'OBJECT_EXISTS'],
    ['OBJECT_NOT_EXISTS', 'AGENT_NOT_FOUND', 'OBJECT_NOT_EXISTS'],
    ['ARG_TOO_LARGE', 'TOO_LARGE', 'ARG_TOO_LARGE'],
    ['SYSTEM_LIMIT_EXCEEDED', 'LIMIT_EXCEEDED', 'SYSTEM_LIMIT_EXCEEDED'],
    ['SOME_OTHER', 'VENDOR_REJECTED', 'SOME_OTHER'],
    ['soapenv:Client', 'VENDOR_REJECTED', null],
    ['NO_SESSION', 'VENDOR_UNAUTHORIZED', 'NO_SESSION'],
  ])('is refused with %s as %s', async (fault, code, vendorCode) => {
    const t = await start(small);
    refuses(t, change, fault);
    expect((await update(t, { loginEnabled: true })).errors).toEqual([
      {
        code,
        message: expect.not.stringContaining('No.'),
        vendorCode,
        inputPath: code === 'AGENT_NOT_FOUND' ? ['agentId'] : null,
        retryable: false,
      },
    ]);
    expect(sent(t, change)).toHaveLength(1);
  });
});
