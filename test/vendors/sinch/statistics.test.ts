import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { first, id, sentTo, small, withSettings } from './kit.ts';

const start = gateways();

describe('statistics', () => {
  const ask = `query ($id: ID!, $since: DateTime) {
    agent(id: $id) { today: statistics { readyDuration } since: statistics(since: $since) { readyDuration } queues { statistics(since: $since) { handledCallsIn } } }
  }`;

  test('count from the midnight of the source unless another moment is named, which is a call of its own', async () => {
    // 09:00 UTC on the 22nd is 14:30 in India, whose day began at 18:30 UTC.
    const t = await start(withSettings({ timeZone: 'Asia/Kolkata' }));
    const agent = first(t.sandbox.centre.agentsAt('SINCH'), ({ memberships }) => memberships.size > 0);
    t.clock.advance(60_000);
    const { data, errors } = await t.query(ask, { id: id('Agent', agent.id), since: '2026-11-22T09:00:30Z' });
    expect(errors).toBeUndefined();
    expect(data.agent).toMatchObject({ today: { readyDuration: 60_000 }, since: { readyDuration: 30_000 } });
    expect(data.agent.queues).toHaveLength(agent.memberships.size);
    expect(new Set(sentTo(t, '/agents', 'startTime'))).toEqual(
      new Set(['2026-11-21T18:30:00.000Z', '2026-11-22T09:00:30.000Z']),
    );
    expect(sentTo(t, '/agents', 'startTime').filter((time) => time?.startsWith('2026-11-22'))).toHaveLength(1);
  });

  test('of many agents since one moment are one call', async () => {
    const t = await start(small);
    const { data } = await t.query(
      `{ agents(filter: { vendors: [SINCH] }) { nodes { statistics(since: "2026-11-22T08:30:00Z") { readyDuration } } } }`,
    );
    expect(data.agents.nodes).toHaveLength(8);
    expect(sentTo(t, '/agents', 'startTime')).toEqual(['2026-11-22T00:00:00.000Z', '2026-11-22T08:30:00.000Z']);
  });

  test.each([
    ['havingQueueStatistics: true', '4'],
    ['havingQueueConfiguration: true', '5'],
    ['havingQueueStatistics: true, havingQueueConfiguration: true', '6'],
    ['havingQueueStatistics: false', '0'],
  ])('a list of those with { %s } is the vendor’s', async (filter, showQueueInfo) => {
    const t = await start(small);
    const { errors } = await t.query(`{ agents(filter: { vendors: [SINCH], ${filter} }) { nodes { name } } }`);
    expect(errors).toBeUndefined();
    expect(sentTo(t, '/agents', 'showQueueInfo')).toEqual([showQueueInfo]);
  });

  test('queues come along with the agents, also to those who were listed by other means', async () => {
    const t = await start(small);
    const listed = await t.query(
      `{ agents(filter: { vendors: [SINCH] }) { nodes { queues { serving statistics { handledCallsIn } } } } }`,
    );
    expect(listed.errors).toBeUndefined();
    expect(sentTo(t, '/agents', 'showQueueInfo')).toEqual(['3']);
    t.reset();
    const narrowed = await t.query(
      `{ agents(filter: { vendors: [SINCH], havingQueueConfiguration: true }) { nodes { queues { serving statistics { handledCallsIn } } } } }`,
    );
    expect(narrowed.errors).toBeUndefined();
    for (const { queues } of narrowed.data.agents.nodes)
      for (const queue of queues)
        expect(queue).toEqual({ serving: expect.any(Boolean), statistics: { handledCallsIn: 0 } });
    expect(sentTo(t, '/agents', 'showQueueInfo')).toEqual(['5', '3']);
  });
});
