import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { agentsAt, small } from './kit.ts';
import type { Traits } from './traits.ts';

/** Lists that are longer than one page of the vendor's, and of the caller's. */
export function paging(traits: Traits): void {
  const start = gateways();
  const { vendor, simulator } = traits;

  describe('pages through many agents', () => {
    test.each([[500], [123]])('by %d, each once, in one order', async (size) => {
      const t = await start({ ...small, people: 640 });
      const everybody = agentsAt(t, traits).map(({ id }) => id);
      expect(everybody).toHaveLength(traits.agentsOf640);
      const ask = async (after: string | null) => {
        const { data, errors } = await t.query(
          `query ($first: Int!, $after: String) {
            agents(filter: { vendors: [${vendor}] }, first: $first, after: $after) {
              edges { cursor node { externalId } } failures { code }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            }
          }`,
          { first: size, after },
        );
        expect({ errors, failures: data.agents.failures }).toEqual({ errors: undefined, failures: [] });
        return data.agents;
      };
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { edges, pageInfo } = await ask(after);
        expect(pageInfo.hasPreviousPage).toBe(seen.length > 0);
        expect(pageInfo.startCursor).toBe(edges[0].cursor);
        expect(pageInfo.endCursor).toBe(edges.at(-1).cursor);
        seen.push(...edges.map((edge: { node: { externalId: string } }) => edge.node.externalId));
        expect(edges).toHaveLength(Math.min(size, everybody.length - seen.length + edges.length));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toHaveLength(everybody.length);
      expect(new Set(seen)).toEqual(new Set(everybody));
      expect(t.calls(simulator)).toEqual(traits.pagesOf640);
    });
  });
}
