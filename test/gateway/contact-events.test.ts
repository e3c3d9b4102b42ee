import { expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { eventually, id, inLanguage, otherSinch, sinch, twoSinch } from './kit.ts';
import { listeners } from './watch-kit.ts';

const start = gateways();
const listen = listeners();

test('contacts are looked for only where both the queues and the agents are', async () => {
  const tried = await start({ people: 10, warmUp: 0, ...twoSinch });
  const { centre } = tried.sandbox;
  const [queue] = centre.queuesAt('SINCH');
  const [agent] = centre.agentsAt('SINCH');
  const queueId = id('Queue', sinch, queue?.id);
  const follow = (agentSource: string) =>
    listen(
      tried,
      `subscription { contactChanged(queueIds: ["${queueId}"], agentIds: ["${id('Agent', agentSource, agent?.id)}"]) { type } }`,
    );
  const asked = () => tried.requests('sinch').map((request) => (inLanguage('FI')(request) ? sinch : otherSinch));
  await follow(otherSinch);
  await follow(sinch);
  await eventually(() => asked().length > 0);
  expect(asked()).toEqual([sinch]);
});
