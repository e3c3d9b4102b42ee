import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { agentOf, show, team, userOf } from './engage-kit.ts';
import { first, type Row, sandboxes, type Tried } from './kit.ts';
import { arg, external, internal } from './soap.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const account = arg(1, external('Acme'), 'Account');

describe('an agent', () => {
  test('has everything the types name', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const { person } = agent;
    const id = expect.stringMatching(/^\d{6}$/);
    expect(await show(sandbox, agent)).toEqual({
      internalId: id,
      agent: {
        internalId: id,
        externalId: person.email,
        loginEnabled: 'true',
        firstName: person.first,
        lastName: person.last,
        email: person.email,
        roles: 'Agent',
        defaultPhoneNumber: person.mobile,
        attributes: { name: 'registrationMethod', value: 'Phone' },
      },
      currentScheduleGroup: { internalId: id, externalId: 'SG1' },
      currentPhoneNumber: person.mobile,
      currentWorkState: 'Available',
    });
  });

  test('does what the centre says', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const { centre } = sandbox;
    const state = async () => {
      const { currentWorkState, currentContactState } = await show(sandbox, agent);
      return [currentWorkState, currentContactState];
    };
    const duties = { PAUSE: 'Break', NOT_READY: 'Unavailable', LOGGED_OUT: 'LoggedOut', READY: 'Available' } as const;
    for (const [duty, word] of Object.entries(duties)) {
      centre.place({ agent, duty: duty as keyof typeof duties });
      expect(await state()).toEqual([word, undefined]);
    }
    const queue = centre.queue('Power48');
    const contacts = { PREVIEW: 'Previewing', DIALING: 'Dialing', TALKING: 'Connected' } as const;
    for (const [status, word] of Object.entries(contacts)) {
      centre.place({ queue, status: status as keyof typeof contacts, agent });
      expect(await state()).toEqual(['Busy', word]);
    }
    centre.place({ queue, status: 'WRAP_UP', agent });
    expect(await state()).toEqual(['WrapUp', undefined]);
  });

  test('is found by the external id, unless an internal one says otherwise', async () => {
    const sandbox = await start(calm);
    const [one, other] = sandbox.centre.agentsAt('ENGAGE').map(({ person }) => person.email);
    const ask = (inside: string) => sandbox.soap('showAgentStateUsingUser', arg(1, inside));
    const { internalId } = userOf(first((await ask(external(one))).data));
    expect(userOf(first((await ask(internal(internalId) + external(other))).data)).externalId).toBe(one);
    expect((await ask(internal(internalId))).fault).toBe(
      "ARG_NULL Invalid Data, argument 'agent.externalId' must be non-null",
    );
    expect((await ask('')).fault).toMatch(/^ARG_NULL /);
    for (const inside of [external('nobody@acme.example'), internal(7) + external(one), external(internalId)])
      expect((await ask(inside)).fault).toMatch(/^OBJECT_NOT_EXISTS /);
    const noAgent = first(sandbox.centre.people, ({ vendors }) => !vendors.includes('ENGAGE')).email;
    expect((await ask(external(noAgent))).fault).toBe(
      `OBJECT_NOT_EXISTS Referenced object '${noAgent}' does not exist`,
    );
  });

  test('may be silent about signing in, unless there are no quirks or something to say', async () => {
    const sandbox = await start(calm);
    const said = async ({ soap }: Tried) =>
      (await soap('listAgentStatesUsingEntity', account)).data.map((row) => userOf(row).loginEnabled);
    expect(new Set(await said(sandbox))).toEqual(new Set(['true', null]));
    expect(new Set(await said(await start({ ...calm, engage: { quirks: false } })))).toEqual(new Set(['true']));
    for (const agent of sandbox.centre.agentsAt('ENGAGE')) sandbox.centre.setHold(agent, { barred: true });
    expect(new Set(await said(sandbox))).toEqual(new Set(['false']));
  });
});

describe('everyone', () => {
  test('is in the account once, and in one group', async () => {
    const sandbox = await start(calm);
    const { centre, soap } = sandbox;
    const names = (rows: readonly Row[]) => rows.map((row) => String(userOf(row).externalId)).sort();
    const emails = (agents: readonly Agent[]) => agents.map(({ person }) => person.email).sort();
    const all = (await soap('listAgentStatesUsingEntity', account)).data;
    expect(names(all)).toEqual(emails(centre.agentsAt('ENGAGE')));
    for (const queue of centre.queuesAt('ENGAGE')) {
      const members = centre.agentsAt('ENGAGE').filter(({ memberships }) => memberships.has(queue));
      expect(names(await team(sandbox, queue.name.EN))).toEqual(emails(members));
    }
    const ids = [...new Set(all.map(({ internalId }) => internalId))];
    expect(ids).toHaveLength(18);
  });

  test('is too much beyond the limit, a group too', async () => {
    const six = await start({ ...calm, engage: { limits: { results: 6 } } });
    expect((await six.soap('listAgentStatesUsingEntity', account)).fault).toBe(
      'RESULT_TOO_LARGE Result returned would be too large',
    );
    for (const queue of six.centre.queuesAt('ENGAGE')) expect(await team(six, queue.name.EN)).toHaveLength(6);
    const five = await start({ ...calm, engage: { limits: { results: 5 } } });
    const group = arg(1, external('Power48'), 'AgentGroup');
    expect((await five.soap('listAgentStatesUsingEntity', group)).fault).toMatch(/^RESULT_TOO_LARGE /);
  });

  test('of an organisation that is not there is nobody', async () => {
    const { soap } = await start(calm);
    const ask = async (...parts: [string, string]) =>
      (await soap('listAgentStatesUsingEntity', arg(1, ...parts))).fault;
    expect(await ask(external('Other'), 'Account')).toMatch(/^OBJECT_NOT_EXISTS .*'Other'/);
    expect(await ask(external('Other'), 'AgentGroup')).toMatch(/^OBJECT_NOT_EXISTS .*'Other'/);
    expect(await ask('', 'Account')).toMatch(/^ARG_NULL /);
    expect(await ask(internal(1) + external('Acme'), 'Account')).toMatch(/^OBJECT_NOT_EXISTS .*'1'/);
  });
});

describe('the agent on a device', () => {
  const org = arg(2, external('Acme'), 'Account');

  test('talks with the client of that number', async () => {
    const sandbox = await start(calm);
    const { centre, soap } = sandbox;
    const agent = agentOf(sandbox);
    const queue = centre.queue('Power48');
    const ask = (number: string, where = org) => soap('showAgentStateUsingDevice', arg(1, external(number)), where);
    const { source } = centre.place({ queue, status: 'TALKING', agent, source: '+16175550199' });
    expect(userOf(first((await ask(source)).data)).externalId).toBe(agent.person.email);
    expect(userOf(first((await ask('+1 617-555-0199')).data)).externalId).toBe(agent.person.email);
    for (const number of [agent.person.mobile, queue.address, '+1'])
      expect(await ask(number)).toEqual({ status: 200, data: [], warnings: [], fault: null });
    centre.place({ queue, status: 'WRAP_UP', agent, source });
    expect((await ask(source)).data).toEqual([]);
  });

  test('is looked for in the account', async () => {
    const { soap } = await start(calm);
    const ask = async (...inside: string[]) => (await soap('showAgentStateUsingDevice', ...inside)).fault;
    const device = arg(1, external('+1'));
    expect(await ask(device, arg(2, external('Acme'), 'Enterprise'))).toBeNull();
    expect(await ask(device)).toBe("ARG_NULL Invalid Data, argument 'org' must be non-null");
    expect(await ask(org)).toMatch(/^ARG_NULL .*'device'/);
    expect(await ask(arg(1, ''), org)).toBe('ATTRIBUTE_NULL Attribute supplied is null');
    expect(await ask(device, arg(2, external('Power48'), 'AgentGroup'))).toMatch(/^ARG_INVALID_TYPE /);
    expect(await ask(device, arg(2, external('Other'), 'Account'))).toMatch(/^OBJECT_NOT_EXISTS /);
  });
});
