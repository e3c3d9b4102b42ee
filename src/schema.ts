import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/index.ts';
import { packageRoot } from './package-root.ts';

const folder = join(packageRoot, 'schema');

let built: GraphQLSchema | undefined;

/** The schema as it is served: the SDL of schema/ with its resolvers. It is the same for everybody, so it is built once. */
export function createSchema(): GraphQLSchema {
  built ??= build();
  return built;
}

function build(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return makeExecutableSchema({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

/** The whole SDL, with descriptions and directives. */
export const printedSchema = (): string => `${printSchemaWithDirectives(createSchema())}\n`;
