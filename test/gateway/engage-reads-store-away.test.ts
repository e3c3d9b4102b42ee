import { expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { needs } from '../kit/groups.ts';
import { refuses } from '../vendors/engage/kit.ts';
import { change } from './changes.ts';
import { account, agentId, atEngage, engage, groupId, scheduleIds, strangers, team } from './engage-kit.ts';
import { id } from './kit.ts';
import { createGroup, listed, passingRedis, unsaid } from './store-away-kit.ts';

const start = gateways();

needs('redis-server')('queries about Engage while Redis is away', () => {
  const { remembering, away, back, refuseNews } = passingRedis(start);

  const everyone = `{ agents(filter: { vendors: [ENGAGE] }) {
      nodes { email state group { externalId } scheduleGroup { externalId internalId } } failures { code source { id } } } }`;

  test('go on with everybody in the groups of the configuration, and say that there may be others', async () => {
    const tried = await remembering();
    const before = await tried.query(everyone);
    expect(before.data.agents.nodes).toHaveLength(6);
    await createGroup(tried, 'Fresh');
    const [user = ''] = strangers(tried);
    await change(tried, 'createAgents', { sourceId: atEngage, agentGroupId: groupId('Fresh'), users: [user] });
    expect((await tried.query(everyone)).data.agents.nodes).toHaveLength(7);

    await away(tried);
    expect(await tried.query(everyone)).toEqual({
      data: { agents: { nodes: before.data.agents.nodes, failures: unsaid } },
    });
    const groups = ['Loans & Cards', 'Power48', 'Renewals'];
    expect(await listed(tried, 'agentGroups')).toEqual({ names: groups, failures: unsaid });
    expect(await listed(tried, 'scheduleGroups')).toEqual({ names: ['SG1', 'SG2', 'SG3'], failures: unsaid });
    const inGroup = await tried.query(
      'query ($id: ID!) { agentGroup(id: $id) { externalId agents { nodes { email } failures { code } } } }',
      { id: groupId('Fresh') },
    );
    expect(inGroup).toEqual({
      data: { agentGroup: { externalId: 'Fresh', agents: { nodes: [{ email: user }], failures: [] } } },
    });

    // Lists that have no place for a failure of their own.
    const inside = await tried.query(
      'query ($id: ID!, $source: ID!) { agentGroup(id: $id) { scheduleGroups { id } } wrapUps(filter: { sourceIds: [$source] }) { failures { code source { id } } } }',
      { id: groupId('Power48'), source: atEngage },
    );
    expect(inside).toMatchObject({
      data: { agentGroup: { scheduleGroups: null }, wrapUps: { failures: unsaid } },
      errors: [{ path: ['agentGroup', 'scheduleGroups'], extensions: { code: 'STORE_UNAVAILABLE' } }],
    });

    await back(tried);
    const { nodes, failures } = (await tried.query(everyone)).data.agents;
    expect([nodes.length, failures]).toEqual([7, []]);
  });

  test('go on with one agent, whose group is told unless it may be one that only the store knows', async () => {
    const tried = await remembering();
    await createGroup(tried, 'Fresh');
    const [user = ''] = strangers(tried);
    await change(tried, 'createAgents', { sourceId: atEngage, agentGroupId: groupId('Fresh'), users: [user] });
    await away(tried);
    const [member = ''] = team(tried);
    const one = (name: string) =>
      tried.query('query ($id: ID!) { agent(id: $id) { email state group { externalId } } }', { id: agentId(name) });
    expect(await one(member)).toEqual({
      data: { agent: { email: member, state: 'READY', group: { externalId: 'Power48' } } },
    });
    expect(await one(user)).toMatchObject({
      data: { agent: { email: user, group: null } },
      errors: [{ path: ['agent', 'group'], extensions: { code: 'STORE_UNAVAILABLE' } }],
    });
  });

  test('go on with a person, at sources that have said everything and at those that have not', async () => {
    const tried = await remembering();
    await away(tried);
    const [one, other] = team(tried);
    const { data, errors } = await tried.query(
      `query ($one: EmailAddress!, $other: EmailAddress!) { one: person(email: $one) { ...told } other: person(email: $other) { ...told } }
      fragment told on Person { agents { source { id } email } failures { code source { id } } }`,
      { one, other },
    );
    expect(errors).toBeUndefined();
    const told = (email: string | undefined) => ({
      agents: expect.arrayContaining([{ source: { id: atEngage }, email }]),
      failures: unsaid,
    });
    expect(data).toEqual({ one: told(one), other: told(other) });
  });

  test('go on with schedule groups by their internal ids; of a name alone nobody can say which it is', async () => {
    const tried = await remembering({ ...account, source: { [engage]: { scheduleGroups: [] } } });
    const [sg1 = ''] = scheduleIds(tried);
    await away(tried);
    const read = (key: string) =>
      tried.query('query ($id: ID!) { scheduleGroup(id: $id) { id currentSchedule { day } } }', { id: key });
    expect((await read(sg1)).data.scheduleGroup).toMatchObject({ id: sg1 });
    expect(await read(id('ScheduleGroup', engage, 'name:SG1'))).toMatchObject({
      data: { scheduleGroup: { currentSchedule: null } },
      errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }],
    });
    expect((await tried.query(everyone)).data.agents.nodes[0].scheduleGroup).toMatchObject({ externalId: 'SG1' });
    tried.sandbox.engage.rewrite(/./, (xml) =>
      String(xml).replaceAll(/(<currentScheduleGroup[^>]*>)<internalId>[^<]*<\/internalId>/g, '$1'),
    );
    tried.clock.advance(2_000);
    const { data, errors } = await tried.query(everyone);
    expect(data.agents.nodes).toHaveLength(6);
    expect(data.agents.nodes[0]).toMatchObject({ state: 'READY', scheduleGroup: null });
    expect(errors?.[0]).toMatchObject({
      path: ['agents', 'nodes', 0, 'scheduleGroup'],
      extensions: { code: 'STORE_UNAVAILABLE' },
    });
  });

  test('fail where only the store knows groups by which an account of too many agents could be read', async () => {
    const tried = await remembering({ ...account, source: { [engage]: { agentGroups: [] } } });
    refuses(tried, 'listAgentStatesUsingEntity', 'RESULT_TOO_LARGE');
    refuses(tried, 'listAgentGroupStates', 'soapenv:Client');
    await away(tried);
    expect((await tried.query(everyone)).data.agents).toEqual({ nodes: [], failures: unsaid });
  });

  test('of schedule groups that are seen no more is remembered than was known before', async () => {
    const tried = await remembering({ ...account, source: { [engage]: { scheduleGroups: [] } } });
    const agents = '{ agents(filter: { vendors: [ENGAGE] }) { nodes { id } } }';
    await tried.query(agents);
    const before = await listed(tried, 'scheduleGroups');
    expect(before.names).toContain('SG1');
    await away(tried);
    tried.sandbox.engage.rewrite(/./, (xml) =>
      String(xml).replaceAll(/(<currentScheduleGroup[^>]*>.*?)<externalId>[^<]*<\/externalId>/g, '$1'),
    );
    await tried.query(agents);
    await back(tried);
    expect(await listed(tried, 'scheduleGroups')).toEqual(before);
  });

  test('what a Redis that takes nothing new does not remember is shown and done all the same', async () => {
    const tried = await remembering({ ...account, source: { [engage]: { scheduleGroups: [] } } });
    await refuseNews(true);
    const { data, errors } = await tried.query(
      '{ agents(filter: { vendors: [ENGAGE] }) { nodes { scheduleGroup { externalId } } failures { code } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.agents.failures).toEqual([]);
    expect(data.agents.nodes[0]).toEqual({ scheduleGroup: { externalId: 'SG1' } });
    expect((await createGroup(tried, 'Fresh')).errors).toEqual([]);
    const groups = ['Loans & Cards', 'Power48', 'Renewals'];
    expect(await listed(tried, 'agentGroups')).toEqual({ names: groups, failures: unsaid });
    await refuseNews(false);
    expect(await listed(tried, 'agentGroups')).toEqual({ names: ['Fresh', ...groups], failures: [] });
  });
});
