import { filterSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';

/** A part of a schema that can be left out. */
export interface Part {
  /** Fields of Query. */
  readonly queries: ReadonlySet<string>;
  /** Types that nothing else refers to. */
  readonly types: ReadonlySet<string>;
}

/** The same schema, resolvers and all, without a part of it. */
export const without = (schema: GraphQLSchema, { queries, types }: Part): GraphQLSchema =>
  filterSchema({
    schema,
    rootFieldFilter: (operation, name) => operation !== 'Query' || !queries.has(name),
    typeFilter: (name) => !types.has(name),
  });
