import { describe, expect, test } from '@jest/globals';
import { describeProblems } from '../../src/config/index.ts';
import { deepcall, engage, file, messagesOf, pathsOf, problemsOf, sinch, tenios } from './kit.ts';

const basic = { type: 'basic', username: 'u', password: 'p' };
const session = { type: 'session', loginPath: '/login', username: 'u', password: 'p' };
const one = (source: object) => ({ sources: [source] });

const server: [object, string, string][] = [
  [{ server: null }, 'server', 'is empty'],
  [{ server: 4000 }, 'server', 'must be a mapping'],
  [{ server: { port: 65_536 } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { port: 80.5 } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { port: -1.5 } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { port: -1 } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { port: true } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { port: '' } }, 'server.port', 'a whole number from 0 to 65535'],
  [{ server: { host: '' } }, 'server.host', 'a host name or IP address'],
  [{ server: { host: 'localhost:4000' } }, 'server.host', 'without a port'],
  [{ server: { host: 'http://localhost' } }, 'server.host', 'a host name or IP address'],
  [{ server: { introspection: 'yes' } }, 'server.introspection', 'true or false'],
  [{ server: { introspection: 1 } }, 'server.introspection', 'true or false'],
  [{ server: { cors: { origins: 'https://a.example' } } }, 'server.cors.origins', 'a list of origins'],
  [{ server: { cors: { origins: ['*'] } } }, 'server.cors.origins[0]', 'an origin such as'],
  [{ server: { cors: { origins: ['https://a.example/app'] } } }, 'server.cors.origins[0]', 'without a path'],
];

const rest: [object, string, string][] = [
  [{ auth: undefined }, 'auth', 'is missing; write auth: { mode: none }'],
  [{ auth: null }, 'auth', 'is empty; write auth: { mode: none }'],
  [{ auth: {} }, 'auth.mode', 'is missing; write none'],
  [{ auth: 'none' }, 'auth', 'must be auth: { mode: none }'],
  [{ auth: { mode: 'oidc' } }, 'auth.mode', 'must be none'],
  [{ auth: { mode: 'none', issuer: 'x' } }, 'auth.issuer', 'is not a known key'],
  [{ sources: undefined }, 'sources', 'is missing; write a list'],
  [{ sources: [] }, 'sources', 'is empty; write a list'],
  [{ sources: {} }, 'sources', 'must be a list'],
  [{ sources: ['tenios'] }, 'sources[0]', 'must be a mapping with vendor: TENIOS, DEEPCALL, ENGAGE or SINCH'],
  [{ sources: [null] }, 'sources[0]', 'is empty; write a mapping'],
  [{ store: { path: '' } }, 'store.path', 'text that is not blank'],
  [{ store: { path: 3 } }, 'store.path', 'put it in quotes'],
  [{ store: { redis: 'localhost:6379' } }, 'store.redis', 'an address such as redis://localhost:6379'],
  [{ store: { redis: 'redis://localhost/first' } }, 'store.redis', 'an address such as redis://localhost:6379'],
  [{ store: { redis: null } }, 'store.redis', 'is empty; write an address'],
  [{ store: { redis: 'redis://localhost', path: 'a.db' } }, 'store.path', 'does not go with redis'],
  [{ events: null }, 'events', 'is empty; write a mapping such as { retention: 24h }'],
  [{ events: { retention: '0s' } }, 'events.retention', 'longer than 0s'],
  [{ events: { retention: '169h' } }, 'events.retention', 'at most 168h'],
  [{ events: { retention: 24 } }, 'events.retention', 'a duration'],
  [{ events: { keep: '24h' } }, 'events.keep', 'use one of retention'],
  [{ wrapUp: { expiringLead: '-1s' } }, 'wrapUp.expiringLead', 'a duration'],
  [{ wrapUp: { expiringlead: '1s' } }, 'wrapUp.expiringlead', 'did you mean expiringLead?'],
  [{ watch: { interval: '0ms' } }, 'watch.interval', 'longer than 0s'],
  [{ watch: ['5s'] }, 'watch', 'a mapping such as { interval: 5s }'],
  [{ limits: { subscriptionsPerConnection: 0 } }, 'limits.subscriptionsPerConnection', 'a whole number from 1'],
  [{ limits: { depth: 0 } }, 'limits.depth', 'a whole number from 1'],
  [{ limits: { cost: '20 000' } }, 'limits.cost', 'a whole number from 1'],
  [{ limits: { aliases: -1 } }, 'limits.aliases', 'a whole number from 0'],
  [{ limits: { tokens: null } }, 'limits.tokens', 'is empty; write a whole number'],
  [{ limits: { bodyBytes: 'many' } }, 'limits.bodyBytes', 'a whole number from 1'],
  [{ limits: { operationTimeout: '0s' } }, 'limits.operationTimeout', 'longer than 0s'],
];

const common: [object, string, string][] = [
  [one(tenios({ id: undefined })), 'sources[0].id', 'is missing; write small letters'],
  [one(tenios({ id: 'Tenios' })), 'sources[0].id', 'must be small letters, digits and hyphens'],
  [one(tenios({ id: '-de' })), 'sources[0].id', 'beginning with a letter or digit'],
  [one(tenios({ id: 'tenios_de' })), 'sources[0].id', 'must be small letters'],
  [one(tenios({ vendor: undefined })), 'sources[0].vendor', 'must be TENIOS, DEEPCALL, ENGAGE or SINCH'],
  [one(tenios({ vendor: 'tenios' })), 'sources[0].vendor', 'must be TENIOS, DEEPCALL, ENGAGE or SINCH'],
  [one(tenios({ vendor: 7 })), 'sources[0].vendor', 'must be TENIOS, DEEPCALL, ENGAGE or SINCH'],
  [one(tenios({ name: ' ' })), 'sources[0].name', 'text that is not blank'],
  [one(tenios({ timeout: '0s' })), 'sources[0].timeout', 'longer than 0s'],
  [one(tenios({ timeout: 10 })), 'sources[0].timeout', 'a duration such as 500ms, 10s, 5m or 24h'],
  [one(tenios({ timeout: '10' })), 'sources[0].timeout', 'a duration'],
  [one(tenios({ timeout: '1.5s' })), 'sources[0].timeout', 'a duration'],
  [one(tenios({ timeout: '10 s' })), 'sources[0].timeout', 'a duration'],
  [one(tenios({ timeout: '10S' })), 'sources[0].timeout', 'a duration'],
  [one(tenios({ timeout: '-1s' })), 'sources[0].timeout', 'a duration'],
  [one(tenios({ timeout: '169h' })), 'sources[0].timeout', 'at most 168h'],
  [one(tenios({ cacheFor: '2d' })), 'sources[0].cacheFor', 'a duration'],
  [one(tenios({ requestsPerSecond: 0 })), 'sources[0].requestsPerSecond', 'a whole number from 1'],
  [one(tenios({ maxConcurrent: 1.5 })), 'sources[0].maxConcurrent', 'a whole number from 1'],
  [one(tenios({ timeZone: 'Mars/Olympus' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ timeZone: '+02:00' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ timeZone: '' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ language: 'deu' })), 'sources[0].language', 'two small letters'],
  [one(tenios({ language: 'DE' })), 'sources[0].language', 'two small letters'],
];

const addresses: [object, string, string][] = [
  'sinch.example',
  'ftp://sinch.example',
  'http://',
  'http:sinch.example',
  'https://user:pw@sinch.example',
  'https://user@sinch.example',
  'https://:pw@sinch.example',
  'https://sinch.example/?',
  'https://sinch.example/rmi?x=1',
  'https://sinch.example/#x',
  'https://sinch.example/a b',
  ' https://sinch.example',
  'https:\\\\sinch.example',
  '',
].map((baseUrl) => [one(sinch({ baseUrl })), 'sources[0].baseUrl', 'must be an address that begins with http://']);

const vendors: [object, string, string][] = [
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

const deepcalls: [object, string, string][] = [
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

const engages: [object, string, string][] = [
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

describe('one thing wrong is one problem, with its path and a sentence', () => {
  test.each([...server, ...rest, ...common, ...addresses, ...vendors, ...deepcalls, ...engages])(
    '%j',
    (changes, path, words) => {
      const problems = problemsOf(file({ ...changes }));
      expect(problems).toEqual([{ path, message: expect.stringContaining(words) }]);
      expect(problems[0]?.message).toMatch(/^[a-z].*[.?]$/);
    },
  );
});

describe('everything wrong is told at once', () => {
  test('in every section, in lists, beside unknown keys and unset variables', () => {
    const text = file({
      auth: undefined,
      server: { port: 'x', cors: { origins: ['a', 'https://b.example', 'c'] }, colour: 'red' },
      sources: [
        tenios({ id: 'a', accessKey: `\${UNSET}`, timeout: 1, agents: [{ email: 'x' }, 4, { email: 'a@b', nam: '' }] }),
        sinch({ id: 'a', auth: { type: 'session' }, baseUrl: 'x' }),
        { id: 'a' },
      ],
      watch: { interval: 5 },
      limits: { depth: -1, operationTimeout: '1y' },
    });
    expect(pathsOf(text, { PORT: 'y' })).toEqual([
      'auth',
      'limits.depth',
      'limits.operationTimeout',
      'server.colour',
      'server.cors.origins[0]',
      'server.cors.origins[2]',
      'server.port',
      'server.port',
      'sources[0].accessKey',
      'sources[0].agents[0].email',
      'sources[0].agents[1]',
      'sources[0].agents[2].nam',
      'sources[0].timeout',
      'sources[1].auth.loginPath',
      'sources[1].auth.password',
      'sources[1].auth.username',
      'sources[1].baseUrl',
      'sources[1].id',
      'sources[2].id',
      'sources[2].vendor',
      'watch.interval',
    ]);
  });

  test('the same e-mail address twice is seen beside an entry that is no agent', () => {
    const agents = [{ email: 'a@b' }, 'x', { email: 'A@b', age: 3 }];
    expect(pathsOf(file({ sources: [tenios({ agents })] }))).toEqual([
      'sources[0].agents[1]',
      'sources[0].agents[2].age',
      'sources[0].agents[2].email',
    ]);
  });
});

describe('unknown keys', () => {
  test.each([
    [{ sever: {} }, 'sever', 'server'],
    [{ Limits: {} }, 'Limits', 'limits'],
    [{ server: { prot: 1 } }, 'server.prot', 'port'],
    [{ limits: { body_bytes: 1 } }, 'limits.body_bytes', 'bodyBytes'],
    [{ limits: { 'c-o-s-t': 1 } }, 'limits.c-o-s-t', 'cost'],
    [{ limits: { BODYBYTES: 1 } }, 'limits.BODYBYTES', 'bodyBytes'],
    [{ limits: { operationTimout: '1s' } }, 'limits.operationTimout', 'operationTimeout'],
    [one(tenios({ acces_key: 'x' })), 'sources[0].acces_key', 'accessKey'],
    [one(tenios({ requestPerSecond: 1 })), 'sources[0].requestPerSecond', 'requestsPerSecond'],
    [one(deepcall({ agents: [{ user_id: '13', ...ravi }] })), 'sources[0].agents[0].user_id', 'userId'],
    [one(sinch({ base_url: 'x' })), 'sources[0].base_url', 'baseUrl'],
    [one(sinch({ auth: { ...basic, 'api-key': 'x' } })), 'sources[0].auth.api-key', 'apiKey'],
    [one(sinch({ auth: { ...session, userNameFeild: 'x' } })), 'sources[0].auth.userNameFeild', 'usernameField'],
  ])('%j is asked whether another was meant', (changes, path, meant) => {
    expect(messagesOf(file({ ...changes }))).toEqual({ [path]: `is not a known key; did you mean ${meant}?` });
  });

  test('unlike any other hear which there are at that place', () => {
    expect(messagesOf(file({ store: { colour: 'red' } }))).toEqual({
      'store.colour': 'is not a known key; remove it, or use one of path, redis.',
    });
  });

  test('that are not even names are not shown', () => {
    expect(messagesOf(file({ store: { 'path:x': null } }))).toEqual({
      'store.?': 'is not a known key, nor even a name; write a colon and a blank after each key.',
    });
  });

  test('of another vendor or sign-in are unknown', () => {
    expect(pathsOf(file({ sources: [sinch({ accessKey: 'x' }), tenios({ auth: {} })] }))).toEqual([
      'sources[0].accessKey',
      'sources[1].auth',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('named %s are refused like any other', (key) => {
    expect(pathsOf(`{ auth: { mode: none }, sources: [${JSON.stringify(tenios())}], ${key}: {} }`)).toEqual([key]);
  });
});

test('problems are described one a line', () => {
  const problems = [
    { path: 'auth', message: 'is missing.' },
    { path: '', message: 'The file is too large.' },
  ];
  expect(describeProblems(problems)).toBe('auth: is missing.\nThe file is too large.');
});
