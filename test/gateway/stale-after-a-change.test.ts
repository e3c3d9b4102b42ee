import { expect, test } from '@jest/globals';
import type { SimulatorRequest } from '../../src/sandbox/simulator.ts';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import type { Tested } from '../conformance/traits.ts';
import { gateways, type Simulated } from '../kit/gateway.ts';

const start = gateways();
const lasting = { staleIfError: '30s' };

/** Whether a request sets an agent's state. */
const sets: readonly [Tested, Simulated, (request: SimulatorRequest) => boolean][] = [
  ['TENIOS', 'tenios', ({ path }) => path === '/acd/agent-state/change'],
  ['ENGAGE', 'engage', ({ body }) => body.includes('changeAgentState')],
  ['SINCH', 'sinch', ({ method }) => method !== 'GET'],
];

test.each(sets)('after a change at %s nothing is shown from before it', async (vendor, simulator, isChange) => {
  const source = { [sourceIds[vendor]]: lasting };
  const tried = await start({ people: 10, warmUp: 0, vendors: [vendor], source });
  const agent = first(tried.sandbox.centre.agentsAt(vendor), ({ rights }) => rights.manageable);
  // At Engage agents go by the names that they sign in with.
  const agentId = idAt({ sourceId: sourceIds[vendor] }, 'Agent', vendor === 'ENGAGE' ? agent.person.email : agent.id);
  const read = () => tried.query('query ($agentId: ID!) { agent(id: $agentId) { state stale } }', { agentId });
  expect((await read()).data.agent).toEqual({ state: 'READY', stale: false });
  tried.clock.advance(1_000);

  let isChanged = false;
  tried.sandbox[simulator].fault(
    (request) => {
      const isAfter = isChanged;
      isChanged ||= isChange(request);
      // What a change looks at first is from before it.
      tried.clock.advance(1);
      return isAfter;
    },
    { status: 401 },
  );
  const { data, errors } = await tried.query(
    'mutation ($agentId: ID!) { payload: setAgentState(input: { agentId: $agentId, state: NOT_READY }) { agent { state stale } errors { code } } }',
    { agentId },
  );
  expect(isChanged).toBe(true);
  expect(data.payload.errors).toEqual([]);
  expect(data.payload.agent?.state ?? null).toBeNull();
  expect(errors).not.toEqual([]);
  // Who only reads is shown what was known, and told so.
  expect((await read()).data.agent).toEqual({ state: 'READY', stale: true });
});
