import { describe, expect, test } from '@jest/globals';
import { first, type Row, sandboxes, type Tried } from './kit.ts';
import { arg, external, internal } from './soap.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const group = arg(2, external('Renewals'));
const users = (...names: string[]) => names.map((name) => arg(1, external(name))).join('');
const nameOf = ({ agent }: Row) => (agent as Row).externalId;
const strangers = ({ centre }: Tried) => centre.people.filter(({ vendors }) => !vendors.includes('ENGAGE'));
const unknown = (name: string) => `OBJECT_NOT_EXISTS Referenced object '${name}' does not exist`;

describe('creating agents', () => {
  test('makes users agents of the group, in their order, and warns of the others', async () => {
    const sandbox = await start(calm);
    const { soap, centre } = sandbox;
    const [one, two] = strangers(sandbox).map(({ email }) => email);
    const there = first(centre.agentsAt('ENGAGE')).person.email;
    if (one === undefined || two === undefined) throw new Error('Everybody works at Engage.');
    const { data, warnings, fault } = await soap('createAgents', users(two, there, 'no@body.example', one, one), group);
    expect(fault).toBeNull();
    expect(data.map(nameOf)).toEqual([two, one]);
    expect(warnings).toEqual([
      `OBJECT_EXISTS Object '${there}' already exists`,
      unknown('no@body.example'),
      `OBJECT_EXISTS Object '${one}' already exists`,
    ]);
    const shown = await soap('showAgentStateUsingUser', users(two));
    expect(shown.data).toEqual([data[0]]);
    const members = await soap('listAgentStatesUsingEntity', arg(1, external('Renewals'), 'AgentGroup'));
    expect(members.data.slice(-2).map(nameOf)).toEqual([two, one]);
    expect(centre.agent('ENGAGE', two).memberships.has(centre.queue('Renewals'))).toBe(true);
    expect(first(centre.people, ({ email }) => email === two).vendors).toContain('ENGAGE');
  });

  test('begins in the state asked for, else in that of the group', async () => {
    const sandbox = await start(calm);
    const [one, two, three] = strangers(sandbox).map(({ email }) => email);
    const create = async (name: string | undefined, initial: string) =>
      sandbox.soap('createAgents', users(String(name)), group, arg(3, initial));
    expect((await create(one, '')).data).toMatchObject([{ currentWorkState: 'Unavailable' }]);
    const state = '<requestedWorkState>Available</requestedWorkState><requestedAction>Train</requestedAction>';
    expect((await create(two, state)).data).toMatchObject([
      { currentWorkState: 'Available', requestedAction: 'Train' },
    ]);
    const barred = '<agent><loginEnabled>false</loginEnabled></agent>';
    expect((await create(three, barred)).data).toMatchObject([{ currentWorkState: 'LoggedOut' }]);
    const { fault } = await create(three, '<requestedWorkState>Asleep</requestedWorkState>');
    expect(fault).toBe("ARG_INVALID_DATA Invalid Data 'Asleep'");
  });

  test('knows users beside the people of the centre, whatever is in their names', async () => {
    const extra = { externalId: "O'Neil & Co", firstName: "O'Neil", lastName: '& <Co>', email: 'oneil@acme.example' };
    const viewer = { ...extra, externalId: 'viewer', email: 'viewer@acme.example', roles: ['Viewer'] };
    const { soap, centre } = await start({ ...calm, engage: { users: [extra, viewer] } });
    const { data, warnings } = await soap('createAgents', users('O&apos;Neil &amp; Co', 'viewer', 'a%b'), group);
    const named = { externalId: extra.externalId, firstName: "O'Neil", lastName: '& <Co>', email: extra.email };
    expect(data).toMatchObject([{ agent: named }]);
    expect(warnings).toEqual([
      "INVALID_OBJECT_TYPE The supplied object 'viewer' is not of the correct type",
      "ARG_INVALID_CHAR Invalid Data, argument 'a%b' contains invalid characters",
    ]);
    expect(centre.agent('ENGAGE', extra.email).person.index).toBe(60);
    expect((await soap('deleteAgents', users('O&apos;Neil &amp; Co'))).warnings).toEqual([]);
    expect((await soap('createAgents', users('O&apos;Neil &amp; Co'), group)).data).toMatchObject([{ agent: named }]);
    expect(centre.people).toHaveLength(61);
  });

  test('takes a user by the internal id too', async () => {
    const sandbox = await start(calm);
    const [{ email } = { email: '' }] = strangers(sandbox);
    const { soap } = sandbox;
    const { internalId } = first((await soap('createAgents', users(email), group)).data).agent as Row;
    await soap('deleteAgents', users(email));
    const { data, warnings } = await soap('createAgents', arg(1, internal(internalId)) + arg(1, ''), group);
    expect(data.map(nameOf)).toEqual([email]);
    expect(warnings).toEqual(["ARG_NULL Invalid Data, argument 'agents.externalId' must be non-null"]);
  });

  test('keeps the limits', async () => {
    const sandbox = await start({ ...calm, engage: { limits: { items: 3, agents: 19 } } });
    const { soap } = sandbox;
    const [a = '', b = '', c = '', d = ''] = strangers(sandbox).map(({ email }) => email);
    const tooMany = await soap('createAgents', users(a, b, c, d), group);
    expect(tooMany.fault).toBe("ARG_TOO_LARGE Invalid Data, argument 'agents' exceeds allowed size");
    const { data, warnings } = await soap('createAgents', users(a, b, c), group);
    expect(data.map(nameOf)).toEqual([a]);
    expect(warnings).toEqual(
      [b, c].map((name) => `SYSTEM_LIMIT_EXCEEDED maximum number of agents exceeded: '${name}'`),
    );
    expect((await soap('deleteAgents', users(a, b, c, d))).fault).toMatch(/^ARG_TOO_LARGE /);
  });

  test('needs users and a group', async () => {
    const { soap } = await start(calm);
    const ask = async (...inside: string[]) => (await soap('createAgents', ...inside)).fault;
    expect(await ask(group)).toBe("ARG_NULL Invalid Data, argument 'agents' must be non-null");
    expect(await ask(users('a'))).toMatch(/^ARG_NULL .*'agentGroup'/);
    expect(await ask(users('a'), arg(2, internal(100_002)))).toMatch(/^ARG_NULL .*'agentGroup.externalId'/);
    expect(await ask(users('a'), arg(2, external('Nowhere')))).toBe(unknown('Nowhere'));
  });
});

describe('creating agents from a text', () => {
  test('takes a plain list, as long as it may be', async () => {
    const sandbox = await start({ ...calm, engage: { limits: { stringBytes: 150 } } });
    const [one = '', two = '', three = ''] = strangers(sandbox).map(({ email }) => email);
    const ask = (list: string) => sandbox.soap('createAgentsUsingString', arg(1, list), group);
    const { data, warnings } = await ask(`${three}\n${one}; x@y.example,,${two}\n`);
    expect(data.map(nameOf)).toEqual([three, one, two]);
    expect(warnings).toEqual([unknown('x@y.example')]);
    expect((await ask('ä'.repeat(75))).fault).toBeNull();
    expect((await ask('ä'.repeat(76))).fault).toBe(
      "ARG_TOO_LARGE Invalid Data, argument 'agents' exceeds allowed size",
    );
    expect((await ask(' , ')).fault).toBe("ARG_INVALID_DATA Invalid Data ' , '");
    expect((await sandbox.soap('createAgentsUsingString', group)).fault).toMatch(/^ARG_NULL .*'agents'/);
  });
});

describe('deleting agents', () => {
  test('ends what they do, and warns of those who are none', async () => {
    const sandbox = await start(calm);
    const { soap, centre } = sandbox;
    const agent = first(centre.agentsAt('ENGAGE'));
    const { email } = agent.person;
    const call = centre.place({ queue: first(agent.memberships.keys()), status: 'TALKING', agent });
    const [{ email: stranger } = { email: '' }] = strangers(sandbox);
    const { data, warnings } = await soap('deleteAgents', users(stranger, email, email) + arg(1, internal(100_010)));
    expect(data).toEqual([]);
    expect(warnings).toEqual([
      unknown(stranger),
      unknown(email),
      "ARG_NULL Invalid Data, argument 'agents.externalId' must be non-null",
    ]);
    expect(call.status).toBe('HANDLED');
    expect((await soap('showAgentStateUsingUser', users(email))).fault).toBe(unknown(email));
    expect(() => centre.agent('ENGAGE', email)).toThrow('is no agent at ENGAGE');
    expect((await soap('deleteAgents')).fault).toMatch(/^ARG_NULL .*'agents'/);
  });

  test('whose answer is lost has deleted them', async () => {
    const { soap, engage, centre } = await start(calm);
    const { email } = first(centre.agentsAt('ENGAGE')).person;
    engage.fault(/./, 'apply-then-reset', { times: 1 });
    await expect(soap('deleteAgents', users(email))).rejects.toThrow();
    expect((await soap('deleteAgents', users(email))).warnings).toEqual([unknown(email)]);
  });
});
