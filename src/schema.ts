import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from '../resolvers/index.ts';
import { guarded } from './access/guard.ts';
import { tellingNoAccessRules } from './federation/access-rules.ts';
import { subgraphSdl } from './federation/service.ts';
import { type Part, without } from './federation/without.ts';
import { packageRoot } from './package-root.ts';

const folder = join(packageRoot, 'schema');

/** Which of its kinds a schema is; the whole one when left out. */
export interface SchemaOptions {
  /** Whether it has node, nodes and viewer, which only one of several subgraphs can have. */
  readonly rootNode?: boolean;
  /** Whether it tells composers who may see what. It is held to either way. */
  readonly accessRules?: boolean;
}

const rootNodePart: Part = { queries: new Set(['node', 'nodes', 'viewer']), types: new Set(['Viewer']) };

const built = new Map<string, GraphQLSchema>();

/** The schema as it is served: the SDL of schema/ with its resolvers. It is the same for everybody, so each kind is built once. */
export function createSchema({ rootNode = true, accessRules = true }: SchemaOptions = {}): GraphQLSchema {
  const kind = JSON.stringify([rootNode, accessRules]);
  const schema = built.get(kind) ?? build({ rootNode, accessRules });
  built.set(kind, schema);
  return schema;
}

function build({ rootNode, accessRules }: Required<SchemaOptions>): GraphQLSchema {
  if (!accessRules) return tellingNoAccessRules(createSchema({ rootNode }));
  return rootNode ? whole() : without(createSchema(), rootNodePart);
}

function whole(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const schema = makeExecutableSchema({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guarded(schema);
}

/** The SDL of Trunkline as a client or a composer needs it, with descriptions and directives. */
export const printedSchema = (options?: SchemaOptions): string => subgraphSdl(createSchema(options));
