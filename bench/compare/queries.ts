import { drawn, seeded } from './random.ts';
import { sinchId, teniosId, type World } from './world.ts';

/** The three queries, and the variables that they are asked with. */
export type QueryName = 'q1' | 'q2' | 'q3';

/** A query with one set of variables. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Kind {
  readonly title: string;
  /** Vendor calls without which it cannot be answered. */
  readonly fewestCalls: number;
  readonly text: string;
  /** Every set of variables that it is asked with. */
  readonly variables: (world: World) => readonly Question['variables'][];
}

const pages = 100;
const rows = 50;
const people = 20;
const fields = `id name email state
    queues { queue { id name status { waiting longestWait agentsFree } } }
    activeContacts { id channel status arrivedAt }`;

export const kinds: Readonly<Record<QueryName, Kind>> = {
  q1: {
    title: `${rows} agents with their queues' statuses and active contacts`,
    fewestCalls: 3,
    text: `query Team($ids: [ID!]!) { agents(first: ${rows}, filter: { ids: $ids }) { nodes { ${fields} } } }`,
    variables({ sinch }) {
      const random = seeded(1);
      return Array.from({ length: pages }, () => ({ ids: drawn(sinch, rows, random).map(sinchId) }));
    },
  },
  q2: {
    title: 'one agent by id with the same',
    fewestCalls: 3,
    text: `query One($id: ID!) { agent(id: $id) { ${fields} } }`,
    variables: ({ sinch }) => sinch.map((agent) => ({ id: sinchId(agent) })),
  },
  q3: {
    title: `${people} TENIOS agents, two aliases each`,
    fewestCalls: people,
    // As many aliases of agent(id:) would be 40, and limits.aliases is 30.
    text: `query Several($ids: [ID!]!) {
      a: nodes(ids: $ids) { ... on Agent { id name email state } }
      b: nodes(ids: $ids) { ... on Agent { id state } }
    }`,
    variables({ tenios }) {
      const random = seeded(3);
      return Array.from({ length: pages }, () => ({ ids: drawn(tenios, people, random).map(teniosId) }));
    },
  },
};

export const queryNames: readonly QueryName[] = ['q1', 'q2', 'q3'];

/** Everything that is asked of a world with one query. */
export const questionsOf = (name: QueryName, world: World): readonly Question[] =>
  kinds[name].variables(world).map((variables) => ({ query: kinds[name].text, variables }));
