import { describe, expect, test } from '@jest/globals';
import type { AgentDetailsChange } from '../../../src/ports/agent-writes.ts';
import { failure, paths, type Rig, reached, readOne, refusal, rig } from './rig.ts';

const done = { done: true, value: undefined };
const update = ({ source, id }: Rig, change: AgentDetailsChange) =>
  Promise.resolve(source.writes.updateDetails?.(id, change));

describe('updating details', () => {
  test('reads last thing before, and writes everything with what is to change', async () => {
    const r = await rig();
    await readOne(r, 'details');
    r.centre.setReady(r.anna, false);
    const before = new Map(r.anna.skills);
    expect(
      await update(r, { sipEnabled: false, skills: [{ name: 'German', hasSkill: !before.get('German') }] }),
    ).toEqual(done);
    expect(r.calls()).toEqual([paths.details, paths.details, paths.changeDetails]);
    expect(r.sent(paths.changeDetails)).toEqual([
      {
        email: r.id,
        cloud_acd_enabled: true,
        sip_enabled: false,
        external_number_enabled: r.anna.line.external,
        external_number: r.anna.line.externalNumber,
        state: 'NOT_READY',
        user_skills: [...before].map(([name, has]) => ({ name, has_skill: name === 'German' ? !has : has })),
      },
    ]);
    expect(r.anna.duty).toBe('NOT_READY');
    expect((await readOne(r, 'details')).details).toMatchObject({ sipEnabled: false });
  });

  test('takes a state along', async () => {
    const r = await rig();
    expect(await update(r, { state: 'NOT_READY', cloudAcdEnabled: false, externalNumber: '+4922155400300' })).toEqual(
      done,
    );
    expect(r.anna.duty).toBe('NOT_READY');
    expect(r.anna.line).toMatchObject({ cloudAcd: false, externalNumber: '+4922155400300' });
  });

  test('skills the account does not have are refused before anything is written', async () => {
    const r = await rig();
    const skills = [
      { name: 'German', hasSkill: true },
      { name: 'german', hasSkill: true },
    ];
    expect(await update(r, { skills })).toEqual({
      done: false,
      refusal: {
        code: 'INVALID_INPUT',
        message: 'The source has no skill of this name.',
        inputPath: ['skills', '1', 'name'],
      },
    });
    expect(r.calls()).toEqual([paths.details]);
  });

  test('an agent the account does not know is refused', async () => {
    const r = await rig();
    r.simulator.fault(paths.details, refusal('AGENT_NOT_FOUND'));
    expect(await update(r, { sipEnabled: true })).toMatchObject({ refusal: { code: 'AGENT_NOT_FOUND' } });
    expect(r.calls()).toEqual([paths.details]);
  });

  test('a skill that the account got meanwhile is the vendor’s refusal', async () => {
    const r = await rig();
    r.simulator.rewrite(paths.details, (value) => ({ ...Object(value), user_skills: [] }));
    expect(await update(r, { sipEnabled: true })).toMatchObject({
      refusal: { code: 'VENDOR_REJECTED', vendorCode: 'ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR' },
    });
  });

  test.each(['cloud_acd_enabled', 'sip_enabled', 'external_number_enabled', 'state', 'user_skills'])(
    'without %s to write back nothing is written',
    async (key) => {
      const r = await rig();
      r.simulator.rewrite(paths.details, (value) => ({ ...Object(value), [key]: null }));
      expect(await failure(update(r, {}))).toMatchObject({ code: 'VENDOR_BAD_RESPONSE', mayHaveHappened: false });
      expect(r.calls()).toEqual([paths.details]);
    },
  );

  test('with a skill that cannot be read nothing is written', async () => {
    const r = await rig();
    r.simulator.rewrite(paths.details, (value) => ({ ...Object(value), user_skills: [{ name: 'German' }] }));
    expect(await failure(update(r, { sipEnabled: true }))).toMatchObject({ code: 'VENDOR_BAD_RESPONSE' });
    expect(await update(r, { sipEnabled: true, skills: [{ name: 'German', hasSkill: true }] })).toMatchObject({
      refusal: { code: 'VENDOR_REJECTED' },
    });
  });

  test('is sent again after a lost answer, without another read', async () => {
    const r = await rig();
    r.simulator.fault(paths.changeDetails, 'apply-then-reset', { times: 1 });
    expect(await update(r, { sipEnabled: false })).toEqual(done);
    expect(r.calls()).toEqual([paths.details, paths.changeDetails, paths.changeDetails]);
  });
});

describe('the external number', () => {
  test('is cleared with an empty text', async () => {
    const r = await rig();
    expect(await update(r, { externalNumber: null })).toEqual(done);
    expect(r.sent(paths.changeDetails)).toMatchObject([{ external_number: '' }]);
    expect((await readOne(r, 'details')).details).toMatchObject({ externalNumber: null });
  });

  test.each(['FIELD_IS_REQUIRED', 'INVALID_JSON'])('or with null, where a source refuses that as %s', async (code) => {
    const r = await rig();
    r.simulator.fault((request) => request.body.includes('"external_number":""'), refusal(code, ['external_number']));
    expect(await update(r, { externalNumber: null })).toEqual(done);
    expect(await update(r, { sipEnabled: false })).toEqual(done);
    expect(await update(r, { externalNumber: '' })).toEqual(done);
    expect(r.sent(paths.changeDetails).map(({ external_number }) => external_number)).toEqual(['', null, null, null]);
  });

  test('is set again from none', async () => {
    const r = await rig();
    await update(r, { externalNumber: null });
    expect(await update(r, { externalNumber: '+49221555' })).toEqual(done);
    expect(r.anna.line.externalNumber).toBe('+49221555');
  });
});

describe('changes of one agent at once', () => {
  test('lose nothing', async () => {
    const r = await rig();
    const names = [...r.anna.skills.keys()];
    const outcomes = await Promise.all([
      ...names.map((name) => update(r, { skills: [{ name, hasSkill: true }] })),
      update(r, { sipEnabled: false }),
      r.source.writes.setState?.(r.id, 'NOT_READY', 'COF'),
      update(r, { externalNumber: '+49221777' }),
    ]);
    expect(outcomes).toEqual(outcomes.map(() => done));
    expect([...r.anna.skills.values()]).toEqual(names.map(() => true));
    expect(r.anna.line).toMatchObject({ sip: false, externalNumber: '+49221777' });
    expect(r.anna.duty).not.toBe('READY');
  });

  test('a state is not set between the reading and the writing of details, which would undo it', async () => {
    const r = await rig();
    const held = r.simulator.fault(paths.changeDetails, 'hold');
    const updating = update(r, { sipEnabled: false });
    await held.reached;
    const setting = r.source.writes.setState?.(r.id, 'NOT_READY', null);
    await readOne(r, 'status');
    expect(r.calls()).not.toContain(paths.changeState);
    held.release();
    await Promise.all([updating, setting]);
    expect(r.anna.duty).toBe('NOT_READY');
  });

  test('do not wait for other agents’', async () => {
    const r = await rig();
    const [, other = ''] = r.ids;
    const held = r.simulator.fault((request) => request.body.includes(r.id), 'hold');
    const waiting = update(r, { sipEnabled: false });
    await reached(() => r.simulator.requests.length === 1);
    expect(await r.source.writes.setState?.(other, 'NOT_READY', null)).toEqual(done);
    held.release();
    expect(await waiting).toEqual(done);
  });

  test('go on after one of them failed', async () => {
    const r = await rig();
    r.simulator.fault(paths.details, { status: 200, body: '' }, { times: 1 });
    const [first, second] = [update(r, { sipEnabled: false }), update(r, { cloudAcdEnabled: false })];
    await failure(first);
    expect(await second).toEqual(done);
    expect(r.anna.line).toMatchObject({ sip: true, cloudAcd: false });
  });
});
