/** Other subgraphs of one graph with Trunkline, as their teams would write them. */

/** Knows agents and people by their keys, and adds fields of its own to them. */
export const tickets = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])

  scalar EmailAddress

  type Ticket @key(fields: "id") {
    id: ID!
    subject: String
    assignee: Agent
    reporter: Person
    queue: Queue
  }

  type Agent @key(fields: "id") {
    id: ID!
    tickets: [Ticket!]!
  }

  type Person @key(fields: "email") {
    email: EmailAddress!
    name: String @shareable
    tickets: [Ticket!]!
  }

  type Queue @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type Query {
    tickets: [Ticket!]!
  }
`;

/** Speaks Relay's language as Trunkline does: a root node, pages, and somebody who is looking. */
export const customers = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])

  interface Node {
    id: ID!
  }

  type Customer implements Node @key(fields: "id") {
    id: ID!
    name: String
    lastSpokeTo: Agent
  }

  type Agent @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type CustomerConnection {
    nodes: [Customer!]!
    pageInfo: PageInfo!
  }

  type PageInfo @shareable {
    hasNextPage: Boolean!
    endCursor: String
    hasPreviousPage: Boolean!
    startCursor: String
  }

  type Viewer {
    name: String
  }

  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    viewer: Viewer
    customers(first: Int = 50, after: String): CustomerConnection
  }
`;
