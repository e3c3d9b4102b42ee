import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { accessKey, failure, paths, readOne, refusal, rig } from './rig.ts';

describe('a TENIOS source', () => {
  test('says what it is and can do', async () => {
    const { source } = await rig();
    expect(source).toMatchObject({
      id: 'tenios-de',
      name: 'TENIOS Germany',
      vendor: 'TENIOS',
      settableStates: ['READY', 'NOT_READY'],
      wrapUpLimits: { minimumExtension: 5_000, maximumExtension: 900_000 },
      notReadyReasons: [
        { code: 'COF', label: 'Coffee', isBreak: true },
        { code: 'MTG', label: null, isBreak: null },
      ],
    });
    expect(source.capabilities).toEqual([
      'LIST_AGENTS',
      'READ_AGENT_STATE',
      'SET_AGENT_STATE',
      'READ_AGENT_DETAILS',
      'UPDATE_AGENT_DETAILS',
      'EXTEND_WRAP_UP',
      'CANCEL_WRAP_UP',
    ]);
    for (const member of ['queues', 'queueGroups', 'contacts', 'contactSummaries', 'wrapUps', 'monitoringSettings'])
      expect(source).not.toHaveProperty(member);
    expect(Object.keys(source.writes).sort()).toEqual(['cancelWrapUp', 'extendWrapUp', 'setState', 'updateDetails']);
  });

  test('counts statistics from its own midnight', async () => {
    const { source } = await rig({ settings: { timeZone: 'Europe/Berlin' } });
    expect(source.statisticsStart()).toBe(Date.parse('2026-11-21T23:00:00Z'));
  });

  test('has no health until it was called', async () => {
    const r = await rig();
    expect(r.source.health().status).toBe('UNKNOWN');
    await readOne(r, 'status');
    expect(r.source.health()).toMatchObject({ status: 'UP', requestsPerMinute: 1 });
  });
});

describe('checking a source', () => {
  test('asks about the first agent', async () => {
    const r = await rig();
    await r.source.check();
    expect(r.sent(paths.state)).toEqual([{ email: r.id }]);
  });

  test('an unknown agent shows that the access key is accepted', async () => {
    const r = await rig({ settings: { agents: [{ email: 'gone@acme.example' }] } });
    await expect(r.source.check()).resolves.toBeUndefined();
  });

  test('with nobody to ask about says so', async () => {
    const r = await rig({ emptyRoster: true });
    expect((await failure(r.source.check())).message).toBe(
      'TENIOS Germany has no agents configured: there is nobody to ask about.',
    );
    expect(r.calls()).toEqual([]);
  });

  test('fails for a wrong access key, another refusal, and an address where there is no TENIOS', async () => {
    const wrong = await rig({ settings: { accessKey: 'wrong' } });
    expect(await failure(wrong.source.check())).toMatchObject({ code: 'VENDOR_UNAUTHORIZED' });
    const r = await rig();
    r.simulator.fault(paths.state, refusal('AGENT_STATE_INVALID_EMAIL', ['email']), { times: 1 });
    expect(await failure(r.source.check())).toMatchObject({ vendorCode: 'AGENT_STATE_INVALID_EMAIL' });
    r.simulator.fault(paths.state, { status: 404, body: '<h1>Not Found</h1>', contentType: 'text/html' });
    expect(await failure(r.source.check())).toMatchObject({ code: 'VENDOR_BAD_RESPONSE' });
  });
});

test('the access key is in no error, log or health, even when the vendor sends it back', async () => {
  const r = await rig();
  const bodies = [
    { status: 400, body: { error_code: accessKey, error_message: `No: ${accessKey}`, fields: [accessKey] } },
    { status: 200, body: `not JSON but ${accessKey}` },
    { status: 500, body: accessKey },
    'reset' as const,
  ];
  for (const behaviour of bodies) {
    r.simulator.fault(/./, behaviour);
    const told = [
      await readOne(r, 'details'),
      await Promise.resolve(r.source.writes.setState?.(r.id, 'READY', null)).catch((error: unknown) => error),
      await r.source.check().catch((error: unknown) => error),
      r.source.health(),
      r.logged,
    ];
    expect(inspect(told, { depth: 20, showHidden: true })).not.toContain(accessKey);
    r.simulator.reset();
  }
});
