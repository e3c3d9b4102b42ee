import { describe, test } from '@jest/globals';
import { deepcall, engage, isOneProblem, one, sinch, tenios, type Wrong } from './kit.ts';

const basic = { type: 'basic', username: 'u', password: 'p' };
const session = { type: 'session', loginPath: '/login', username: 'u', password: 'p' };

const teniosAndSinch: Wrong[] = [
  [one(tenios({ accessKey: undefined })), 'sources[0].accessKey', 'is missing; write the access key'],
  [one(tenios({ accessKey: null })), 'sources[0].accessKey', 'is empty; write the access key'],
  [one(tenios({ accessKey: 12_345 })), 'sources[0].accessKey', 'must be text; put it in quotes'],
  [one(tenios({ accessKey: '' })), 'sources[0].accessKey', 'the access key'],
  [one(tenios({ accessKey: 'key\n' })), 'sources[0].accessKey', 'without tabs or line breaks'],
  [one(tenios({ agents: undefined })), 'sources[0].agents', 'is missing; write the list of agents'],
  [one(tenios({ agents: [] })), 'sources[0].agents', 'is empty; write the list of agents'],
  [one(tenios({ agents: [{ name: 'Anna' }] })), 'sources[0].agents[0].email', 'is missing; write an e-mail address'],
  [one(tenios({ agents: [{ email: 'anna' }] })), 'sources[0].agents[0].email', 'must be an e-mail address'],
  [one(tenios({ agents: ['anna@acme.example'] })), 'sources[0].agents[0]', 'a mapping such as { email'],
  [
    one(tenios({ agents: [{ email: 'anna@acme.example' }, { email: 'Anna@ACME.example' }] })),
    'sources[0].agents[1].email',
    'is the same as in entry [0] of this list',
  ],
  [one(tenios({ notReadyReasonField: 'reason' })), 'sources[0].notReadyReasonField', 'nrr or not_ready_reason'],
  [one(tenios({ notReadyReasons: [{}] })), 'sources[0].notReadyReasons[0].code', 'is missing'],
  [
    one(tenios({ notReadyReasons: [{ code: 'A' }, { code: 'B' }, { code: 'A' }] })),
    'sources[0].notReadyReasons[2].code',
    'is the same as in entry [0]',
  ],
  [
    one(tenios({ notReadyReasons: [{ code: 'A', isBreak: 'no' }] })),
    'sources[0].notReadyReasons[0].isBreak',
    'true or false',
  ],
  [one(sinch({ baseUrl: undefined })), 'sources[0].baseUrl', 'is missing; write an address'],
  [one(sinch({ auth: undefined })), 'sources[0].auth', 'is missing; write a mapping with type: basic or session'],
  [one(sinch({ auth: {} })), 'sources[0].auth.type', 'must be basic or session'],
  [one(sinch({ auth: { ...basic, type: 'digest' } })), 'sources[0].auth.type', 'must be basic or session'],
  [one(sinch({ auth: { ...basic, username: 'a:b' } })), 'sources[0].auth.username', 'without a colon'],
  [one(sinch({ auth: { ...basic, password: undefined } })), 'sources[0].auth.password', 'is missing'],
  [one(sinch({ auth: { ...basic, apiKey: 'schlüssel' } })), 'sources[0].auth.apiKey', 'in plain ASCII'],
  [one(sinch({ auth: { ...basic, loginPath: '/x' } })), 'sources[0].auth.loginPath', 'is not a known key'],
  [one(sinch({ auth: { ...session, loginPath: undefined } })), 'sources[0].auth.loginPath', 'is missing'],
  [one(sinch({ auth: { ...session, loginPath: 'login' } })), 'sources[0].auth.loginPath', 'begins with /'],
  [one(sinch({ auth: { ...session, usernameField: '' } })), 'sources[0].auth.usernameField', 'not blank'],
];

const agents = (...list: unknown[]): object => one(deepcall({ agents: list }));
const ravi = { userId: '13', token: 't' };

const deepcalls: Wrong[] = [
  [one(deepcall({ agents: undefined })), 'sources[0].agents', 'is missing; write the list of agents'],
  [agents(), 'sources[0].agents', 'is empty; write the list of agents'],
  [agents('13'), 'sources[0].agents[0]', 'a mapping such as { userId'],
  [agents({ ssid: 's' }), 'sources[0].agents[0]', 'has neither id nor userId'],
  [agents({ id: '14' }), 'sources[0].agents[0]', 'has no credentials'],
  [agents({ userId: '14' }), 'sources[0].agents[0]', 'has no credentials'],
  [agents({ id: '14', token: 't' }), 'sources[0].agents[0].userId', 'is missing; write the user'],
  [agents({ token: 't' }), 'sources[0].agents[0].userId', 'is missing; write the user'],
  [agents({ ...ravi, ssid: 's' }), 'sources[0].agents[0].ssid', 'does not go with a token'],
  [agents({ ...ravi, userId: 13 }), 'sources[0].agents[0].userId', 'must be text; put it in quotes'],
  [agents({ id: '14', ssid: '' }), 'sources[0].agents[0].ssid', 'the session id of the agent'],
  [agents({ ...ravi, token: 't\n' }), 'sources[0].agents[0].token', 'without tabs or line breaks'],
  [agents({ ...ravi, email: 'ravi' }), 'sources[0].agents[0].email', 'must be an e-mail address'],
  [agents(ravi, { ...ravi, token: 'u' }), 'sources[0].agents[1].userId', 'is the same as in entry [0]'],
  [agents(ravi, { id: '13', ssid: 's' }), 'sources[0].agents[1].id', 'is the same as in entry [0]'],
  [one(deepcall({ heartbeatPath: 'ping' })), 'sources[0].heartbeatPath', 'begins with /'],
];

const schedules = (...list: unknown[]): object => one(engage({ scheduleGroups: list }));
const sg1 = { internalId: '1', agentGroup: 'Power48' };

const engages: Wrong[] = [
  [one(engage({ baseUrl: undefined })), 'sources[0].baseUrl', 'is missing'],
  [one(engage({ username: undefined })), 'sources[0].username', 'is missing; write the user name'],
  [one(engage({ password: 'a\tb' })), 'sources[0].password', 'without tabs or line breaks'],
  [one(engage({ account: '' })), 'sources[0].account', 'the external id of the account'],
  [one(engage({ agentGroups: 'Power48' })), 'sources[0].agentGroups', 'must be a list of names: [Power48]'],
  [one(engage({ agentGroups: ['a', 'b', 'a'] })), 'sources[0].agentGroups[2]', 'is the same as in entry [0]'],
  [one(engage({ agentGroups: [48] })), 'sources[0].agentGroups[0]', 'must be text; put it in quotes'],
  [schedules({ externalId: 'SG1', agentGroup: 'x' }), 'sources[0].scheduleGroups[0].internalId', 'is missing'],
  [schedules({ ...sg1, agentGroup: undefined }), 'sources[0].scheduleGroups[0].agentGroup', 'is missing'],
  [schedules(sg1, sg1), 'sources[0].scheduleGroups[1].internalId', 'is the same as in entry [0]'],
  [one(engage({ version: 110 })), 'sources[0].version', 'in quotes, such as "110"'],
  [one(engage({ version: '1/0' })), 'sources[0].version', 'the digits of the version'],
  [one(engage({ elements: [] })), 'sources[0].elements', 'must be a mapping such as'],
  [
    one(engage({ elements: { currentWorkstate: 'x' } })),
    'sources[0].elements.currentWorkstate',
    'did you mean currentWorkState?',
  ],
  [one(engage({ elements: { data: '<data>' } })), 'sources[0].elements.data', 'must be the name of an element'],
  [one(engage({ workStates: { Lunch: 'LUNCH' } })), 'sources[0].workStates.Lunch', 'must be READY or NOT_READY or'],
  [
    one(engage({ requestWorkState: { READY: null } })),
    'sources[0].requestWorkState.READY',
    'the word that asks for READY',
  ],
  [one(engage({ agentsStringFormat: '{user}' })), 'sources[0].agentsStringFormat', 'something beside it'],
  [one(engage({ agentsStringFormat: ';' })), 'sources[0].agentsStringFormat', 'with {user} once'],
  [one(engage({ releaseTakes: 'Agent' })), 'sources[0].releaseTakes', 'must be AgentState or AgentGroup'],
];

describe('one thing wrong with a source of one vendor is one problem', () => {
  test.each([...teniosAndSinch, ...deepcalls, ...engages])('%j', isOneProblem);
});
