import { describe, expect, test } from '@jest/globals';
import { agentId as agentAt, everywhere, self, signedIn } from '../access/kit.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { needs } from '../kit/groups.ts';
import { change, type Mutation } from './changes.ts';
import { account, agentId, asked, atEngage, engage, groupId, scheduleIds, strangers } from './engage-kit.ts';
import { id } from './kit.ts';
import { createGroup, createSchedule, listed, passingRedis, unsaid } from './store-away-kit.ts';

const start = gateways();

needs('redis-server')('changes at Engage while Redis is away', () => {
  const { remembering, away, back, goneMeanwhile } = passingRedis(start);

  describe('a change that was made is told', () => {
    const made: readonly [Mutation, string, (tried: Tried) => object, object][] = [
      [
        'acquireAgent',
        'acquireAgent',
        (tried) => ({ sourceId: atEngage, contactState: 'Reserved', scheduleGroupId: scheduleIds(tried)[0] }),
        { agent: { id: expect.any(String) } },
      ],
      [
        'createAgents',
        'createAgents',
        (tried) => ({ sourceId: atEngage, agentGroupId: groupId('Power48'), users: strangers(tried).slice(0, 1) }),
        { results: [{ user: expect.any(String) }] },
      ],
      [
        'createAgentGroup',
        'createAgentGroup',
        () => ({ sourceId: atEngage, externalId: 'Fresh' }),
        { agentGroup: { id: groupId('Fresh') } },
      ],
      [
        'deleteAgentGroup',
        'deleteAgentGroup',
        () => ({ id: groupId('Loans & Cards') }),
        { deletedId: groupId('Loans & Cards') },
      ],
      [
        'createScheduleGroup',
        'createScheduleGroup',
        () => ({ agentGroupId: groupId('Power48'), externalId: 'Nights' }),
        { scheduleGroup: { id: expect.any(String) } },
      ],
      [
        'deleteScheduleGroup',
        'deleteScheduleGroup',
        (tried) => ({ id: scheduleIds(tried)[2] }),
        { deletedId: expect.any(String) },
      ],
    ];
    test.each(made)('by %s', async (mutation, method, input, payload) => {
      const tried = await remembering();
      const answer = await goneMeanwhile(tried, method, () => change(tried, mutation, input(tried)));
      expect(answer).toEqual({ ...payload, errors: [] });
      expect(asked(tried).filter((each) => each === method)).toHaveLength(1);
    });

    test('by acquireAgent and releaseAgent, with who it was, beside an earlier change of the same document', async () => {
      const tried = await remembering();
      const document = `mutation ($group: CreateAgentGroupInput!, $acquire: AcquireAgentInput!) {
        createAgentGroup(input: $group) { agentGroup { externalId } errors { code } }
        acquireAgent(input: $acquire) { agent { id state scheduleGroup { externalId } } errors { code } }
      }`;
      const { data, errors } = await goneMeanwhile(tried, 'acquireAgent', () =>
        tried.query(document, {
          group: { sourceId: atEngage, externalId: 'Fresh' },
          acquire: { sourceId: atEngage, contactState: 'Reserved', scheduleGroupId: scheduleIds(tried)[0] },
        }),
      );
      expect(errors).toBeUndefined();
      const [reserved] = tried.sandbox.centre.agentsAt('ENGAGE').filter((agent) => agent.reserved);
      expect(data).toEqual({
        createAgentGroup: { agentGroup: { externalId: 'Fresh' }, errors: [] },
        acquireAgent: {
          agent: {
            id: agentId(reserved?.person.email ?? ''),
            state: 'BUSY',
            scheduleGroup: { externalId: 'SG1' },
          },
          errors: [],
        },
      });
      const release = { agentId: data.acquireAgent.agent.id };
      expect(await change(tried, 'releaseAgent', release)).toEqual({ agent: { id: release.agentId }, errors: [] });
      expect(tried.sandbox.centre.agentsAt('ENGAGE').some((agent) => agent.reserved)).toBe(false);
    });
  });

  test('what could not be remembered is when it is back', async () => {
    const tried = await remembering();
    await createGroup(tried, 'Old');
    await createSchedule(tried, 'Old', 'Weekends');
    await goneMeanwhile(tried, 'createAgentGroup', () => createGroup(tried, 'Fresh'));
    await createSchedule(tried, 'Fresh', 'Nights');
    await change(tried, 'deleteAgentGroup', { id: groupId('Old') });
    // The group that is deleted, and that its schedule groups are.
    expect(tried.log.filter((line) => line.includes('could not remember'))).toHaveLength(4);
    expect((await listed(tried, 'agentGroups')).failures).toEqual(unsaid);

    await back(tried);
    expect(await listed(tried, 'agentGroups')).toEqual({
      names: ['Fresh', 'Loans & Cards', 'Power48', 'Renewals'],
      failures: [],
    });
    const { names, failures } = await listed(tried, 'scheduleGroups');
    expect([names, failures]).toEqual([['Nights', 'SG1', 'SG2', 'SG3'], []]);
    const other = await remembering({ ...account, after: tried });
    expect((await listed(other, 'agentGroups')).names).toContain('Fresh');
    expect((await listed(other, 'agentGroups')).names).not.toContain('Old');
  });

  test('a change that only the store could name the schedule group of is not begun', async () => {
    const tried = await remembering();
    await away(tried);
    const { errors } = await tried.query(
      'mutation ($input: DeleteByIdInput!) { deleteScheduleGroup(input: $input) { deletedId } }',
      { input: { id: id('ScheduleGroup', engage, 'name:SG1') } },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'STORE_UNAVAILABLE' } }]);
    expect(asked(tried)).toEqual([]);
  });

  describe('one’s own state is set with agents:self', () => {
    test.each(['setAgentState', 'setPersonState'] as const)('by %s', async (mutation) => {
      const tried = await remembering(signedIn);
      const me = everywhere(tried);
      const mine = await self(tried, me);
      await away(tried);
      const own = agentAt(tried, 'ENGAGE', me);
      if (mutation === 'setAgentState')
        expect(await change(mine, mutation, { agentId: own, state: 'NOT_READY' }, 'agent { id state }')).toEqual({
          agent: { id: own, state: 'NOT_READY' },
          errors: [],
        });
      else {
        const input = { email: me.email, state: 'NOT_READY', sourceIds: [atEngage] };
        expect(await change(mine, mutation, input)).toMatchObject({
          results: [{ agentId: own, errors: [] }],
          errors: [{ code: 'VENDOR_UNAVAILABLE', source: { id: atEngage }, retryable: true }],
        });
      }
      expect(tried.calls('engage')).toContain('changeAgentState');
    });
  });
});
