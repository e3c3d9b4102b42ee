import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, guid, id, small } from './kit.ts';

const start = gateways();

/** What is said of the things in a list of ours, one for each row that Sinch names. */
async function nodesOf(t: Tried, list: string, selection: string) {
  const { data, errors } = await t.query(`{ list: ${list} { nodes { ${selection} } failures { code } } }`);
  expect({ errors, failures: data.list.failures }).toEqual({ errors: undefined, failures: [] });
  return data.list.nodes;
}

const agentsOf = async (rows: readonly object[], selection: string) => {
  const t = await start(small);
  answers(
    t,
    'GET /agents',
    rows.map((fields, number) => agentRow(number, fields)),
  );
  return nodesOf(t, 'agents(filter: { vendors: [SINCH] })', selection);
};

const contactsOf = async (rows: readonly object[], selection: string) => {
  const t = await start(small);
  const arrivalOf = (number: number) => new Date(Date.UTC(2026, 10, 22, 8) + number).toISOString();
  answers(
    t,
    'GET /contacts',
    rows.map((fields, number) => ({ id: guid(number), arrivalTime: arrivalOf(number), ...fields })),
  );
  return nodesOf(t, 'contacts', selection);
};

const queuesOf = async (rows: readonly object[], selection: string) => {
  const t = await start(small);
  answers(
    t,
    'GET /queueStatuses',
    rows.map((fields, number) => ({ id: guid(number), name: `Queue ${number}`, ...fields })),
  );
  return nodesOf(t, 'queues', selection);
};

describe('a key may be spelt in several ways', () => {
  test('handledContactsEmailIn', async () => {
    const rows = [{ handledContactsEmailIn: 4 }, { handledContactseEmailIn: 4 }];
    const seen = { handledEmailsIn: 4 };
    expect(
      await agentsOf(
        rows.map((fields) => ({ ...fields, queues: [{ id: guid(2), ...fields }] })),
        'statistics { handledEmailsIn } queues { statistics { handledEmailsIn } }',
      ),
    ).toEqual(rows.map(() => ({ statistics: seen, queues: [{ statistics: seen }] })));
  });

  test('agentId, reportingGroupId and reportingGroupName', async () => {
    const rows = [
      { agentId: guid(3), reportingGroupId: guid(4), reportingGroupName: 'Sales' },
      { agentid: guid(3), reportingGroupid: guid(4), reportingGroup: 'Sales' },
      // A key that is there and says nothing does not hide the other.
      { agentId: null, agentid: guid(3), reportingGroupId: '', reportingGroupid: guid(4), reportingGroup: 'Sales' },
    ];
    expect(await contactsOf(rows, 'agent { externalId } reportingGroupId reportingGroupName')).toEqual(
      rows.map(() => ({ agent: { externalId: guid(3) }, reportingGroupId: guid(4), reportingGroupName: 'Sales' })),
    );
  });
});

describe('a value may be written otherwise than the page says', () => {
  test('a number as text', async () => {
    const rows = [{ number: 201 }, { number: '201' }, { number: ' 201 ' }];
    expect(await agentsOf(rows, 'phoneNumber')).toEqual(rows.map(() => ({ phoneNumber: '201' })));
  });

  test('an availability in either case', async () => {
    const words = ['LoggedOut', 'Away', 'Busy', 'busy', 'Free', 'Gone', null];
    const told = ['LOGGED_OUT', 'AWAY', 'BUSY', 'BUSY', 'FREE', 'UNKNOWN', null];
    const rows = words.map((availability) => ({ availability, userReadyStatus: true }));
    expect(await agentsOf(rows, 'details { ... on SinchAgentDetails { availability } }')).toEqual(
      told.map((availability) => ({ details: { availability } })),
    );
  });

  test('a channel in capitals or not, of contacts and of queues', async () => {
    const words = ['PHONE', 'Phone', 'CHAT', 'Chat', 'EMAIL', 'Email', 'Fax', null];
    const told = ['PHONE', 'PHONE', 'CHAT', 'CHAT', 'EMAIL', 'EMAIL', null, null].map((channel) => ({ channel }));
    expect(
      await contactsOf(
        words.map((channel) => ({ channel })),
        'channel',
      ),
    ).toEqual(told);
    expect(
      await queuesOf(
        words.map((type) => ({ type })),
        'channel',
      ),
    ).toEqual(told);
  });

  test('an id with blanks around it, which is one and the same', async () => {
    const t = await start(small);
    const blank = `${guid(5)} `;
    answers(t, 'GET /contacts', [
      {
        id: `${guid(1)} `,
        agentId: `${guid(3)}  `,
        queueId: blank,
        origQueueId: blank,
        contactGroupId: ` ${guid(6)}`,
        status: 'InQueue',
      },
    ]);
    answers(t, 'GET /agents', [{ ...agentRow(3), id: `${guid(3)} `, queues: [{ id: blank }] }]);
    t.sandbox.sinch.fault(/^GET \/queueStatuses\//, { status: 200, body: { id: blank, name: 'Sales' } });
    const queue = { externalId: guid(5), name: 'Sales' };
    const agent = { id: id('Agent', guid(3)) };
    const { data, errors } = await t.query(
      `query ($agent: ID!, $queue: ID!) {
        agent(id: $agent) {
          name queues { queue { externalId name } }
          activeContacts { externalId groupId queue { externalId name } originalQueue { externalId name } }
        }
        queue(id: $queue) { externalId name activeContacts { agent { id } } agents { nodes { id } } }
      }`,
      { agent: agent.id, queue: id('Queue', guid(5)) },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      agent: {
        name: 'Agent 3',
        queues: [{ queue }],
        activeContacts: [{ externalId: guid(1), groupId: guid(6), queue, originalQueue: queue }],
      },
      queue: { ...queue, activeContacts: [{ agent }], agents: { nodes: [agent] } },
    });
  });

  test('no e-mail address as nothing, or as something that is none', async () => {
    const rows = ['', '   ', null, undefined, 'no address', 7].map((email) => ({ email }));
    expect(await agentsOf(rows, 'email person { email }')).toEqual(rows.map(() => ({ email: null, person: null })));
  });

  test('a moment with any number of fraction digits', async () => {
    const moments = [
      ['2026-11-22T08:45:00.00Z', '2026-11-22T08:45:00.000Z'],
      ['2026-11-22T08:45:00.5Z', '2026-11-22T08:45:00.500Z'],
      ['2026-11-22T08:45:00.123456Z', '2026-11-22T08:45:00.123Z'],
      ['2026-11-22T08:45:00Z', '2026-11-22T08:45:00.000Z'],
      ['2026-11-22T10:45:00.000+02:00', '2026-11-22T08:45:00.000Z'],
      ['yesterday', null],
      [null, null],
    ];
    const told = moments.map(([, connectedAt]) => ({ connectedAt }));
    expect(
      await contactsOf(
        moments.map(([connectTime]) => ({ connectTime })),
        'connectedAt',
      ),
    ).toEqual(told);
    const t = await start(small);
    const rows = moments.map(([hourTime], number) => ({ id: guid(number), hourTime, changeTimeStamp: hourTime }));
    answers(t, 'GET /contactSummaries', rows);
    const summaries = await nodesOf(
      t,
      `contactSummaries(filter: { since: "2026-11-22T08:00:00Z" })`,
      'id startsAt updatedAt',
    );
    expect(summaries).toHaveLength(moments.length);
    for (const [number, [, startsAt]] of moments.entries())
      expect(summaries).toContainEqual({ id: id('ContactSummary', guid(number)), startsAt, updatedAt: startsAt });
  });
});

describe('units', () => {
  test('thresholds of a contact are seconds, all else is milliseconds', async () => {
    const fields = {
      answeredOnTimeThreshold: 15,
      falseAttemptTimeThreshold: 10,
      queuingDuration: 38_000,
      waitingDuration: 12_807,
      handlingDuration: 323_000,
      totalDuration: 333_000,
      wrapUpTotalDuration: 10_000,
    };
    const selection =
      'answeredOnTimeThreshold falseAttemptThreshold queuingDuration waitingDuration handlingDuration totalDuration wrapUpDuration';
    expect(await contactsOf([fields], selection)).toEqual([
      {
        answeredOnTimeThreshold: 15_000,
        falseAttemptThreshold: 10_000,
        queuingDuration: 38_000,
        waitingDuration: 12_807,
        handlingDuration: 323_000,
        totalDuration: 333_000,
        wrapUpDuration: 10_000,
      },
    ]);
  });

  const long = [2_678_400_000, '2678400000', Number.MAX_SAFE_INTEGER];
  const told = long.map(Number);

  test('a duration outgrows 32 bits: of a contact', async () => {
    const names = ['queuingDuration', 'waitingDuration', 'handlingDuration', 'totalDuration'];
    const row = (duration: unknown) => Object.fromEntries(names.map((name) => [name, duration]));
    expect(await contactsOf(long.map(row), names.join(' '))).toEqual(told.map(row));
  });

  test('of an agent', async () => {
    const rows = long.map((duration) => ({ readyTime: duration, totalHandlingDuration: duration }));
    expect(await agentsOf(rows, 'statistics { readyDuration handlingDuration }')).toEqual(
      told.map((duration) => ({ statistics: { readyDuration: duration, handlingDuration: duration } })),
    );
  });

  test('of a queue', async () => {
    const rows = long.map((duration) => ({ waitingDurationMax: duration, waitingDurationCurrentMax: duration }));
    expect(await queuesOf(rows, 'status { longestWait longestWaitCurrent }')).toEqual(
      told.map((duration) => ({ status: { longestWait: duration, longestWaitCurrent: duration } })),
    );
  });

  test('a count that GraphQL cannot carry is null, and costs nothing else', async () => {
    expect(await queuesOf([{ inQueue: 2 ** 31, agentsFree: 3 }], 'status { waiting agentsFree }')).toEqual([
      { status: { waiting: null, agentsFree: 3 } },
    ]);
  });
});
