import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { createMetrics } from '../../../src/metrics.ts';
import type { Source } from '../../../src/ports/vendor.ts';
import { openEmbeddedStore } from '../../../src/store/embedded.ts';
import { createSource } from '../../../src/vendors/registry.ts';
import { configOf, gateways, type Tried } from '../../kit/gateway.ts';
import { agentsOf, ask, hasten, id, pair, paths, ravi, small, speaksFor, told } from './kit.ts';

const start = gateways();
const everyone = `{ agents { nodes { externalId name state details { __typename } wrapUp { id } } failures { code } } }`;

const health = async (t: Tried) => {
  const { data } = await t.query(
    `query ($id: ID!) { source(id: $id) { health { status errorRate lastError circuit } } }`,
    {
      id: id('Source'),
    },
  );
  return data.source.health;
};
const well = { status: 'UP', errorRate: 0, lastError: null, circuit: 'CLOSED' };

const blamed = [
  [1000, 'The source does not accept the credentials configured for this agent.'],
  [1014, 'The source does not accept the credentials configured for this agent.'],
  [1015, 'The source does not permit this to the user configured for this agent.'],
  [1020, 'The source does not accept the credentials configured for this agent.'],
  [1039, 'The source has suspended the user configured for this agent.'],
  [1501, 'The credentials configured for this agent are another agent’s.'],
  [1503, 'The session configured for this agent has ended.'],
] as const;

describe('credentials that are refused', () => {
  test.each(blamed)('with %d are that agent’s alone', async (code, message) => {
    const t = await start(small);
    const agent = ravi(t);
    t.sandbox.deepcall.refuse(speaksFor(t, agent), code);
    const { data, errors } = await t.query(everyone);
    expect(errors?.map(({ path }) => path?.at(-1)).sort()).toEqual(['details', 'state', 'wrapUp']);
    for (const error of errors ?? [])
      expect(error).toMatchObject({
        message,
        extensions: {
          code: 'VENDOR_UNAUTHORIZED',
          source: 'deepcall-in',
          vendor: 'DEEPCALL',
          vendorCode: String(code),
          retryable: false,
        },
      });
    const nodes: { externalId: string; name: string; state: string | null }[] = data.agents.nodes;
    expect(nodes.filter(({ state }) => state === null).map(({ externalId }) => externalId)).toEqual([agent.id]);
    expect(nodes.every(({ name }) => name !== null)).toBe(true);
    expect(t.calls('deepcall')).toHaveLength(2 * agentsOf(t).length);
    expect(await health(t)).toEqual(well);
  });

  test('by the status alone are the source’s', async () => {
    const t = await start(small);
    for (const status of [401, 403]) {
      t.sandbox.deepcall.fault(/./, { status, body: '<html>Who are you?</html>', contentType: 'text/html' });
      const { errors } = await ask(t, 'state');
      expect(errors).toMatchObject([{ extensions: { code: 'VENDOR_UNAUTHORIZED', vendorCode: null } }]);
      t.reset();
    }
    expect(await health(t)).toMatchObject({
      status: 'DOWN',
      lastError: 'DeepCall India does not accept our credentials.',
    });
  });

  test('spoil neither list nor filter for the others', async () => {
    const t = await start(small);
    t.sandbox.deepcall.refuse(speaksFor(t, ravi(t)), 1014);
    const { data, errors } = await t.query(
      '{ agents(filter: { states: [UNKNOWN] }) { nodes { externalId } failures { code vendorCode } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toHaveLength(agentsOf(t).length - 1);
    expect(data.agents.failures).toEqual([{ code: 'VENDOR_UNAUTHORIZED', vendorCode: '1014' }]);
  });
});

describe('a failure of DeepCall', () => {
  test.each([1009, 1010, 1032] as const)('%d is tried again, and is the source’s', async (code) => {
    const t = await start(small);
    hasten(t);
    t.sandbox.deepcall.refuse(paths.wrapUp, code, { times: 2 });
    expect(await told(t, 'state')).toEqual({ state: 'UNKNOWN' });
    expect(t.calls('deepcall')).toHaveLength(4);
    t.sandbox.deepcall.refuse(paths.wrapUp, code);
    const { errors } = await ask(t, 'state');
    expect(errors).toMatchObject([
      { extensions: { code: 'VENDOR_UNAVAILABLE', vendorCode: String(code), retryable: true } },
    ]);
    expect(await health(t)).toMatchObject({ lastError: expect.stringMatching(/^The source /) });
  });

  test.each([1047, 1502, 1505, 9999] as const)('%d where it means nothing is a refusal', async (code) => {
    const t = await start(small);
    t.sandbox.deepcall.fault(paths.wrapUp, { status: 200, body: { status: 'ERROR', errCode: code } });
    const { errors } = await ask(t, 'state');
    expect(errors).toMatchObject([
      {
        message: 'DeepCall India refused the request.',
        extensions: { code: 'VENDOR_REJECTED', vendorCode: String(code) },
      },
    ]);
    expect(await health(t)).toEqual(well);
  });

  test('without a code, or with a text for one, is a refusal without one', async () => {
    const t = await start(small);
    const secret = 'x'.repeat(30);
    for (const body of [
      { message: secret },
      { status: 'error' },
      { code: secret },
      { status: 'error', errCode: { a: 1 }, message: secret },
    ]) {
      t.sandbox.deepcall.fault(paths.wrapUp, { status: 400, body });
      const { errors } = await ask(t, 'state');
      expect(errors).toMatchObject([{ extensions: { code: 'VENDOR_REJECTED', vendorCode: null } }]);
      expect(JSON.stringify([errors, t.log])).not.toContain(secret);
      t.reset();
    }
  });
});

describe('one agent’s credentials', () => {
  test('never fetch what is remembered of another', async () => {
    const t = await start({ ...small, source: {} });
    const [one, two] = pair(t);
    t.sandbox.centre.place({ agent: two, duty: 'PAUSE', reason: 'COF' });
    expect(await told(t, 'state', one)).toEqual({ state: 'UNKNOWN' });
    expect(await told(t, 'state', two)).toEqual({ state: 'NOT_READY' });
  });

  test('are in no answer, error, log, metric or page, even when DeepCall sends them back', async () => {
    const t = await start(small);
    hasten(t);
    const [one, two] = pair(t);
    const secrets = [t.sandbox.deepcall.credentialsOf(one).token, t.sandbox.deepcall.credentialsOf(two).ssid];
    const echo = secrets.join(' ');
    const seen: unknown[] = [];
    for (const body of [
      { status: 'error', code: echo, message: echo, errCode: echo },
      echo,
      { status: 'success', data: echo },
    ])
      for (const status of [200, 401, 500]) {
        t.sandbox.deepcall.fault(/./, { status, body });
        seen.push(await t.query(everyone), await t.query('{ sources { health { lastError } } }'));
        t.reset();
        t.clock.advance(60_000);
      }
    seen.push(t.log, await (await fetch(new URL('metrics', t.url))).text());
    for (const secret of secrets) expect(JSON.stringify(seen)).not.toContain(secret);
  });
});

describe('trunkline check', () => {
  async function checked(t: Tried): Promise<unknown> {
    const [settings] = configOf({ sources: t.sandbox.sources }).sources;
    if (settings === undefined) throw new Error('There is no source.');
    const source: Source = createSource(settings, {
      clock: t.clock,
      metrics: createMetrics(),
      log: pino({ enabled: false }),
      known: openEmbeddedStore(':memory:', t.clock).known,
    });
    try {
      return await source.check().catch(({ code, message }) => ({ code, message }));
    } finally {
      await source.close();
    }
  }

  test('asks about everyone', async () => {
    const t = await start(small);
    expect(await checked(t)).toBeUndefined();
    expect(t.calls('deepcall')).toEqual(agentsOf(t).map(() => `POST ${paths.onBreak}`));
  });

  test('names those who are not let in', async () => {
    const t = await start(small);
    const [one, two] = pair(t);
    for (const agent of [one, two]) t.sandbox.deepcall.refuse(speaksFor(t, agent), 1014);
    expect(await checked(t)).toEqual({
      code: 'VENDOR_UNAUTHORIZED',
      message: `DeepCall India does not accept the credentials of these agents: "${one.id}", "${two.id}".`,
    });
  });

  test('tells what else is wrong before that', async () => {
    const t = await start(small);
    t.sandbox.deepcall.refuse(speaksFor(t, ravi(t)), 1014);
    t.sandbox.deepcall.fault(/./, { status: 404, body: '<h1>Not Found</h1>', contentType: 'text/html' });
    expect(await checked(t)).toMatchObject({ code: 'VENDOR_BAD_RESPONSE' });
  });
});
