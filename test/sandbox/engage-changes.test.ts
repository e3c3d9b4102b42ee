import { describe, expect, test } from '@jest/globals';
import { agentOf, show, team, userOf } from './engage-kit.ts';
import { first, sandboxes } from './kit.ts';
import { arg, attribute, external, internal } from './soap.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;

describe('changing an agent', () => {
  const changer = async (options = {}) => {
    const sandbox = await start({ ...calm, ...options });
    const agent = agentOf(sandbox);
    const { internalId } = await show(sandbox, agent);
    const change = (inside: string) => sandbox.soap('changeAgentState', arg(1, internal(internalId) + inside));
    return { ...sandbox, agent, internalId, change, shown: () => show(sandbox, agent) };
  };
  const work = (word: string) => `<requestedWorkState>${word}</requestedWorkState>`;
  const login = (enabled: string) => `<agent><loginEnabled>${enabled}</loginEnabled></agent>`;

  test('asks for a work state, which counts in the routing', async () => {
    const { change, shown, agent, centre } = await changer();
    const words = { Unavailable: 'NOT_READY', Break: 'PAUSE', Available: 'READY' } as const;
    for (const [word, duty] of Object.entries(words)) {
      const { data } = await change(work(word));
      expect(data).toMatchObject([{ requestedWorkState: word, currentWorkState: word }]);
      expect([await shown()]).toEqual(data);
      expect(agent.duty).toBe(duty);
    }
    centre.place({ agent, duty: 'PAUSE', reason: 'COF' });
    expect(await shown()).not.toHaveProperty('requestedWorkState');
  });

  test('during a contact it shows when that is over', async () => {
    const { change, agent, centre, shown } = await changer();
    const queue = centre.queue('Power48');
    centre.place({ queue, status: 'WRAP_UP', agent });
    const { data } = await change(work('Unavailable'));
    expect(data).toMatchObject([{ requestedWorkState: 'Unavailable', currentWorkState: 'WrapUp' }]);
    const wrapUp = centre.wrapUpOf(agent);
    if (wrapUp !== null) centre.endWrapUp(wrapUp);
    expect(await shown()).toMatchObject({ currentWorkState: 'Unavailable' });
  });

  test('who may not sign in, or has not, is in no state to work', async () => {
    const { change, agent, centre, shown } = await changer();
    expect((await change(login('false'))).data).toMatchObject([
      { agent: { loginEnabled: 'false' }, currentWorkState: 'LoggedOut' },
    ]);
    expect((await change(work('Available'))).fault).toBe("INVALID_STATE Invalid Agent State 'Available'");
    expect((await change(login('1') + work('Break'))).data).toMatchObject([{ currentWorkState: 'Break' }]);
    expect((await change(work('LoggedOut'))).data).toMatchObject([{ currentWorkState: 'LoggedOut' }]);
    expect((await change(work('LoggedOut'))).fault).toBeNull();
    expect((await change(work('Available'))).fault).toMatch(/^INVALID_STATE /);
    expect(await shown()).toMatchObject({ agent: { loginEnabled: 'true' }, currentWorkState: 'LoggedOut' });
    centre.place({ agent });
    expect((await change(work('Available'))).fault).toBeNull();
  });

  test('notes the action, the phone number and the way of registration', async () => {
    const { change, shown } = await changer();
    const changes =
      '<requestedAction>Hang &amp; up</requestedAction><currentPhoneNumber>+1 617 555 0100</currentPhoneNumber>';
    const { data } = await change(`<agent>${attribute('registrationMethod', 'Web')}</agent>${changes}`);
    const wanted = {
      requestedAction: 'Hang & up',
      currentPhoneNumber: '+1 617 555 0100',
      agent: { attributes: { name: 'registrationMethod', value: 'Web' } },
    };
    expect(data).toMatchObject([wanted]);
    expect(await shown()).toMatchObject(wanted);
  });

  test('refuses the whole of what it cannot do', async () => {
    const { change, shown, soap, internalId, agent, centre } = await changer();
    const before = await shown();
    const mobile = first(centre.agentsAt('ENGAGE'), (each) => each !== agent).person.mobile;
    const phone = (number: string) => `<currentPhoneNumber>${number}</currentPhoneNumber>`;
    const also = '<requestedAction>x</requestedAction>';
    expect((await change(also + work('Dancing'))).fault).toBe(
      "ATTRIBUTE_INVALID_DATA Attribute contains invalid data 'Dancing'",
    );
    expect((await change(also + work('Busy'))).fault).toMatch(/^ATTRIBUTE_INVALID_DATA /);
    expect((await change(also + phone('my desk'))).fault).toMatch(/^ATTRIBUTE_INVALID_DATA .*'my desk'/);
    expect((await change(also + phone(mobile))).fault).toBe(`OBJECT_EXISTS Object '${mobile}' already exists`);
    expect((await change(also + login('perhaps'))).fault).toMatch(/^soapenv:Client .*loginEnabled/);
    expect(await shown()).toEqual(before);
    const ask = async (inside: string) => (await soap('changeAgentState', inside)).fault;
    expect(await ask(arg(1, work('Break')))).toMatch(/^ARG_NULL .*'agentState.internalId'/);
    expect(await ask(arg(1, internal(userOf(before).internalId)))).toMatch(/^OBJECT_NOT_EXISTS /);
    expect(await ask('')).toMatch(/^ARG_NULL /);
    expect(await ask(arg(1, internal(internalId)))).toBeNull();
  });
});

describe('acquiring', () => {
  const take = (schedule: string, state = 'Holding') =>
    arg(
      1,
      `<currentContactState>${state}</currentContactState><currentScheduleGroup>${schedule}</currentScheduleGroup>`,
    );

  test('takes one free agent of the group out of the routing, until released', async () => {
    const sandbox = await start(calm);
    const { soap, centre } = sandbox;
    const members = await team(sandbox);
    const taken = first((await soap('acquireAgent', take(external('SG1')))).data);
    expect(taken).toMatchObject({ currentContactState: 'Holding', currentWorkState: 'Busy' });
    expect(members.map(({ internalId }) => internalId)).toContain(taken.internalId);
    const agent = centre.agent('ENGAGE', String(userOf(taken).externalId));
    expect(await show(sandbox, agent)).toEqual(taken);
    const second = first((await soap('acquireAgent', take(external('SG1')))).data);
    expect(second.internalId).not.toBe(taken.internalId);

    const release = arg(1, `${internal(taken.internalId)}<agent>${external(agent.person.email)}</agent>`);
    expect((await soap('releaseAgent', release)).data).toEqual([
      members.find((row) => row.internalId === taken.internalId),
    ]);
    expect((await soap('releaseAgent', release)).fault).toMatch(/^OBJECT_NOT_EXISTS /);
  });

  test('takes whoever was idle longest', async () => {
    const sandbox = await start(calm);
    const { centre, clock, soap } = sandbox;
    const queue = centre.queue('Power48');
    const members = centre.agentsAt('ENGAGE').filter(({ memberships }) => memberships.has(queue));
    const order = [...members.slice(2), ...members.slice(0, 2)];
    for (const agent of order) {
      clock.advance(1_000);
      centre.place({ queue, status: 'HANDLED', agent });
    }
    for (const { person } of order) {
      const { data } = await soap('acquireAgent', take(external('SG1')));
      expect(data.map((row) => userOf(row).externalId)).toEqual([person.email]);
    }
  });

  test('finds nobody where nobody is free', async () => {
    const sandbox = await start(calm);
    for (const agent of sandbox.centre.agentsAt('ENGAGE')) sandbox.centre.place({ agent, duty: 'PAUSE' });
    const { fault } = await sandbox.soap('acquireAgent', take(external('SG2')));
    expect(fault).toBe("OBJECT_NOT_EXISTS Referenced object 'available agent of SG2' does not exist");
  });

  test('needs a contact state and a schedule group; releasing an agent state', async () => {
    const { soap } = await start(calm);
    const acquire = async (inside: string) => (await soap('acquireAgent', inside)).fault;
    expect(await acquire('')).toMatch(/^ARG_NULL .*'agentState'/);
    expect(await acquire(take(external('SG1'), ''))).toMatch(/^ARG_NULL .*'agentState.currentContactState'/);
    expect(await acquire(arg(1, '<currentContactState>x</currentContactState>'))).toMatch(/^ARG_NULL .*ScheduleGroup'/);
    expect(await acquire(take(''))).toMatch(/^ARG_NULL .*ScheduleGroup'/);
    expect(await acquire(take(external('SG9')))).toMatch(/^OBJECT_NOT_EXISTS .*'SG9'/);
    expect((await soap('releaseAgent', arg(1, ''))).fault).toMatch(/^ARG_NULL .*'agentState.internalId'/);
    expect((await soap('releaseAgent', arg(1, internal(1)))).fault).toMatch(/^OBJECT_NOT_EXISTS /);
  });

  test('can be given back by the group, as the text of the page has it', async () => {
    const { soap } = await start({ ...calm, engage: { releaseTakes: 'AgentGroup' } });
    const { internalId } = first((await soap('acquireAgent', take(external('SG1')))).data);
    const release = arg(1, external('Power48'));
    expect(first((await soap('releaseAgent', release)).data)).toMatchObject({
      internalId,
      currentWorkState: 'Available',
    });
    expect((await soap('releaseAgent', release)).fault).toMatch(/^OBJECT_NOT_EXISTS .*'Power48'/);
  });
});
