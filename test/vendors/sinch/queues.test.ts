import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { answers, first, guid, id, only, sentTo, small } from './kit.ts';

const start = gateways();

describe('a queue', () => {
  test('has the counts and waits of its status, and null where one is missing', async () => {
    const t = await start(small);
    const agentCounts = { agentsServing: 1, agentsFree: 2, agentsBusy: 3, agentsWrapUp: 4, agentsNotReady: 5 };
    answers(t, 'GET /queueStatuses', [
      {
        id: guid(1),
        name: 'Sales',
        type: 'Phone',
        inQueue: 7,
        waitingDurationMax: 12_000,
        inQueueCurrent: 8,
        waitingDurationCurrentMax: 9_000,
        ...agentCounts,
        agentsPause: 6,
      },
      // The page's own example lacks these two.
      { id: guid(2), name: 'Spares', type: 'Chat', inQueue: 0, waitingDurationMax: 0, ...agentCounts, agentsPause: 0 },
    ]);
    const { data, errors } = await t.query(`{
      queues { nodes { name channel status {
        waiting longestWait waitingCurrent longestWaitCurrent agentsServing agentsFree agentsBusy agentsWrapUp agentsNotReady agentsOnBreak observedAt stale
      } } }
    }`);
    expect(errors).toBeUndefined();
    const seen = { ...agentCounts, observedAt: new Date(t.clock.now()).toISOString(), stale: false };
    expect(data.queues.nodes).toEqual([
      {
        name: 'Sales',
        channel: 'PHONE',
        status: {
          ...seen,
          waiting: 7,
          longestWait: 12_000,
          waitingCurrent: 8,
          longestWaitCurrent: 9_000,
          agentsOnBreak: 6,
        },
      },
      {
        name: 'Spares',
        channel: 'CHAT',
        status: {
          ...seen,
          waiting: 0,
          longestWait: 0,
          waitingCurrent: null,
          longestWaitCurrent: null,
          agentsOnBreak: 0,
        },
      },
    ]);
  });

  test('has the agents who serve it or have done so', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const queue = first(centre.queuesAt('SINCH'));
    const members = centre
      .agentsAt('SINCH')
      .filter(({ memberships }) => memberships.has(queue))
      .map((agent) => agent.id);
    const { data } = await t.query(
      `query ($id: ID!) { queue(id: $id) { agents { nodes { externalId queues { serving } } } } }`,
      { id: id('Queue', queue.id) },
    );
    expect(data.queue.agents.nodes.map((agent: { externalId: string }) => agent.externalId).toSorted()).toEqual(
      members.toSorted(),
    );
    expect(only(t, '/agents').query.get('queueId')).toBe(queue.id);
  });
});

describe('a queue group', () => {
  test('has its queues with the thresholds that are set', async () => {
    const t = await start(small);
    answers(t, 'GET /queueGroups', [
      {
        id: 'ALL_QUEUES',
        name: 'ALL_QUEUES',
        queues: {
          queue: [
            {
              id: `${guid(1)} `,
              name: 'B2B',
              type: 'Phone',
              freeAgentCriticalLevel: 1,
              freeAgentWarningLevel: 2,
              interactionsCriticalLevel: 30,
              interactionsWarningLevel: 20,
              maxWaitTimeCriticalLevel: 120_000,
              maxWaitTimeWarningLevel: 2_678_400_000,
              servingAgentCriticalLevel: 5,
              servingAgentWarningLevel: 6,
              serviceLevelCriticalLevel: 20,
              serviceLevelWarningLevel: 50,
            },
            { id: guid(2), name: 'B2C', type: 'Chat', serviceLevelWarningLevel: 50 },
            { id: guid(3), name: 'Letters', type: 'Email' },
          ],
        },
      },
    ]);
    const level = '{ warning critical }';
    const { data, errors } = await t.query(`{
      queueGroups { nodes { externalId name queues {
        queue { externalId name }
        thresholds { freeAgents ${level} servingAgents ${level} waitingContacts ${level} longestWait ${level} serviceLevel ${level} }
      } } }
    }`);
    expect(errors).toBeUndefined();
    const none = { freeAgents: null, servingAgents: null, waitingContacts: null, longestWait: null };
    expect(data.queueGroups.nodes).toEqual([
      {
        externalId: 'ALL_QUEUES',
        name: 'ALL_QUEUES',
        queues: [
          {
            queue: { externalId: guid(1), name: 'B2B' },
            thresholds: {
              freeAgents: { warning: 2, critical: 1 },
              servingAgents: { warning: 6, critical: 5 },
              waitingContacts: { warning: 20, critical: 30 },
              longestWait: { warning: 2_678_400_000, critical: 120_000 },
              serviceLevel: { warning: 50, critical: 20 },
            },
          },
          {
            queue: { externalId: guid(2), name: 'B2C' },
            thresholds: { ...none, serviceLevel: { warning: 50, critical: null } },
          },
          { queue: { externalId: guid(3), name: 'Letters' }, thresholds: null },
        ],
      },
    ]);
    expect(sentTo(t, '/queueGroups', 'showThresholds')).toEqual(['1']);
  });

  test('narrows a list of queues, and is known by its queues', async () => {
    const t = await start(small);
    const listed = await t.query(`{ queueGroups { nodes { id name queues { queue { id } } } } }`);
    const sales = first(listed.data.queueGroups.nodes, (group: { name: string }) => group.name === 'Sales queues') as {
      id: string;
      name: string;
      queues: { queue: { id: string } }[];
    };
    const { data } = await t.query(
      `query ($ids: [ID!]!) { queues(filter: { groupIds: $ids }) { nodes { id groups { name } } } }`,
      { ids: [sales.id] },
    );
    expect(data.queues.nodes.map((queue: { id: string }) => queue.id).toSorted()).toEqual(
      sales.queues.map(({ queue }) => queue.id).toSorted(),
    );
    for (const { groups } of data.queues.nodes)
      expect(groups.map((group: { name: string }) => group.name).toSorted()).toEqual(['ALL_QUEUES', 'Sales queues']);
  });
});

describe('summaries', () => {
  const summary = (queue: number, time: string, counts: object) => ({
    id: `${guid(queue)}${time.replaceAll(/[-:]|\.00/g, '')}`,
    queueId: guid(queue),
    queueName: `Queue ${queue}`,
    type: 'Phone',
    hourTime: time,
    applicationName: 'ContactCenter',
    ...counts,
  });
  const rows = [
    summary(1, '2026-11-22T08:00:00.00Z', {
      inHandled: 6,
      inAbandoned: 2,
      inAnsweredOnTime: 4,
      inHandleTimeTotal: 60_000,
    }),
    summary(1, '2026-11-22T08:15:00.00Z', { inHandled: 2, inAbandoned: 0, inAnsweredOnTime: 1 }),
    summary(2, '2026-11-22T08:00:00.00Z', { inHandled: 0, inAbandoned: 0, inAnsweredOnTime: 0 }),
  ];

  test('are found by id and by list, each once', async () => {
    const t = await start(small);
    answers(t, 'GET /contactSummaries', [...rows, ...rows]);
    t.sandbox.sinch.fault(/^GET \/contactSummaries\//, { status: 200, body: rows[1] });
    const { data, errors } = await t.query(
      `query ($id: ID!) {
        contactSummaries(filter: { since: "2026-11-22T07:00:00Z" }) { nodes { id queue { externalId name } startsAt inHandled inHandleTimeTotal } }
        contactSummary(id: $id) { id inHandled startsAt }
      }`,
      { id: id('ContactSummary', rows[1]?.id) },
    );
    expect(errors).toBeUndefined();
    expect(data.contactSummaries.nodes).toEqual(
      rows.map((row) => ({
        id: id('ContactSummary', row.id),
        queue: { externalId: row.queueId, name: row.queueName },
        startsAt: row.hourTime.replace('.00Z', '.000Z'),
        inHandled: Object(row).inHandled,
        inHandleTimeTotal: Object(row).inHandleTimeTotal ?? null,
      })),
    );
    expect(data.contactSummary).toMatchObject({ id: id('ContactSummary', rows[1]?.id), inHandled: 2 });
  });

  test('of several queues are one call, and give each its service level', async () => {
    const t = await start(small);
    answers(t, 'GET /contactSummaries', rows);
    answers(
      t,
      'GET /queueStatuses',
      [1, 2, 3].map((number) => ({ id: guid(number), name: `Queue ${number}` })),
    );
    const { data, errors } = await t.query(`{
      queues { nodes { serviceLevel(since: "2026-11-22T08:00:00Z") summaries(since: "2026-11-22T08:00:00Z", until: "2026-11-22T08:15:00Z") { inHandled } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.queues.nodes).toEqual([
      // 5 of the 8 that were handled and the 2 that were abandoned.
      { serviceLevel: 50, summaries: [{ inHandled: 6 }] },
      { serviceLevel: null, summaries: [{ inHandled: 0 }] },
      { serviceLevel: null, summaries: [] },
    ]);
    const { query } = only(t, '/contactSummaries');
    expect(query.get('startTime')).toBe('2026-11-22T08:00:00.000Z');
    expect(query.get('queueId')?.split(',')).toEqual([guid(1), guid(2), guid(3)]);
  });

  test('are narrowed by the vendor where it can', async () => {
    const t = await start(small);
    await t.query(
      `query ($ids: [ID!]!) {
        contactSummaries(filter: { since: "2026-11-22T08:00:00Z", channels: [PHONE, CHAT], queueIds: $ids, applicationName: "Main*" }) { nodes { id } }
      }`,
      { ids: [id('Queue', guid(1))] },
    );
    const { query } = only(t, '/contactSummaries');
    expect(Object.fromEntries(query)).toEqual({
      startTime: '2026-11-22T08:00:00.000Z',
      type: 'Phone,Chat',
      queueId: guid(1),
      applicationName: 'Main*',
      sort: 'id',
      offset: '0',
      limit: '501',
    });
  });
});
