import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { agentsAt, idAt, small, some } from './kit.ts';
import type { Traits } from './traits.ts';

const count = 3;

/** How many requests a selection takes, however it is asked for. */
export function batching(traits: Traits): void {
  const start = gateways();
  const { vendor, simulator, batches, list } = traits;
  const sorted = (t: Tried): readonly string[] =>
    t
      .calls(simulator)
      .map((call) => call.replaceAll(/[0-9A-F]{32}/g, 'ID'))
      .sort();

  describe('batches', () => {
    test.each(Object.entries(batches))('%s of several agents, asked twice', async (fields, requests) => {
      const t = await start(small);
      const ids = some(agentsAt(t, traits), count).map(({ id }) => idAt(traits, 'Agent', id));
      const { data, errors } = await t.query(
        `query ($ids: [ID!]!) {
          a: nodes(ids: $ids) { ... on Agent { id ${fields} } }
          b: nodes(ids: $ids) { ... on Agent { ${fields} id } }
        }`,
        { ids },
      );
      expect(errors).toBeUndefined();
      expect(data.a).toHaveLength(count);
      expect(data.b).toEqual(data.a);
      expect(sorted(t)).toEqual(requests(count));
    });

    test('the list of everybody into one', async () => {
      const t = await start(small);
      const names = `agents(filter: { vendors: [${vendor}] }) { nodes { name email } failures { code } }`;
      const { data, errors } = await t.query(`{ a: ${names} b: ${names} }`);
      expect(errors).toBeUndefined();
      expect(data.a.nodes).toHaveLength(agentsAt(t, traits).length);
      expect(data.b).toEqual(data.a);
      expect(sorted(t)).toEqual(list);
    });

    test('operations that run at once, and those of the next second', async () => {
      const t = await start(small);
      const ids = some(agentsAt(t, traits), count).map(({ id }) => idAt(traits, 'Agent', id));
      const ask = () => t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { state } } }`, { ids });
      const [one, other] = await Promise.all([ask(), ask()]);
      expect(other.data).toEqual(one.data);
      const asked = sorted(t);
      expect(asked).toEqual(batches.state?.(count));
      t.clock.advance(999);
      await ask();
      expect(sorted(t)).toEqual(asked);
      t.clock.advance(1);
      await ask();
      expect(t.calls(simulator)).toHaveLength(2 * asked.length);
    });
  });
}
