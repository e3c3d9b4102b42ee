import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { entitiesOf, type References, type Representation } from '../../src/federation/entities.ts';
import { subgraphSdl } from '../../src/federation/service.ts';

/** The products subgraph of Apollo's compatibility checks: its data and resolvers, over our way of being a subgraph. */

const jane = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};

const studies = [
  { study: { caseNumber: '1234', description: 'Federation Study' } },
  { study: { caseNumber: '1235', description: 'Studio Study' } },
];

const product = {
  dimensions: { size: 'small', weight: 1, unit: 'kg' },
  createdBy: jane,
};

const products = [
  {
    ...product,
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    research: studies.slice(0, 1),
  },
  {
    ...product,
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    research: studies.slice(1),
  },
];

const deprecated = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: jane,
};

/** Whether a thing is the one that a key names: it has every value of the key, at every level. */
const isNamed = (thing: unknown, key: unknown): boolean =>
  typeof key === 'object' && key !== null
    ? Object.entries(key).every(([field, value]) => isNamed(Reflect.get(Object(thing), field), value))
    : thing === key;

const among =
  (things: readonly object[]) =>
  async ({ __typename, ...key }: Representation): Promise<object | null> =>
    things.find((thing) => isNamed(thing, key)) ?? null;

const references: References<unknown> = {
  Product: among(products),
  DeprecatedProduct: among([deprecated]),
  ProductResearch: among(studies),
  Inventory: among([{ id: 'apollo-oss', deprecatedProducts: [deprecated] }]),
  // A gateway brings along what another subgraph knows and this one needs.
  User: async (representation) => (representation.email === jane.email ? { ...jane, ...representation } : null),
};

interface Employment {
  readonly totalProductsCreated: number;
  readonly yearsOfEmployment: number;
}

const resolvers = {
  Query: {
    product: (_: unknown, key: Representation) => among(products)(key),
    deprecatedProduct: (_: unknown, key: Representation) => among([deprecated])(key),
    _entities: (
      _: unknown,
      { representations }: { representations: readonly unknown[] },
      context: unknown,
      info: Info,
    ) => entitiesOf(references, representations, context, info),
    _service: (_: unknown, __: unknown, ___: unknown, { schema }: Info) => ({ sdl: subgraphSdl(schema) }),
  },
  User: {
    averageProductsCreatedPerYear: ({ totalProductsCreated, yearsOfEmployment }: Employment) =>
      Math.round(totalProductsCreated / yearsOfEmployment),
  },
};

type Info = Parameters<typeof entitiesOf>[3];

/** The subgraph's schema. @param sdl the products schema as the checks have it */
export const productsSchema = (sdl: string): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: [readFileSync(new URL('./subgraph.graphql', import.meta.url), 'utf8'), sdl],
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
