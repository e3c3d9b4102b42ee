import { buildASTSchema, type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { DocumentLimits } from '../../../src/server/limits/limits.ts';

/** The limits of a configuration that says nothing of them. */
export const limits: DocumentLimits = { depth: 12, cost: 20_000, aliases: 30, tokens: 2000 };

/** `count` pieces of a document, each made from its number. */
export const times = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');

/** Twenty fragments, each spreading the next twice, so that written out the last stands there a million times. */
export const bomb = (inside: (next: string) => string, on: string): string =>
  `${times(20, (index) => `fragment F${index} on ${on} { ${inside(`...F${index + 1}`)} }`)} fragment F20 on ${on} { __typename }`;

/** The first operation of a document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('the test document has no operation');
  return operation;
}

/** A schema of every shape that the cost rules speak of, small enough to count by hand. */
export const smallSchema = buildASTSchema(
  parse(`
    type Query {
      agent: Agent
      agents(first: Int = 50): AgentConnection
      unbounded(first: Int): [Agent!]
      sources: [Source!]!
      tags: [String!]
      nodes(ids: [ID!]!): [Node]!
      _entities(representations: [String!]!): [Entity]!
    }
    union Entity = Agent | Source
    interface Node { id: ID! }
    type Source implements Node { id: ID! name: String }
    type Agent implements Node {
      id: ID!
      source: Source!
      agents: [Agent!]
      top(first: Int = 100): [Agent!]
      presences: [Presence!]
      contacts(first: Int = 50): ContactConnection
    }
    type Presence { id: ID! }
    type PageInfo { hasNextPage: Boolean! }
    type AgentConnection { edges: [AgentEdge!]! nodes: [Agent!]! pageInfo: PageInfo! failures: [Source!]! }
    type AgentEdge { node: Agent! cursor: String! }
    type Contact { id: ID! events: [Presence!] }
    type ContactConnection { nodes: [Contact!]! pageInfo: PageInfo! }
  `),
);
