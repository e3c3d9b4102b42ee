import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { agentRow, answers, codes, first, guid, id, small } from './kit.ts';

const start = gateways();

describe('a list', () => {
  test('does not end with a page that has something odd in it', async () => {
    const t = await start({ ...small, warmUp: 3_600_000 });
    const page = `{ contacts(filter: { since: "2026-11-22T00:00:00Z" }, first: 2) { nodes { id } pageInfo { hasNextPage } } }`;
    const whole = (await t.query(page)).data.contacts;
    t.sandbox.sinch.rewrite(
      ({ query }) => query.get('limit') === '3',
      (rows) => [null, ...Object.values(Object(rows)).slice(1)],
    );
    const { data, errors } = await t.query(page);
    expect(errors).toBeUndefined();
    expect(data.contacts.nodes).toHaveLength(2);
    expect([data.contacts.nodes[0], data.contacts.pageInfo]).toEqual([whole.nodes[1], { hasNextPage: true }]);
  });

  test.each([
    ['in a list', [[{ id: guid(1) }]]],
    ['of words', ['Sales', null, 7]],
    ['of things without an id', [{ name: 'Sales' }, { id: ' ' }]],
    ['that is a word below its name', { queueStatus: 'none' }],
  ])('%s is no list, and no empty one', async (_what, body) => {
    const t = await start(small);
    answers(t, 'GET /queueStatuses', body);
    const { data } = await t.query('{ queues { nodes { id } failures { code } } }');
    expect(data.queues).toEqual({ nodes: [], failures: [{ code: 'VENDOR_BAD_RESPONSE' }] });
  });

  test('has each thing once, however often it is told', async () => {
    const t = await start(small);
    const rows = [
      { id: guid(1), name: 'Sales', inQueue: 1 },
      { id: guid(2), name: 'Support' },
      { id: `${guid(1).toLowerCase()} `, name: 'Sales', inQueue: 2 },
    ];
    answers(t, 'GET /queueStatuses', rows);
    const { data } = await t.query('{ queues { nodes { name status { waiting } } } }');
    expect(data.queues.nodes).toEqual([
      { name: 'Sales', status: { waiting: 2 } },
      { name: 'Support', status: { waiting: null } },
    ]);
  });
});

describe('an answer about something else', () => {
  test('is never shown as what was asked for', async () => {
    const t = await start(small);
    const queue = first(t.sandbox.centre.queuesAt('SINCH'));
    answers(t, /^GET \/queueStatuses\//, { id: guid(1), name: 'Another' });
    const answer = await t.query(`{ queue(id: "${id('Queue', queue.id)}") { name } }`);
    expect([answer.data, codes(answer)]).toEqual([{ queue: { name: null } }, ['VENDOR_BAD_RESPONSE']]);
  });

  test('is never written back as what was to be changed', async () => {
    const t = await start(small);
    const agent = first(t.sandbox.centre.agentsAt('SINCH'));
    const queue = first(agent.memberships.keys());
    answers(t, /^GET \/agents\/\w+\/queues\//, { id: guid(1), serving: true, externalServing: false });
    const { data } = await t.query(
      `mutation ($input: SetQueueLoginInput!) { change: setQueueLogin(input: $input) { errors { code } } }`,
      { input: { agentId: id('Agent', agent.id), queueId: id('Queue', queue.id), serving: false } },
    );
    expect(data.change.errors).toEqual([{ code: 'VENDOR_BAD_RESPONSE' }]);
    expect(t.calls('sinch').filter((call) => call.startsWith('PUT '))).toEqual([]);
  });
});

test('a presence without a name goes by its id', async () => {
  const t = await start(small);
  answers(t, 'GET /agents', [agentRow(1, { profileId: guid(9) })]);
  t.sandbox.sinch.fault(/presences$/, { status: 200, body: [{ id: guid(8) }] });
  const { data, errors } = await t.query(
    `{ agents(filter: { vendors: [SINCH] }) { nodes { presence { name } presences { name } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.agents.nodes).toEqual([{ presence: { name: guid(9) }, presences: [{ name: guid(8) }] }]);
});
