import { expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { type Subscribe, subscribers } from '../kit/subscribers.ts';
import { change } from './changes.ts';
import { id, small, tenios } from './kit.ts';

const { overSocket, overStream } = subscribers();
const start = gateways();

const query = `subscription Follow($after: ID) { event: wrapUpEvents(after: $after) { id type wrapUp { id } } }`;

test('fifty reconnects while events are written miss nothing and repeat nothing', async () => {
  const tried = await start(small);
  const { centre } = tried.sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  const agentId = id('Agent', tenios, agent.id);
  /** Three events: STARTED, EXTENDED, CANCELLED. */
  const round = async (): Promise<void> => {
    centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 5_000 });
    expect(await change(tried, 'extendWrapUp', { agentId, by: 20_000 })).toMatchObject({ errors: [] });
    expect(await change(tried, 'cancelWrapUp', { agentId })).toMatchObject({ errors: [] });
  };
  const witness = await overSocket(tried, query);
  await round();

  let isDone = false;
  let rounds = 1;
  const writer = (async () => {
    while (!isDone) {
      await round();
      rounds += 1;
    }
  })();
  const [first] = await witness.take(1);
  const seen = await Promise.all(
    Array.from({ length: 5 }, async (_, client) => {
      const ids: string[] = [first?.data.event.id];
      for (let time = 0; time < 10; time++) {
        const subscribe: Subscribe = (client + time) % 2 === 0 ? overSocket : overStream;
        const follower = await subscribe(tried, query, { variables: { after: ids.at(-1) } });
        for (const { data } of await follower.take(1 + ((client + time) % 6))) ids.push(data.event.id);
        await follower.stop();
      }
      return ids;
    }),
  );
  isDone = true;
  await writer;
  const all = [first, ...(await witness.take(3 * rounds - 1))].map((answer) => answer?.data.event.id);
  expect(new Set(all).size).toBe(all.length);
  for (const ids of seen) expect(ids).toEqual(all.slice(0, ids.length));
});
