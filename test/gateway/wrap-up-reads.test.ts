import { StatementSync } from 'node:sqlite';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, tenios } from './kit.ts';

const start = gateways();
afterEach(() => void jest.restoreAllMocks());

/** How often the store is asked for wrap-ups while something is done. */
async function storeReads(task: () => Promise<unknown>): Promise<number> {
  const spies = (['all', 'get'] as const).map((name) => jest.spyOn(StatementSync.prototype, name).mockClear());
  await task();
  const statements = spies.flatMap(({ mock }) => mock.contexts as StatementSync[]);
  return statements.filter(({ sourceSQL }) => /SELECT .* FROM wrap_ups/s.test(sourceSQL)).length;
}

const ask = async ({ query }: Tried, document: string) => {
  const { data, errors } = await query(document);
  expect(errors).toBeUndefined();
  return data.agents.nodes;
};

const vendors = [
  { vendor: 'TENIOS', wrapUpReads: 1 },
  { vendor: 'ENGAGE', wrapUpReads: 1 },
  { vendor: 'DEEPCALL', wrapUpReads: 1 },
  { vendor: 'SINCH', wrapUpReads: 0 },
] as const;

describe('what is known of the wrap-ups of many agents', () => {
  test.each(vendors)('at $vendor is asked of the store at once', async ({ vendor, wrapUpReads }) => {
    const tried = await start({ people: 60, warmUp: 0, vendors: [vendor] });
    let agents: readonly object[] = [];
    const reads = await storeReads(async () => {
      agents = await ask(tried, `{ agents(first: 500) { nodes { wrapUp { endsAt } } } }`);
    });
    expect(agents.length).toBeGreaterThan(10);
    expect(reads).toBe(wrapUpReads);
    expect(await storeReads(() => tried.query(`{ wrapUps { nodes { id } } }`))).toBe(wrapUpReads);
  });

  test('is shown of each', async () => {
    const tried = await start({ people: 20, warmUp: 0, vendors: ['TENIOS'] });
    const { centre } = tried.sandbox;
    const [queue] = centre.queuesAt('TENIOS');
    const [first, second] = centre.agentsAt('TENIOS');
    if (!queue || !first || !second) throw new Error('the centre is too small');
    for (const [agent, by] of [
      [first, 60_000],
      [second, 90_000],
    ] as const) {
      centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 30_000 });
      const { data } = await tried.query(
        `mutation { extendWrapUp(input: { agentId: "${id('Agent', tenios, agent.id)}", by: ${by} }) { wrapUp { remaining } errors { code } } }`,
      );
      expect(data.extendWrapUp).toEqual({ wrapUp: { remaining: by }, errors: [] });
    }
    const nodes = await ask(tried, `{ agents(first: 500) { nodes { externalId wrapUp { remaining } } } }`);
    expect(nodes.filter(({ wrapUp }: { wrapUp: object | null }) => wrapUp)).toEqual(
      expect.arrayContaining([
        { externalId: first.id, wrapUp: { remaining: 60_000 } },
        { externalId: second.id, wrapUp: { remaining: 90_000 } },
      ]),
    );
  });
});
