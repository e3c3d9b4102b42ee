import { describe, expect, test } from '@jest/globals';
import { describeProblems } from '../../src/config/index.ts';
import { file, isOneProblem, one, pathsOf, sinch, tenios, type Wrong } from './kit.ts';

const server: Wrong[] = [
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

const rest: Wrong[] = [
  [{ auth: undefined }, 'auth', 'is missing; write auth: { mode: jwt, issuer: '],
  [{ auth: null }, 'auth', 'is empty; write auth: { mode: jwt, issuer: '],
  [{ auth: {} }, 'auth.mode', 'must be jwt, for callers with tokens, or none'],
  [{ auth: 'none' }, 'auth', 'or auth: { mode: none } to say aloud'],
  [{ auth: { mode: 'oidc' } }, 'auth.mode', 'must be jwt, for callers with tokens, or none'],
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

const common: Wrong[] = [
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
  [one(tenios({ staleIfError: 30 })), 'sources[0].staleIfError', 'a duration'],
  [one(tenios({ requestsPerSecond: 0 })), 'sources[0].requestsPerSecond', 'a whole number from 1'],
  [one(tenios({ maxConcurrent: 1.5 })), 'sources[0].maxConcurrent', 'a whole number from 1'],
  [one(tenios({ timeZone: 'Mars/Olympus' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ timeZone: '+02:00' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ timeZone: '' })), 'sources[0].timeZone', 'an IANA time zone'],
  [one(tenios({ language: 'deu' })), 'sources[0].language', 'two small letters'],
  [one(tenios({ language: 'DE' })), 'sources[0].language', 'two small letters'],
];

const addresses: Wrong[] = [
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

describe('one thing wrong is one problem, with its path and a sentence', () => {
  test.each([...server, ...rest, ...common, ...addresses])('%j', isOneProblem);
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

test('problems are described one a line', () => {
  const problems = [
    { path: 'auth', message: 'is missing.' },
    { path: '', message: 'The file is too large.' },
  ];
  expect(describeProblems(problems)).toBe('auth: is missing.\nThe file is too large.');
});
