import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, specifiedRules } from 'graphql';
import type { Config, Problem } from '../../config/index.ts';
import { type DocumentGuard, documentGuard } from '../limits/plugin.ts';
import { noIntrospection } from '../operations/no-introspection.ts';
import { automaticDocuments } from './automatic.ts';
import { Bounded } from './bounded.ts';
import type { FindDocument } from './find.ts';
import { type ManifestRules, readManifest, UnusableManifest } from './manifest.ts';
import { persistedDocuments } from './persisted.ts';

/** Where Apollo keeps documents that it has found valid. */
type DocumentStore = Exclude<ApolloServerOptions<BaseContext>['documentStore'], null | undefined>;

/** The documents that requests may ask for. */
export interface Documents {
  readonly find: FindDocument;
  readonly store: DocumentStore;
  /** Whether only those of a manifest run. */
  readonly areListed: boolean;
}

interface DocumentsParts {
  readonly schema: GraphQLSchema;
  readonly guard: DocumentGuard;
  readonly config: Pick<Config, 'server'>;
}

/** @throws UnusableManifest where the configuration names a manifest that has problems. */
export async function createDocuments({ schema, guard, config: { server } }: DocumentsParts): Promise<Documents> {
  if (server.persistedDocuments === undefined)
    return { find: automaticDocuments(), store: validDocuments(), areListed: false };
  const read = await readManifest(server.persistedDocuments.path, rulesOf(schema, guard, server.introspection));
  if ('problems' in read) throw new UnusableManifest(read.problems);
  const { byHash } = read.manifest;
  const store: DocumentStore = {
    // Apollo's keys end with the hash of the text.
    get: async (key) => byHash.get(key.slice(key.lastIndexOf(':') + 1))?.document,
    set: async () => {},
    delete: async () => false,
  };
  return { find: persistedDocuments(read.manifest), store, areListed: true };
}

/** Everything that is wrong with the manifest of a configuration; nothing where it names none. */
export async function manifestProblems(
  schema: GraphQLSchema,
  { server, limits }: Pick<Config, 'server' | 'limits'>,
): Promise<readonly Problem[]> {
  if (server.persistedDocuments === undefined) return [];
  const rules = rulesOf(schema, documentGuard(limits), server.introspection);
  const read = await readManifest(server.persistedDocuments.path, rules);
  return 'problems' in read ? read.problems : [];
}

const rulesOf = (schema: GraphQLSchema, guard: DocumentGuard, introspection: boolean): ManifestRules => ({
  schema,
  rules: [...guard.validationRules, ...specifiedRules, ...(introspection ? [] : [noIntrospection])],
  parseOptions: guard.parseOptions,
});

/** Characters of all texts whose documents are kept: read, a text takes some hundred times its length. */
const mostCharacters = 256 * 1024;

/** Documents that were found valid, those that were used last. */
function validDocuments(): DocumentStore {
  const documents = new Bounded<DocumentNode>(mostCharacters, ({ loc }) => loc?.source.body.length ?? mostCharacters);
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}
