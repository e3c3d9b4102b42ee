import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { createMetrics } from '../../../src/metrics.ts';
import type { Source } from '../../../src/ports/vendor.ts';
import { openEmbeddedStore } from '../../../src/store/embedded.ts';
import { createSource } from '../../../src/vendors/registry.ts';
import { configOf, gateways, type Tried } from '../../kit/gateway.ts';
import { counts, refuses, sent, small } from './kit.ts';

const start = gateways();
const list = 'listAgentStatesUsingEntity';

async function withSource<T>(t: Tried, settings: object, use: (source: Source) => T | Promise<T>): Promise<T> {
  const sources = t.sandbox.sources.map((source) => ({ ...source, ...settings }));
  const [config] = configOf({ sources }).sources;
  if (config === undefined) throw new Error('There is no source.');
  const source = createSource(config, {
    clock: t.clock,
    metrics: createMetrics(),
    log: pino({ enabled: false }),
    known: openEmbeddedStore(':memory:', t.clock).known,
  });
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}

describe('an Engage source', () => {
  test('says what it is and can do', async () => {
    const t = await start(small);
    await withSource(t, { timeZone: 'Europe/Berlin' }, (source) => {
      expect(source).toMatchObject({
        id: 'engage-us',
        name: 'Engage US',
        vendor: 'ENGAGE',
        capabilities: [
          'LIST_AGENTS',
          'READ_AGENT_STATE',
          'SET_AGENT_STATE',
          'READ_AGENT_DETAILS',
          'READ_BREAK',
          'READ_WRAP_UP',
          'READ_AGENT_GROUPS',
          'MANAGE_AGENT_GROUPS',
          'READ_SCHEDULE_GROUPS',
          'MANAGE_SCHEDULE_GROUPS',
          'MANAGE_AGENTS',
          'ACQUIRE_AGENT',
          'FIND_AGENT_BY_DEVICE',
        ],
        settableStates: ['READY', 'NOT_READY'],
        notReadyReasons: null,
        wrapUpLimits: null,
        wrapUps: { by: 'agent' },
      });
      expect(source.statisticsStart()).toBe(Date.parse('2026-11-21T23:00:00Z'));
      expect(source.health().status).toBe('UNKNOWN');
    });
  });

  test('can log off where there is a work state to ask for', async () => {
    const t = await start(small);
    const requestWorkState = { LOGGED_OFF: 'LoggedOut' };
    const states = await withSource(t, { requestWorkState }, ({ settableStates }) => settableStates);
    expect(states).toEqual(['READY', 'NOT_READY', 'LOGGED_OFF']);
  });
});

describe('a check', () => {
  const checked = (t: Tried, settings: object = {}) =>
    withSource(t, settings, (source) => source.check().catch(({ code, vendorCode }) => ({ code, vendorCode })));

  test('lists the first group', async () => {
    const t = await start(small);
    expect(await checked(t)).toBeUndefined();
    expect(counts(t)).toEqual({ [list]: 1 });
    expect(sent(t, list)[0]).toContain('xsi:type="api:AgentGroup"');
  });

  test('lists the account where no group is configured', async () => {
    const t = await start(small);
    expect(await checked(t, { agentGroups: [] })).toBeUndefined();
    expect(sent(t, list)[0]).toContain('<arg1 xsi:type="api:Account">');
  });

  test('is content with an account that has too many agents', async () => {
    const t = await start(small);
    refuses(t, list, 'RESULT_TOO_LARGE');
    expect(await checked(t, { agentGroups: [] })).toBeUndefined();
  });

  test.each([
    [{ agentGroups: ['no such group'] }, { code: 'VENDOR_REJECTED', vendorCode: 'OBJECT_NOT_EXISTS' }],
    [
      { agentGroups: [], account: 'Other' },
      { code: 'VENDOR_REJECTED', vendorCode: 'OBJECT_NOT_EXISTS' },
    ],
    [{ password: 'not-it' }, { code: 'VENDOR_UNAUTHORIZED', vendorCode: 'NO_SESSION' }],
    [{ version: '111' }, { code: 'VENDOR_BAD_RESPONSE', vendorCode: null }],
  ])('with %j says what is wrong', async (settings, failure) => {
    const t = await start(small);
    expect(await checked(t, settings)).toEqual(failure);
  });
});
