import { describe, expect, test } from '@jest/globals';
import { sandboxConfig } from '../../src/config/index.ts';
import { configOf, deepcall, engage, file, problemsOf, sinch, tenios } from './kit.ts';

describe('a configuration', () => {
  test('that says the least has the defaults of the interface', () => {
    const common = {
      timeout: 10_000,
      maxConcurrent: 64,
      maxWaiting: 10_000,
      cacheFor: 1000,
      staleIfError: 30_000,
      timeZone: 'UTC',
    };
    expect(configOf(file({ sources: [tenios(), deepcall(), engage(), sinch()] }))).toEqual({
      server: {
        host: '127.0.0.1',
        port: 4000,
        cors: { origins: [] },
        introspection: true,
        federation: { rootNode: true, accessRules: true, tracing: false, callback: { allow: [] } },
        trustProxy: 0,
      },
      auth: { mode: 'none' },
      sources: [
        {
          id: 'tenios-de',
          vendor: 'TENIOS',
          name: 'tenios-de',
          baseUrl: 'https://api.tenios.com',
          ...common,
          accessKey: 'key',
          agents: [{ email: 'anna@acme.example' }],
          notReadyReasonField: 'nrr',
          notReadyReasons: [],
        },
        {
          id: 'deepcall-in',
          vendor: 'DEEPCALL',
          name: 'deepcall-in',
          baseUrl: 'https://v4-api.deepcall.com/api/v2',
          ...common,
          agents: [{ externalId: '13', userId: '13', credentials: { userId: '13', token: 'token' } }],
          heartbeatPath: '/agentProfile/setWebPingTime',
        },
        {
          id: 'engage-us',
          vendor: 'ENGAGE',
          name: 'engage-us',
          baseUrl: 'https://engage.example/SOAPAPI2',
          ...common,
          username: 'u',
          password: 'secret',
          account: 'Acme',
          agentGroups: [],
          scheduleGroups: [],
          version: '110',
          elements: {},
          workStates: {},
          requestWorkState: { READY: 'Available', NOT_READY: 'Unavailable' },
          releaseTakes: 'AgentState',
        },
        {
          id: 'sinch-fi',
          vendor: 'SINCH',
          name: 'sinch-fi',
          baseUrl: 'https://sinch.example/RI/rmi',
          ...common,
          auth: { type: 'basic', username: 'gateway', password: 'secret' },
        },
      ],
      store: { path: './trunkline.db' },
      events: { retention: 86_400_000 },
      wrapUp: { expiringLead: 10_000 },
      watch: { interval: 5000 },
      limits: {
        depth: 12,
        cost: 20_000,
        aliases: 30,
        tokens: 2000,
        bodyBytes: 262_144,
        operations: 5_000,
        queueTime: 3_000,
        client: {},
        subscriptionsPerConnection: 50,
        operationTimeout: 30_000,
      },
    });
  });

  test('that says everything is taken at its word', () => {
    const common = {
      name: 'Helsinki',
      timeout: '500ms',
      requestsPerSecond: 5,
      maxConcurrent: 2,
      maxWaiting: 10_000,
      cacheFor: '0s',
      staleIfError: '5m',
      timeZone: 'Europe/Helsinki',
      language: 'fi',
    };
    const read = { ...common, timeout: 500, cacheFor: 0, staleIfError: 300_000 };
    const server = {
      host: '::1',
      port: 0,
      cors: { origins: ['https://desk.example:8443'] },
      introspection: false,
      trustProxy: 2,
    };
    const limits = {
      depth: 1,
      cost: 2,
      aliases: 0,
      tokens: 4,
      bodyBytes: 5,
      subscriptionsPerConnection: 6,
      operations: 7,
      client: { operationsPerSecond: 8, burst: 9, connections: 10, subscriptions: 11 },
    };
    const signIn = { type: 'session', loginPath: '/login', username: 'u', password: 'p', apiKey: 'k' };
    const reasons = [{ code: 'COF', label: 'Coffee', isBreak: true }, { code: 'MEET' }];
    const people = [
      { id: 'a-14', userId: '14', token: 't', email: 'ravi@acme.example', name: 'Ravi' },
      { userId: '15', ssid: 's' },
    ];
    const account = {
      agentGroups: ['Power48', 'Remote'],
      scheduleGroups: [
        { internalId: '123', externalId: 'SG1', agentGroup: 'Power48' },
        { internalId: '7', agentGroup: 'x' },
      ],
      version: '85',
      namespace: 'http://engage.example/85',
      elements: { currentWorkState: 'workState', arg: 'parameter' },
      workStates: { Lunch: 'NOT_READY', __proto__x: 'BUSY' },
      requestWorkState: { READY: 'Ready', NOT_READY: 'Away', LOGGED_OFF: 'Out' },
      agentsStringFormat: '{user};',
      releaseTakes: 'AgentGroup',
    };
    const config = configOf(
      file({
        server,
        sources: [
          sinch({ ...common, auth: signIn }),
          tenios({ ...common, notReadyReasonField: 'not_ready_reason', notReadyReasons: reasons }),
          deepcall({ ...common, baseUrl: 'https://acme.example/api/v2/', agents: people, heartbeatPath: '/ping' }),
          engage({ ...common, ...account }),
        ],
        store: { path: '/var/lib/trunkline.db' },
        events: { retention: '168h' },
        wrapUp: { expiringLead: '0s' },
        watch: { interval: '500ms' },
        limits: { ...limits, operationTimeout: '24h', queueTime: '1m' },
      }),
    );
    expect(config).toMatchObject({
      server,
      sources: [
        { ...read, auth: { ...signIn, usernameField: 'username', passwordField: 'password' } },
        { ...read, notReadyReasonField: 'not_ready_reason', notReadyReasons: reasons },
        {
          ...read,
          baseUrl: 'https://acme.example/api/v2',
          heartbeatPath: '/ping',
          agents: [
            {
              externalId: 'a-14',
              credentials: { userId: '14', token: 't' },
              email: 'ravi@acme.example',
              name: 'Ravi',
            },
            { externalId: '15', credentials: { ssid: 's' } },
          ],
        },
        { ...read, ...account },
      ],
      store: { path: '/var/lib/trunkline.db' },
      events: { retention: 604_800_000 },
      wrapUp: { expiringLead: 0 },
      watch: { interval: 500 },
      limits: { ...limits, operationTimeout: 86_400_000, queueTime: 60_000 },
    });
  });

  test('is frozen to its depth', () => {
    const config = configOf(file({ sources: [tenios(), sinch()] }));
    const thawed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) thawed.push(path);
      for (const [key, child] of Object.entries(value)) visit(child, `${path}/${key}`);
    };
    visit(config, '');
    expect(thawed).toEqual([]);
    expect(() => Reflect.apply(Array.prototype.push, config.sources, [{}])).toThrow(TypeError);
  });

  test('tells by the vendor, and for Sinch by the sign-in, which settings a source has', () => {
    const told = configOf(file({ sources: [tenios(), deepcall(), engage(), sinch()] })).sources.map((source) => {
      if (source.vendor === 'TENIOS') return source.accessKey;
      if (source.vendor === 'DEEPCALL') return source.heartbeatPath;
      if (source.vendor === 'ENGAGE') return source.account;
      return source.auth.type === 'basic' ? source.auth.username : source.auth.loginPath;
    });
    expect(told).toEqual(['key', '/agentProfile/setWebPingTime', 'Acme', 'gateway']);
  });

  test('does not share the defaults of one load with the next', () => {
    expect(configOf(file()).server.cors.origins).not.toBe(configOf(file()).server.cors.origins);
  });
});

describe('addresses', () => {
  test.each([
    ['https://sinch.example/', 'https://sinch.example'],
    ['http://10.0.0.1:8080/RI/rmi//', 'http://10.0.0.1:8080/RI/rmi'],
    ['HTTPS://Sinch.Example:443/RI', 'https://sinch.example/RI'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is read as %s', (written, read) => {
    expect(configOf(file({ sources: [sinch({ baseUrl: written })] })).sources[0]?.baseUrl).toBe(read);
  });

  test('an origin is read as browsers write it', () => {
    const origins = ['https://Desk.example:443/', 'http://localhost:3000'];
    expect(configOf(file({ server: { cors: { origins } } })).server.cors.origins).toEqual([
      'https://desk.example',
      'http://localhost:3000',
    ]);
  });
});

describe('PORT', () => {
  test.each([
    ['8080', 8080],
    ['0', 0],
    ['', 5000],
    [undefined, 5000],
  ])('%p makes of port 5000 in the file %p', (written, read) => {
    expect(configOf(file({ server: { port: 5000 } }), { PORT: written }).server.port).toBe(read);
  });

  test.each(['http', '65536', '-1', '80.5', '0x50', ' 80', '1e3'])('%p is a problem of server.port', (written) => {
    expect(problemsOf(file(), { PORT: written })).toEqual([
      {
        path: 'server.port',
        message: 'is overridden by the environment variable PORT, which must be a whole number from 0 to 65535.',
      },
    ]);
  });
});

describe('the configuration of sandbox mode', () => {
  test('has the sources that it was given, no sign-in and the defaults', () => {
    const entries = [tenios({ baseUrl: 'http://127.0.0.1:4101' })];
    const loaded = sandboxConfig(entries, { PORT: '4711' });
    expect(loaded).toMatchObject({
      config: { auth: { mode: 'none' }, server: { port: 4711 }, sources: [{ baseUrl: 'http://127.0.0.1:4101' }] },
    });
    expect(Object.isFrozen(entries[0])).toBe(false);
  });

  test('takes what looks like a reference as it is', () => {
    const key = `\${KEY}`;
    expect(sandboxConfig([tenios({ accessKey: key })], {})).toMatchObject({
      config: { sources: [{ accessKey: key }] },
    });
  });

  test('has the problem of a PORT that is none', () => {
    expect(sandboxConfig([tenios()], { PORT: 'x' })).toMatchObject({ problems: [{ path: 'server.port' }] });
  });
});
