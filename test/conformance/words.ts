import { describe, expect, test } from '@jest/globals';
import { gateways } from '../kit/gateway.ts';
import { agentsAt, first, idAt, mapValues, uncached } from './kit.ts';
import type { Traits } from './traits.ts';

/** A status that no contact has until it is said. */
const placed = 'HANDLED';

/** What the vendor's words become; one that nobody knows is UNKNOWN, with the word kept. */
export function words(traits: Traits): void {
  const start = gateways();
  const { simulator, contactWords } = traits;

  describe('understands', () => {
    test('every word for an agent’s state, and keeps one that it does not know', async () => {
      const t = await start(uncached);
      const agent = first(agentsAt(t, traits));
      const heard: Record<string, unknown> = {};
      for (const [name, { say }] of Object.entries(traits.words)) {
        t.reset();
        say(t, agent);
        const { data, errors } = await t.query(`query ($id: ID!) { agent(id: $id) { state vendorState } }`, {
          id: idAt(traits, 'Agent', agent.id),
        });
        heard[name] = errors ?? data.agent;
      }
      expect(heard).toEqual(mapValues(traits.words, ({ state, vendorState }) => ({ state, vendorState })));
      expect(Object.values(traits.words).map(({ state }) => state)).toContain('UNKNOWN');
    });

    test('every word for a contact’s status, where it has contacts', async () => {
      const t = await start(uncached);
      const { centre } = t.sandbox;
      const [queue] = centre.queuesAt(traits.vendor);
      if (queue) centre.place({ queue, status: placed, agent: first(agentsAt(t, traits)) });
      const heard: Record<string, unknown> = {};
      for (const word of Object.keys(contactWords ?? { none: '' })) {
        t.reset();
        t.sandbox[simulator].rewrite(/\/contacts$/, (rows) =>
          Array.isArray(rows) ? rows.map((row: object) => ({ ...row, status: word })) : rows,
        );
        const { data, errors } = await t.query(
          `query ($source: ID!) {
            contacts(filter: { sourceIds: [$source] }) { nodes { status vendorStatus } failures { code } }
          }`,
          { source: idAt(traits, 'Source') },
        );
        expect(errors).toBeUndefined();
        expect(data.contacts.failures).toEqual([]);
        heard[word] = data.contacts.nodes;
      }
      const expected = mapValues(contactWords ?? {}, (status, vendorStatus) => [{ status, vendorStatus }]);
      expect(heard).toEqual(contactWords === null ? { none: [] } : expected);
    });
  });
}
