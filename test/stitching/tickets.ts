import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';

/** Another service of the graph: it knows agents by their ids and people by their addresses, and adds tickets to both. */

interface Ticket {
  readonly id: string;
  readonly assignee: { readonly id: string };
  readonly reporter: { readonly email: string };
}

const typeDefs = `
  type Ticket {
    id: ID!
    assignee: Agent
    reporter: Person
  }
  type Agent {
    id: ID!
    tickets: [Ticket!]!
  }
  type Person {
    email: EmailAddress!
    tickets: [Ticket!]!
  }
  scalar EmailAddress
  type Query {
    tickets: [Ticket!]!
    agentsByIds(ids: [ID!]!): [Agent]!
    peopleByEmails(emails: [EmailAddress!]!): [Person]!
  }
`;

/** How a gateway completes the agents and people of the tickets. */
export const merge = {
  Agent: {
    selectionSet: '{ id }',
    fieldName: 'agentsByIds',
    key: ({ id }: { id: string }) => id,
    argsFromKeys: (ids: readonly string[]) => ({ ids }),
  },
  Person: {
    selectionSet: '{ email }',
    fieldName: 'peopleByEmails',
    key: ({ email }: { email: string }) => email,
    argsFromKeys: (emails: readonly string[]) => ({ emails }),
  },
};

/** A service with one ticket for each agent. */
export function ticketsOf(agents: readonly { readonly id: string; readonly email: string }[]): GraphQLSchema {
  const tickets: readonly Ticket[] = agents.map(({ id, email }, i) => ({
    id: `T${i + 1}`,
    assignee: { id },
    reporter: { email },
  }));
  return makeExecutableSchema({
    typeDefs,
    resolvers: {
      Query: {
        tickets: () => tickets,
        agentsByIds: (_: unknown, { ids }: { ids: readonly string[] }) => ids.map((id) => ({ id })),
        peopleByEmails: (_: unknown, { emails }: { emails: readonly string[] }) => emails.map((email) => ({ email })),
      },
      Agent: { tickets: ({ id }: { id: string }) => tickets.filter(({ assignee }) => assignee.id === id) },
      Person: { tickets: ({ email }: { email: string }) => tickets.filter(({ reporter }) => reporter.email === email) },
    },
  });
}
