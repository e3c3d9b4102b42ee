import { describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/model/ids.ts';
import { gateways } from '../kit/gateway.ts';
import { agentsAt, first, idAt, small, some } from './kit.ts';
import type { Traits } from './traits.ts';
import { change } from './writes.ts';

const who = `id externalId name email source { id vendor }`;
const byName = new Intl.Collator('en', { numeric: true });

/** Finding agents: by id, in lists, in what order, and what comes of ids that are none. */
export function lookup(traits: Traits): void {
  const start = gateways();
  const { vendor, sourceId, simulator, unknownId, malformedIds } = traits;
  const idOf = (externalId: string): string => idAt(traits, 'Agent', externalId);
  const wholeList = `agents(filter: { vendors: [${vendor}] }, first: 500)`;

  describe('finds agents', () => {
    test('by id, in lists and by e-mail, the same each time', async () => {
      const t = await start(small);
      const agent = first(agentsAt(t, traits));
      const { data, errors } = await t.query(
        `query ($id: ID!, $email: EmailAddress!) {
          agent(id: $id) { ${who} }
          node(id: $id) { ... on Agent { ${who} } }
          nodes(ids: [$id]) { ... on Agent { ${who} } }
          agents(filter: { ids: [$id] }) { nodes { ${who} } }
          person(email: $email) { agents { ${who} } }
        }`,
        { id: idOf(agent.id), email: agent.person.email },
      );
      expect(errors).toBeUndefined();
      expect(data.agent).toEqual({
        id: idOf(agent.id),
        externalId: agent.id,
        name: expect.stringContaining(agent.person.last),
        email: agent.person.email,
        source: { id: idAt(traits, 'Source'), vendor },
      });
      expect(data.node).toEqual(data.agent);
      expect(data.nodes).toEqual([data.agent]);
      expect(data.agents.nodes).toEqual([data.agent]);
      expect(data.person.agents).toContainEqual(data.agent);
    });

    test('by name and then id, in the same order every time', async () => {
      const t = await start(small);
      const listed = async () => (await t.query(`{ ${wholeList} { nodes { externalId name } } }`)).data.agents.nodes;
      const nodes: { externalId: string; name: string }[] = await listed();
      expect(new Set(nodes.map((node) => node.externalId))).toEqual(new Set(agentsAt(t, traits).map(({ id }) => id)));
      expect(nodes).toEqual(
        nodes.toSorted((a, b) => byName.compare(a.name, b.name) || (a.externalId < b.externalId ? -1 : 1)),
      );
      t.clock.advance(60_000);
      expect(await listed()).toEqual(nodes);
    });

    test('in the order asked for, as often as asked for, asking once', async () => {
      const t = await start(small);
      const [one = '', two = '', three = ''] = some(agentsAt(t, traits), 3).map(({ id }) => idOf(id));
      const ids = [three, one, two, one, three, three];
      const ask = (list: readonly string[]) =>
        t.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { id state } } }`, { ids: list });
      const { data, errors } = await ask(ids);
      expect(errors).toBeUndefined();
      expect(data.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
      const asked = t.calls(simulator).length;
      t.reset();
      t.clock.advance(60_000);
      await ask([one, two, three]);
      expect(t.calls(simulator)).toHaveLength(asked);
    });
  });

  describe('finds nobody', () => {
    const ask = `query ($id: ID!, $ids: [ID!]!) {
      agent(id: $id) { state } node(id: $id) { id }
      nodes(ids: $ids) { ... on Agent { id state } }
      agents(filter: { ids: [$id] }) { nodes { id } failures { code } }
    }`;

    test('by an id that is nobody’s, and whom it stands beside all the same', async () => {
      const t = await start(small);
      const known = idOf(first(agentsAt(t, traits)).id);
      const id = idOf(unknownId);
      const { data, errors } = await t.query(ask, { id, ids: [id, known, id] });
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        agent: null,
        node: null,
        nodes: [null, { id: known, state: traits.free }, null],
        agents: { nodes: [], failures: [] },
      });
    });

    test('by an id that can be none, without a request', async () => {
      const t = await start(small);
      const ids = [
        ...malformedIds.map(idOf),
        '',
        'agent',
        '!!!',
        Buffer.from(`Agent:${sourceId}:`).toString('base64url'),
        encodeId('Agent', { sourceId: 'elsewhere', externalId: unknownId }),
      ];
      for (const id of ids) {
        const { data, errors } = await t.query(ask, { id, ids: [id] });
        expect({ id, data, errors }).toEqual({
          id,
          data: { agent: null, node: null, nodes: [null], agents: { nodes: [], failures: [] } },
          errors: undefined,
        });
      }
      // A source’s own id is one, but no agent’s.
      const source = await t.query(ask, { id: idAt(traits, 'Source'), ids: [] });
      expect(source.data).toMatchObject({ agent: null, agents: { nodes: [] } });
      expect(t.calls(simulator)).toEqual([]);
    });

    test('in an empty list, without a request', async () => {
      const t = await start(small);
      const { data, errors } = await t.query(`{
        nodes(ids: []) { id }
        agents(filter: { ids: [] }) { nodes { id } failures { code } pageInfo { hasNextPage endCursor } }
        states: agents(filter: { vendors: [${vendor}], states: [] }) { nodes { id } }
      }`);
      expect(errors).toBeUndefined();
      expect(data.nodes).toEqual([]);
      expect(data.agents).toEqual({ nodes: [], failures: [], pageInfo: { hasNextPage: false, endCursor: null } });
      expect(data.states.nodes).toEqual([]);
    });

    test('to change', async () => {
      const t = await start(small);
      const write = first(Object.values(traits.writes));
      const prepared = await write.prepare(t);
      for (const [agentId, code] of [
        [idOf(unknownId), 'AGENT_NOT_FOUND'],
        ...malformedIds.map((malformed) => [idOf(malformed), 'AGENT_NOT_FOUND'] as const),
        ['agent', 'NOT_FOUND'],
        [encodeId('Agent', { sourceId: 'elsewhere', externalId: unknownId }), 'NOT_FOUND'],
      ] as const) {
        const { shown, errors } = await change(t, write, { ...prepared, input: { ...prepared.input, agentId } });
        expect({ agentId, shown, errors }).toEqual({
          agentId,
          shown: null,
          errors: [expect.objectContaining({ code, inputPath: ['agentId'] })],
        });
      }
    });
  });
}
