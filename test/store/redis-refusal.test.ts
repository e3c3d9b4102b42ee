import { expect, test } from '@jest/globals';
import { refusal } from '../gateway/changes.ts';
import { eventually, id, small, tenios } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { needs } from '../kit/groups.ts';
import { startRedis } from '../kit/redis.ts';

const start = gateways();

needs('redis-server')('a vendor’s refusal', () => {
  test.each(['extendWrapUp', 'cancelWrapUp'] as const)(
    'of %s is told although Redis has gone meanwhile',
    async (mutation) => {
      const server = await startRedis();
      try {
        const tried = await start({ ...small, config: { store: { redis: server.url(0) } } });
        const agentId = id('Agent', tenios, tried.sandbox.centre.agentsAt('TENIOS')[0]?.id);
        const held = tried.sandbox.tenios.fault(/wrap-up/, 'hold');
        const refused = refusal(tried, mutation, mutation === 'extendWrapUp' ? { agentId, by: 60_000 } : { agentId });
        await eventually(() => tried.calls('tenios').length === 1);
        await server.kill();
        await eventually(async () => (await fetch(new URL('health/ready', tried.url))).status === 503);
        held.release();
        expect(await refused).toMatchObject({ code: 'AGENT_NOT_IN_WRAP_UP' });
      } finally {
        await server.close();
      }
    },
  );
});
