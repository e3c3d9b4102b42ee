import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { ann, answers, queueOf, small, told, withSettings } from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';
const status = 'state vendorState stateSince notReadyReason { code label isBreak }';

describe('the state of an agent', () => {
  test.each([
    ['READY', null, 'READY', 'Available', null],
    ['NOT_READY', null, 'NOT_READY', 'Unavailable', null],
    ['PAUSE', 'COF', 'NOT_READY', 'Break', { code: null, label: 'Break', isBreak: true }],
    ['LOGGED_OUT', null, 'LOGGED_OFF', 'LoggedOut', null],
  ] as const)('%s (%s) is %s', async (duty, reason, state, vendorState, notReadyReason) => {
    const t = await start(small);
    t.sandbox.centre.place({ agent: ann(t), duty, ...(reason && { reason }) });
    expect(await told(t, `${status} wrapUp { id }`)).toEqual({
      state,
      vendorState,
      stateSince: null,
      notReadyReason,
      wrapUp: null,
    });
  });

  test('is BUSY while there is a contact, and WRAP_UP after it', async () => {
    const t = await start(small);
    const agent = ann(t);
    const details = 'details { ... on EngageAgentDetails { currentContactState } }';
    t.sandbox.centre.place({ queue: queueOf(t), status: 'TALKING', agent });
    expect(await told(t, `state vendorState ${details}`)).toEqual({
      state: 'BUSY',
      vendorState: 'Busy',
      details: { currentContactState: 'Connected' },
    });
    t.sandbox.centre.place({ queue: queueOf(t), status: 'WRAP_UP', agent });
    const shown = await told(t, `state vendorState wrapUp { startedAt endsAt contactExternalId state } ${details}`);
    expect(shown).toEqual({
      state: 'WRAP_UP',
      vendorState: 'WrapUp',
      wrapUp: { startedAt: null, endsAt: null, contactExternalId: null, state: 'ACTIVE' },
      details: { currentContactState: null },
    });
  });

  test('is LOGGED_OFF of somebody who may not sign in, whatever the word', async () => {
    const t = await start(small);
    t.sandbox.centre.setHold(ann(t), { barred: true });
    expect(await told(t, 'state')).toEqual({ state: 'LOGGED_OFF' });
    const user = '<agent><externalId>x</externalId><loginEnabled>false</loginEnabled></agent>';
    answers(
      t,
      show,
      `<data>${user}<currentContactState>Connected</currentContactState><currentWorkState>Break</currentWorkState></data>`,
    );
    expect(await told(t, status)).toEqual({
      state: 'LOGGED_OFF',
      vendorState: 'Break',
      stateSince: null,
      notReadyReason: null,
    });
  });

  const words = { Lunch: 'NOT_READY', Busy: 'UNKNOWN', Break: 'READY', Ring: 'BUSY', toString: 'WRAP_UP' };
  const requestWorkState = { NOT_READY: 'Away' };
  test.each([
    ['available', 'READY', null],
    ['UNAVAILABLE', 'NOT_READY', { code: null, label: 'UNAVAILABLE', isBreak: null }],
    ['Lunch', 'NOT_READY', { code: null, label: 'Lunch', isBreak: null }],
    ['lunch', 'UNKNOWN', null],
    ['Break', 'READY', null],
    ['break', 'NOT_READY', { code: null, label: 'break', isBreak: true }],
    ['Busy', 'UNKNOWN', null],
    ['busy', 'BUSY', null],
    ['Ring', 'BUSY', null],
    ['wrapup', 'WRAP_UP', null],
    ['toString', 'WRAP_UP', null],
    ['constructor', 'UNKNOWN', null],
    ['Away', 'UNKNOWN', null],
    ['Zzz', 'UNKNOWN', null],
    ['', 'UNKNOWN', null],
  ])('is by the word %j %s, the configuration’s words first', async (word, state, notReadyReason) => {
    const t = await start(withSettings({ workStates: words, requestWorkState }));
    answers(
      t,
      show,
      `<data><agent><externalId>x</externalId></agent><currentWorkState>${word}</currentWorkState></data>`,
    );
    expect(await told(t, status)).toEqual({ state, vendorState: word || null, stateSince: null, notReadyReason });
  });

  test('has no reason by the word that asks for just that', async () => {
    const t = await start(withSettings({ workStates: { Away: 'NOT_READY' }, requestWorkState }));
    answers(t, show, '<data><agent><externalId>x</externalId></agent><currentWorkState>away</currentWorkState></data>');
    expect(await told(t, 'state notReadyReason { label }')).toEqual({ state: 'UNKNOWN', notReadyReason: null });
    t.reset();
    answers(t, show, '<data><agent><externalId>x</externalId></agent><currentWorkState>Away</currentWorkState></data>');
    expect(await told(t, 'state notReadyReason { label }')).toEqual({ state: 'NOT_READY', notReadyReason: null });
  });
});
