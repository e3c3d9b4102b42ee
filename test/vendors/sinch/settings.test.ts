import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { id, only, small } from './kit.ts';

const start = gateways();
const known = 'MON365_SETTINGS';
const fields = 'id externalId uiLanguage value';

const save = async (t: Tried, input: object) =>
  (
    await t.query(
      `mutation ($input: SaveMonitoringSettingInput!) {
        done: saveMonitoringSetting(input: $input) { setting { ${fields} } errors { code inputPath } }
      }`,
      { input: { sourceId: id('Source'), ...input } },
    )
  ).data.done;
const settings = async (t: Tried) =>
  (await t.query(`query ($id: ID!) { monitoringSettings(sourceId: $id) { ${fields} } }`, { id: id('Source') })).data
    .monitoringSettings;
const setting = (externalId: string, uiLanguage: string | null, value: string) => ({
  id: id('MonitoringSetting', externalId),
  externalId,
  uiLanguage,
  value,
});
const writesIn = (t: Tried): readonly string[] => t.calls('sinch').filter((call) => !call.startsWith('GET '));

describe('a monitoring setting', () => {
  test('is changed whole, and what is left out keeps its value', async () => {
    const t = await start(small);
    expect(await save(t, { externalId: known, value: 'wide' })).toEqual({
      setting: setting(known, 'EN', 'wide'),
      errors: [],
    });
    const { headers, body } = only(t, /^PUT /);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({ id: known, uiLanguage: 'EN', value: 'wide' });
    expect(await save(t, { externalId: known, uiLanguage: 'FI' })).toEqual({
      setting: setting(known, 'FI', 'wide'),
      errors: [],
    });
    expect(await settings(t)).toEqual([setting(known, 'FI', 'wide')]);
  });

  test('is made where there is none', async () => {
    const t = await start(small);
    expect(await save(t, { externalId: 'BOARD.2', value: 'left' })).toEqual({
      setting: setting('BOARD.2', null, 'left'),
      errors: [],
    });
    const { path, headers, body } = only(t, /^POST /);
    expect([path, headers.accept, headers['content-type']]).toEqual(['/settings', 'text/html', 'application/json']);
    expect(JSON.parse(body)).toEqual({ id: 'BOARD.2', uiLanguage: '', value: 'left' });
    expect(await settings(t)).toEqual([setting(known, 'EN', ''), setting('BOARD.2', null, 'left')]);
  });

  test('may have any text as its value, the empty one too', async () => {
    const t = await start(small);
    for (const value of ['{"columns":["a"]}', ' two  blanks ', ''])
      expect((await save(t, { externalId: known, value })).setting.value).toBe(value);
    const { data } = await t.query(`query ($id: ID!) { monitoringSetting(id: $id) { value source { vendor } } }`, {
      id: id('MonitoringSetting', known),
    });
    expect(data.monitoringSetting).toEqual({ value: '', source: { vendor: 'SINCH' } });
  });

  test.each([
    ['externalId', { externalId: '../agents', value: '1' }],
    ['externalId', { externalId: '..', value: '1' }],
    ['externalId', { externalId: '', value: '1' }],
    ['value', { externalId: known, value: null }],
    ['uiLanguage', { externalId: known, uiLanguage: null }],
  ])('is not sent with a wrong %s', async (field, input) => {
    const t = await start(small);
    expect(await save(t, input)).toEqual({ setting: null, errors: [{ code: 'INVALID_INPUT', inputPath: [field] }] });
    expect(t.calls('sinch')).toEqual([]);
  });

  test('that was written is done, even if it cannot be looked at after', async () => {
    const t = await start(small);
    // The first look is the one before the change.
    let looks = 0;
    t.sandbox.sinch.fault(({ method, path }) => method === 'GET' && path.endsWith(known) && ++looks > 1, {
      status: 501,
      body: 'No.',
    });
    expect(await save(t, { externalId: known, value: 'wide' })).toEqual({
      setting: setting(known, 'EN', 'wide'),
      errors: [],
    });
  });

  test('is not written where it cannot be read', async () => {
    const t = await start(small);
    t.sandbox.sinch.fault(/^GET /, { status: 200, body: null });
    expect((await save(t, { externalId: known, value: 'wide' })).errors).toEqual([
      { code: 'VENDOR_BAD_RESPONSE', inputPath: null },
    ]);
    expect(writesIn(t)).toEqual([]);
  });
});

describe('two changes at once', () => {
  test('of a setting lose nothing', async () => {
    const t = await start(small);
    const held = t.sandbox.sinch.fault(/^PUT /, 'hold', { times: 1 });
    const made = [save(t, { externalId: known, value: 'wide' }), save(t, { externalId: known, uiLanguage: 'FI' })];
    await held.reached;
    for (let round = 0; round < 5; round++) await t.query('{ sources { id } }');
    held.release();
    for (const { errors } of await Promise.all(made)) expect(errors).toEqual([]);
    expect(await settings(t)).toEqual([setting(known, 'FI', 'wide')]);
  });

  test('that make it make one', async () => {
    const t = await start(small);
    const made = await Promise.all([
      save(t, { externalId: 'NEW', value: 'a' }),
      save(t, { externalId: 'NEW', uiLanguage: 'DE' }),
    ]);
    expect(made.map(({ errors }) => errors)).toEqual([[], []]);
    expect(writesIn(t)).toEqual(['POST /settings', 'PUT /settings/NEW']);
    expect((await settings(t)).at(-1)).toEqual(setting('NEW', 'DE', 'a'));
  });
});
