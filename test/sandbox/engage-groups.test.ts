import { describe, expect, test } from '@jest/globals';
import { first, type Row, sandboxes, type Tried } from './kit.ts';
import { acme, arg, attribute, external, internal } from './soap.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const id = expect.stringMatching(/^\d{6}$/);
const account = arg(2, external('Acme'), 'Account');
const unknown = (name: string) => `OBJECT_NOT_EXISTS Referenced object '${name}' does not exist`;
const show = async ({ soap }: Tried, name: string): Promise<Row> =>
  first((await soap('showAgentGroup', arg(1, external(name) + acme))).data);
const status = async ({ soap }: Tried, name: string): Promise<Row> =>
  first((await soap('showAgentGroupState', arg(1, external(name)))).data);
const entry = (...fields: [string, string][]) =>
  `<currentSchedule>${fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</currentSchedule>`;
const attributesOf = ({ attributes }: Row) =>
  Object.fromEntries((attributes as Row[]).map(({ name, value }) => [name, value]));

describe('a group of agents', () => {
  test('has everything the types name', async () => {
    const sandbox = await start(calm);
    const group = await show(sandbox, 'Loans &amp; Cards');
    expect(group).toMatchObject({
      internalId: id,
      externalId: 'Loans & Cards',
      parent: { internalId: id, externalId: 'Acme' },
      currentSchedule: { startTime: '08:00', endTime: '20:00', open24: 'false', allocatedCount: '12', day: 'Monday' },
      configuration: [
        { name: 'callerId', value: sandbox.centre.queue('Loans & Cards').address },
        { name: 'ringTimeout' },
      ],
      tags: ['sandbox', 'enhanced'],
      createdDate: '2025-11-22T09:00:00.000Z',
    });
    expect(group.rollingSchedule).toHaveLength(5);
    expect(attributesOf(group)).toEqual({
      mode: 'Enhanced',
      intensity: '1.5',
      initialWorkState: 'Unavailable',
      maxBreakTime: '15',
    });
  });

  test('is shown by its internal id, or by its external id and parent', async () => {
    const sandbox = await start(calm);
    const ask = (inside: string) => sandbox.soap('showAgentGroup', arg(1, inside));
    const group = await show(sandbox, 'Power48');
    expect((await ask(internal(group.internalId))).data).toEqual([group]);
    expect((await ask(internal(group.internalId) + external('Renewals') + acme)).data).toEqual([group]);
    expect((await ask(external('Power48'))).fault).toBe('ATTRIBUTE_NULL Attribute supplied is null');
    expect((await ask(acme)).fault).toMatch(/^ATTRIBUTE_NULL /);
    expect((await ask(external('Power49') + acme)).fault).toBe(unknown('Power49'));
    expect((await ask(external('Power48') + acme.replace('Acme', 'Other'))).fault).toBe(unknown('Other'));
  });

  test('changes in three attributes', async () => {
    const sandbox = await start(calm);
    const { internalId, updatedDate } = await show(sandbox, 'Power48');
    const change = (inside: string) => sandbox.soap('changeAgentGroup', arg(1, inside));
    sandbox.clock.advance(1_000);
    const given = attribute('intensity', '2') + attribute('initialWorkState', 'Break') + attribute('mode', 'Remote');
    const { data } = await change(internal(internalId) + given);
    expect(data).toEqual([await show(sandbox, 'Power48')]);
    expect(attributesOf(first(data))).toEqual({
      mode: 'Standard',
      intensity: '2',
      initialWorkState: 'Break',
      maxBreakTime: '15',
    });
    expect(first(data).updatedDate).not.toBe(updatedDate);
    expect((await change(internal(internalId) + attribute('initialWorkState', 'Asleep'))).fault).toBe(
      "INVALID_STATE Invalid Agent State 'Asleep'",
    );
    expect((await change(external('Power48'))).fault).toMatch(/^ARG_NULL .*'agentGroup.internalId'/);
    expect((await change(internal(1))).fault).toBe(unknown('1'));
  });

  test('is created once, below the account', async () => {
    const sandbox = await start({ ...calm, engage: { limits: { groups: 5 } } });
    const create = (inside: string, parent = account) => sandbox.soap('createAgentGroup', arg(1, inside), parent);
    const schedule = entry(['day', 'Sunday'], ['open24', 'true']);
    const lists = '<tags>a</tags><tags>b &amp; c</tags><configuration><name>x</name></configuration>';
    const { data } = await create(`${external('Night')}${schedule}${attribute('intensity', '3')}${lists}`);
    expect(data).toEqual([await show(sandbox, 'Night')]);
    expect(data).toMatchObject([
      {
        currentSchedule: { open24: 'true', day: 'Sunday' },
        attributes: [
          { name: 'mode', value: 'Standard' },
          { name: 'intensity', value: '3' },
        ],
        configuration: { name: 'x' },
        tags: ['a', 'b & c'],
        createdDate: '2026-11-22T09:00:00.000Z',
      },
    ]);
    const members = await sandbox.soap('listAgentStatesUsingEntity', arg(1, external('Night'), 'AgentGroup'));
    expect(members.data).toEqual([]);

    expect((await create(external('Night'))).fault).toBe("OBJECT_EXISTS Object 'Night' already exists");
    expect((await create(attribute('a', 'b'))).fault).toMatch(/^ATTRIBUTE_NULL /);
    expect((await create(external('Day'), '')).fault).toMatch(/^ARG_NULL .*'parent'/);
    expect((await create(external('Day'), arg(2, external('Night'), 'AgentGroup'))).fault).toMatch(
      /^ARG_INVALID_TYPE /,
    );
    expect((await create(external('Day'), arg(2, external('Other'), 'Account'))).fault).toBe(unknown('Other'));
    const invalid = [
      attribute('initialWorkState', 'Asleep'),
      entry(['open24', 'true'], ['startTime', '08:00']),
      entry(['startTime', '08:00']),
      entry(['startTime', '8 o&apos;clock'], ['endTime', '20:00']),
    ];
    for (const each of invalid)
      expect((await create(external('Day') + each)).fault).toMatch(/^ATTRIBUTE_INVALID_DATA /);
    expect((await create(external('Day'))).fault).toBeNull();
    expect((await create(external('One too many'))).fault).toBe(
      'SYSTEM_LIMIT_EXCEEDED maximum number of active organizations exceeded',
    );
  });

  test('is deleted when it has no agents, its schedules with it', async () => {
    const sandbox = await start(calm);
    const remove = (inside: string) => sandbox.soap('deleteAgentGroup', arg(1, inside));
    const { internalId } = await show(sandbox, 'Renewals');
    expect((await remove(internal(internalId))).fault).toBe("INVALID_STATE Invalid Agent State 'Renewals'");
    expect((await remove(external('Renewals'))).fault).toMatch(/^ARG_NULL .*'agentGroup.parent'/);
    const members = await sandbox.soap('listAgentStatesUsingEntity', arg(1, internal(internalId), 'AgentGroup'));
    const names = members.data.map(({ agent }) => arg(1, external((agent as Row).externalId)));
    expect((await sandbox.soap('deleteAgents', ...names)).warnings).toEqual([]);
    expect(await remove(external('Renewals') + acme)).toEqual({ status: 200, data: [], warnings: [], fault: null });
    expect((await remove(internal(internalId))).fault).toBe(unknown(String(internalId)));
    expect(sandbox.engage.groups.agentGroups).toEqual(['Power48', 'Loans & Cards']);
    expect(sandbox.engage.groups.scheduleGroups).toHaveLength(2);
  });
});

describe('the state of a group', () => {
  test('is shown for one and for all', async () => {
    const sandbox = await start(calm);
    const list = (name: string, type: string) => sandbox.soap('listAgentGroupStates', arg(1, external(name), type));
    const states = [];
    for (const name of ['Power48', 'Loans &amp; Cards', 'Renewals']) states.push(await status(sandbox, name));
    expect(states.map(({ allocatedCount }) => allocatedCount)).toEqual(['48', '48', null]);
    expect((await list('Acme', 'Account')).data).toEqual(states);
    expect((await list('Renewals', 'AgentGroup')).data).toEqual([states[2]]);
    expect((await list('Acme', 'Enterprise')).fault).toMatch(/^ARG_INVALID_TYPE /);
    expect((await list('Nowhere', 'AgentGroup')).fault).toBe(unknown('Nowhere'));
    const few = await start({ ...calm, engage: { limits: { results: 2 }, quirks: false } });
    expect((await few.soap('listAgentGroupStates', arg(1, external('Acme'), 'Account'))).fault).toMatch(
      /^RESULT_TOO_LARGE /,
    );
    expect(await status(few, 'Renewals')).not.toHaveProperty('allocatedCount');
    const byInternal = await sandbox.soap('showAgentGroupState', arg(1, internal(100_002)));
    expect(byInternal.fault).toMatch(/^ARG_NULL .*'agentGroup.externalId'/);
  });

  test('changes as a whole, by the internal id of the group', async () => {
    const sandbox = await start(calm);
    const { agentGroup } = await status(sandbox, 'Power48');
    const change = (inside: string, group = internal((agentGroup as Row).internalId)) =>
      sandbox.soap('changeAgentGroupState', arg(1, `<agentGroup>${group}</agentGroup>${inside}`));
    const wanted = {
      allocatedCount: '12',
      currentStartTime: '2026-11-22T10:00:00Z',
      currentEndTime: '18:30',
      state: 'Paused',
    };
    const fields = Object.entries(wanted).map(([name, value]) => `<${name}>${value}</${name}>`);
    expect(await change(fields.join(''))).toEqual({ status: 200, data: [], warnings: [], fault: null });
    expect(await status(sandbox, 'Power48')).toEqual({ agentGroup, ...wanted });
    expect((await change('<state>Active</state>')).fault).toBeNull();

    const invalid = 'ATTRIBUTE_INVALID_FORMAT Attribute is not formatted correctly';
    for (const field of ['<allocatedCount>many</allocatedCount>', '<currentEndTime>late</currentEndTime>'])
      expect((await change(`<state>Other</state>${field}`)).fault).toBe(invalid);
    expect(await status(sandbox, 'Power48')).toEqual({ agentGroup, ...wanted, state: 'Active' });
    const enhanced = await show(sandbox, 'Loans &amp; Cards');
    expect((await change('<state>Paused</state>', internal(enhanced.internalId))).fault).toBe(invalid);
    expect((await change('', external('Power48'))).fault).toBe('ATTRIBUTE_NULL Attribute supplied is null');
    expect((await sandbox.soap('changeAgentGroupState', arg(1, '<state>x</state>'))).fault).toMatch(/^ATTRIBUTE_NULL /);
    expect((await change('', internal(1))).fault).toBe(unknown('1'));
  });
});

describe('a schedule group', () => {
  const schedule = '<schedule><startTime>08:00</startTime><endTime>12:00</endTime><day>Friday</day></schedule>';
  const parent = arg(2, external('Power48'));

  test('is created in a group, shown by its internal id, and deleted', async () => {
    const { soap, engage } = await start(calm);
    const create = (inside: string, where = parent) => soap('createScheduleGroup', arg(1, inside), where);
    const show = (inside: string) => soap('showScheduleGroup', arg(1, inside));
    const { data } = await create(external('Mornings') + schedule + attribute('a', '1 &lt; 2'));
    expect(data).toEqual([
      {
        internalId: id,
        externalId: 'Mornings',
        parent: { internalId: id, externalId: 'Power48' },
        schedule: { startTime: '08:00', endTime: '12:00', open24: 'false', day: 'Friday' },
        attributes: { name: 'a', value: '1 < 2' },
      },
    ]);
    const { internalId } = first(data);
    expect((await show(internal(internalId))).data).toEqual(data);
    expect((await show(external('Mornings'))).fault).toBe('ATTRIBUTE_NULL Attribute supplied is null');
    expect(engage.groups.scheduleGroups).toContainEqual({ internalId, externalId: 'Mornings', agentGroup: 'Power48' });
    const remove = (inside: string) => soap('deleteScheduleGroup', arg(1, inside));
    expect(await remove(external('Mornings'))).toEqual({ status: 200, data: [], warnings: [], fault: null });
    expect((await show(internal(internalId))).fault).toBe(unknown(String(internalId)));
    expect((await remove(external('Mornings'))).fault).toBe(unknown('Mornings'));
    expect((await remove(schedule)).fault).toMatch(/^ARG_NULL .*'scheduleGroup.externalId'/);
  });

  test('has a name of its own in its group, or none', async () => {
    const { soap, engage } = await start({ ...calm, engage: { limits: { scheduleGroups: 6 } } });
    const create = (inside: string, where = parent) => soap('createScheduleGroup', arg(1, inside), where);
    expect((await create(external('SG1'))).fault).toBe("OBJECT_EXISTS Object 'SG1' already exists");
    const elsewhere = arg(2, external('Renewals'));
    expect((await create(external('SG1'), elsewhere)).fault).toBeNull();
    const nameless = first((await create('')).data);
    expect(nameless).not.toHaveProperty('externalId');
    expect(engage.groups.scheduleGroups).toContainEqual({ internalId: nameless.internalId, agentGroup: 'Power48' });
    expect((await create('', arg(2, internal(100_002)))).fault).toBeNull();
    expect((await create('')).fault).toMatch(/^SYSTEM_LIMIT_EXCEEDED /);
    expect((await create('', arg(2, external('Nowhere')))).fault).toBe(unknown('Nowhere'));
    expect((await create('', arg(2, ''))).fault).toMatch(/^ARG_NULL .*'parent.externalId'/);
    expect((await soap('createScheduleGroup', parent)).fault).toMatch(/^ARG_NULL .*'scheduleGroup'/);
    // The same name in two groups: the parent says which one is meant.
    const meant = `${external('SG1')}<parent>${external('Renewals')}</parent>`;
    expect((await soap('deleteScheduleGroup', arg(1, meant))).fault).toBeNull();
    expect(engage.groups.scheduleGroups).toContainEqual(
      expect.objectContaining({ externalId: 'SG1', agentGroup: 'Power48' }),
    );
  });
});
