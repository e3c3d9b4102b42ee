import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';

const folder = new URL('../../schema/', import.meta.url);

/** The project's own schema, made of every file in schema/ as it stands, without resolvers. */
export function ownSchema(): GraphQLSchema {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const typeDefs = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  return makeExecutableSchema({ typeDefs });
}

/** The types a schema brings along itself, without those of introspection. */
export function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
}
