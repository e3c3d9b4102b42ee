import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/index.ts';

const folder = new URL('../schema/', import.meta.url);

/** The schema as it is served: the SDL of schema/ with its resolvers. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return makeExecutableSchema({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

/** The whole SDL, with descriptions and directives. */
export const printedSchema = (): string => `${printSchemaWithDirectives(createSchema())}\n`;
