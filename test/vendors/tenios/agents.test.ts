import { describe, expect, test } from '@jest/globals';
import { VendorError } from '../../../src/errors.ts';
import { garbage, paths, read, readOne, refusal, rig, wanting } from './rig.ts';

describe('the list of agents', () => {
  test('is the roster, without a call', async () => {
    const { source, simulator } = await rig({
      settings: { agents: [{ email: 'Anna@Acme.example', name: 'Anna' }, { email: 'ben@acme.example' }] },
    });
    expect(await source.agents.list({}, new Set(['profile', 'status']), {})).toEqual([
      {
        externalId: 'anna@acme.example',
        reading: { profile: { name: 'Anna', email: 'Anna@Acme.example', phoneNumber: null, availability: null } },
      },
      {
        externalId: 'ben@acme.example',
        reading: { profile: { name: null, email: 'ben@acme.example', phoneNumber: null, availability: null } },
      },
    ]);
    expect(simulator.requests).toEqual([]);
  });

  test('is cut by ids and e-mail, both together', async () => {
    const { source, ids } = await rig();
    const [one = '', two = ''] = ids;
    const listed = async (query: object) =>
      (await source.agents.list(query, new Set(), {})).map(({ externalId }) => externalId);
    expect(await listed({ ids: [two, 'nobody@acme.example'] })).toEqual([two]);
    expect(await listed({ email: one.toUpperCase() })).toEqual([one]);
    expect(await listed({ ids: [two], email: one })).toEqual([]);
    expect(await listed({ ids: [] })).toEqual([]);
  });

  test.each([
    ['phoneNumber', { phoneNumber: '201' }],
    ['queueIds', { queueIds: ['1'] }],
    ['groupIds', { groupIds: ['1'] }],
    ['availabilities', { availabilities: ['UNKNOWN'] as const }],
    ['havingQueueStatistics', { havingQueueStatistics: true }],
    ['havingQueueConfiguration', { havingQueueConfiguration: true }],
    ['vendorFields', { vendorFields: [{ name: 'state', pattern: '*' }] }],
  ])('is empty for %s, which TENIOS does not know', async (_name, query) => {
    const { source } = await rig();
    expect(await source.agents.list(query, new Set(), {})).toEqual([]);
  });

  test('is whole where such a restriction restricts nothing', async () => {
    const { source, ids } = await rig();
    const query = { havingQueueStatistics: false, vendorFields: [] };
    expect(await source.agents.list(query, new Set(), {})).toHaveLength(ids.length);
  });
});

describe('reading agents', () => {
  test('profiles take no call', async () => {
    const r = await rig();
    expect((await read(r, r.ids, 'profile')).size).toBe(4);
    expect(r.calls()).toEqual([]);
  });

  test('states take one small call each', async () => {
    const r = await rig();
    r.centre.setReady(r.anna, false);
    const readings = await read(r, r.ids, 'profile', 'status', 'observation');
    expect(r.calls()).toEqual(r.ids.map(() => paths.state));
    expect(r.sent(paths.state)).toEqual(r.ids.map((email) => ({ email })));
    expect(readings.get(r.id)).toEqual({
      profile: expect.objectContaining({ email: r.id }),
      status: { state: 'NOT_READY', vendorState: 'NOT_READY', since: null, notReadyReason: null },
      observation: { observedAt: r.clock.now(), stale: false },
    });
  });

  test('skills or details bring the state along in one call', async () => {
    const r = await rig();
    const { skills, details, status, observation } = await readOne(r, 'profile', 'status', 'skills', 'details');
    expect(r.calls()).toEqual([paths.details]);
    expect(skills).toHaveLength(7);
    expect(skills).toContainEqual({ name: 'German', hasSkill: r.anna.skills.get('German') });
    expect(details).toEqual({
      vendor: 'TENIOS',
      cloudAcdEnabled: true,
      sipEnabled: true,
      externalNumberEnabled: r.anna.line.external,
      externalNumber: r.anna.line.externalNumber,
      currentDestination: 'SIP',
    });
    expect(status).toMatchObject({ state: 'READY' });
    expect(observation).toEqual({ observedAt: r.clock.now(), stale: false });
  });

  test('every agent is asked for just what is wanted of it', async () => {
    const r = await rig();
    const [one = '', two = '', three = '', four = ''] = r.ids;
    const wanted = new Map([
      ...wanting([one, 'nobody@acme.example'], 'status'),
      ...wanting([two], 'skills'),
      ...wanting([three], 'profile'),
      ...wanting([four], 'queues', 'presence', 'wrapUp', 'activeContacts', 'load', 'statistics'),
    ]);
    const readings = await r.source.agents.read(wanted, {});
    expect(r.calls().sort()).toEqual([paths.state, paths.details]);
    expect([...readings.keys()]).toEqual([one, two, three, four]);
    expect(Object.keys(readings.get(four) ?? {})).toEqual(['profile']);
  });

  test('an answer is remembered, unless a fresh one is wanted', async () => {
    const r = await rig();
    await readOne(r, 'status');
    await readOne(r, 'status');
    expect(r.calls()).toHaveLength(1);
    await r.source.agents.read(wanting([r.id], 'status'), { fresh: true });
    expect(r.calls()).toHaveLength(2);
  });

  test('TENIOS is sent the address as configured, whatever the id', async () => {
    const { id } = await rig();
    const r = await rig({ settings: { agents: [{ email: id.toUpperCase() }] } });
    expect(await readOne(r, 'status')).toMatchObject({ status: { state: 'READY' } });
    expect(r.sent(paths.state)).toEqual([{ email: id.toUpperCase() }]);
  });

  test('a word that TENIOS is not known to use is UNKNOWN, and kept', async () => {
    const r = await rig();
    r.simulator.rewrite(paths.state, () => ({ email: r.id, state: 'LUNCHING' }));
    expect((await readOne(r, 'status')).status).toMatchObject({ state: 'UNKNOWN', vendorState: 'LUNCHING' });
  });

  test('details that are half there are read as far as they go', async () => {
    const r = await rig();
    r.simulator.rewrite(paths.details, () => ({
      success: true,
      sip_enabled: 'true',
      external_number: '',
      user_skills: [{ name: 'German', has_skill: true }, { name: 'Sales' }, 7, null],
    }));
    const { details, skills, status } = await readOne(r, 'details');
    expect(details).toEqual({
      vendor: 'TENIOS',
      cloudAcdEnabled: null,
      sipEnabled: true,
      externalNumberEnabled: null,
      externalNumber: null,
      currentDestination: null,
    });
    expect(skills).toEqual([{ name: 'German', hasSkill: true }]);
    expect(status).toMatchObject({ state: 'UNKNOWN', vendorState: null });
  });

  test('skills that are not told are left out', async () => {
    const r = await rig();
    r.simulator.rewrite(paths.details, () => ({ success: true, state: 'READY', user_skills: null }));
    expect(await readOne(r, 'skills')).not.toHaveProperty('skills');
  });
});

describe('failing reads', () => {
  test('an agent whom the account does not know fails alone; its profile stays', async () => {
    const r = await rig({ settings: { agents: [{ email: 'gone@acme.example' }] } });
    const reading = (await read(r, ['gone@acme.example'], 'profile', 'status', 'skills', 'details')).get(
      'gone@acme.example',
    );
    const error = expect.objectContaining({ code: 'VENDOR_REJECTED', vendorCode: 'AGENT_NOT_FOUND' });
    expect(reading).toMatchObject({
      profile: { email: 'gone@acme.example' },
      status: error,
      skills: error,
      details: error,
    });
    expect(r.source.health()).toMatchObject({ status: 'UP', lastError: null });
  });

  test('one agent’s failure is nobody else’s', async () => {
    const r = await rig();
    r.simulator.fault((request) => request.body.includes(r.id), { status: 500 });
    const readings = await read(r, r.ids, 'status');
    const failed = r.ids.filter((id) => {
      const reading = readings.get(id);
      return reading !== undefined && 'status' in reading && reading.status instanceof VendorError;
    });
    expect(failed).toEqual([r.id]);
  });

  test('a refusal that is no error code is shown without it', async () => {
    const r = await rig();
    r.simulator.fault(paths.state, refusal('Line 1: <b>oh no</b>'));
    const { status } = await readOne(r, 'status');
    expect(status).toMatchObject({ code: 'VENDOR_REJECTED', vendorCode: null });
    expect(String(status)).not.toContain('oh no');
  });

  test('a wrong access key is the source’s failure, sent once', async () => {
    const r = await rig({ settings: { accessKey: 'wrong' } });
    const { status, profile } = await readOne(r, 'profile', 'status');
    expect(status).toMatchObject({ code: 'VENDOR_UNAUTHORIZED', vendorCode: 'BAD_CREDENTIALS', retryable: false });
    expect(profile).toMatchObject({ email: r.id });
    expect(r.calls()).toHaveLength(1);
    expect(r.source.health().lastError).toBe('TENIOS Germany does not accept our credentials.');
  });

  test.each(Object.entries(garbage))('garbage (%s) is a bad response', async (_name, behaviour) => {
    const r = await rig();
    r.simulator.fault(/./, behaviour);
    const code = { code: 'VENDOR_BAD_RESPONSE' };
    expect(await readOne(r, 'status')).toMatchObject({ status: code });
    expect(await readOne(r, 'details', 'skills', 'status', 'observation')).toMatchObject({
      status: code,
      observation: code,
      skills: code,
      details: code,
    });
    expect(r.source.health().lastFailureAt).not.toBeNull();
  });

  test('success:false in a 200 is a refusal', async () => {
    const r = await rig();
    r.simulator.fault(/./, { status: 200, body: { success: false } });
    expect(await readOne(r, 'details')).toMatchObject({ details: { code: 'VENDOR_REJECTED', vendorCode: null } });
  });

  test('a lost answer is asked for again', async () => {
    const r = await rig();
    r.simulator.fault(paths.state, 'reset', { times: 1 });
    expect((await readOne(r, 'status')).status).toMatchObject({ state: 'READY' });
    expect(r.calls()).toHaveLength(2);
  });

  test('a caller that gives up is told so by its own reason, not as a failure of the vendor', async () => {
    const r = await rig();
    r.simulator.fault(paths.state, 'hang');
    const caller = new AbortController();
    const reading = r.source.agents.read(wanting([r.id], 'status'), { signal: caller.signal });
    caller.abort();
    const told = (await reading).get(r.id);
    expect(told).toMatchObject({ profile: { email: expect.any(String) }, status: { code: 'OPERATION_TIMEOUT' } });
    expect(told).not.toMatchObject({ status: expect.any(VendorError) });
  });
});
