import { composeServices as composeByApollo } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { buildASTSchema, type DocumentNode, isObjectType, parse } from 'graphql';
import { printedSchema } from '../../src/schema.ts';
import { small } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { bearer, jwtAuth } from '../kit/tokens.ts';
import { customers, tickets } from './neighbours.ts';

const start = gateways();

interface Composed {
  readonly supergraph: string | undefined;
  /** What is wrong, and what a composer thinks one should look at. */
  readonly said: readonly string[];
}

type Compose = (...subgraphs: readonly string[]) => Composed;

const services = (subgraphs: readonly string[]): { name: string; url: string; typeDefs: DocumentNode }[] =>
  subgraphs.map((sdl, i) => ({
    name: `subgraph-${i}`,
    url: `http://subgraph-${i}.example/graphql`,
    typeDefs: parse(sdl),
  }));

const composers: Readonly<Record<string, Compose>> = {
  '@apollo/composition'(...subgraphs) {
    const { supergraphSdl, errors = [], hints = [] } = composeByApollo(services(subgraphs));
    return { supergraph: supergraphSdl, said: [...errors, ...hints].map(({ message }) => message) };
  },
  '@theguild/federation-composition'(...subgraphs) {
    const { supergraphSdl, errors = [] } = composeByTheGuild(services(subgraphs));
    return { supergraph: supergraphSdl, said: errors.map(({ message }) => message) };
  },
};

/** What `_service` of a running service tells. */
async function served(rootNode: boolean): Promise<string> {
  const tried = await start({ ...small, config: { server: { port: 0, federation: { rootNode } } } });
  const { data, errors } = await tried.query('{ _service { sdl } }');
  expect(errors).toBeUndefined();
  return data._service.sdl;
}

test('_service tells what `trunkline schema` prints', async () => {
  expect(await served(true)).toBe(printedSchema());
  expect(await served(false)).toBe(printedSchema({ rootNode: false }));
  expect(printedSchema()).not.toMatch(/_entities|_Entity|_Any|_service|_Service/);
});

test('nothing is imported that is not used', () => {
  const sdl = printedSchema();
  const [, imported = ''] = /import: \[([^\]]+)\]/.exec(sdl) ?? [];
  const names = imported.split(',').map((name) => name.trim().slice(1, -1));
  expect(names).toEqual(['@key', '@shareable', '@authenticated', '@requiresScopes']);
  for (const name of names) expect(sdl).toMatch(new RegExp(`[)!\\]\\w] ${name}\\b`));
});

describe.each(Object.entries(composers))('%s', (_, compose) => {
  test('finds nothing to say about the schema alone', async () => {
    const { supergraph = '', said } = compose(await served(true));
    expect(said).toEqual([]);
    // What a router is to enforce has come through.
    expect(supergraph).toMatch(
      /customerAddress: String\s+@(join__field\(graph: \w+\)\s+@)?requiresScopes\(scopes: \[\["contacts:read"\]\]\)/,
    );
    expect(supergraph).toMatch(/node\([\s\S]*?\): Node\s+@(join__field\(graph: \w+\)\s+@)?authenticated/);
  });

  test('joins it with a subgraph that adds to agents and people', async () => {
    const { supergraph = '', said } = compose(await served(true), tickets);
    expect(said).toEqual([]);
    const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true });
    const fields = (name: string) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()) : [];
    };
    expect(fields('Agent')).toEqual(expect.arrayContaining(['id', 'state', 'tickets']));
    expect(fields('Person')).toEqual(expect.arrayContaining(['email', 'agents', 'tickets']));
  });

  test('joins it with another that has a root node, once its own is left out', async () => {
    expect(compose(await served(false), customers).said).toEqual([]);
    expect(compose(await served(false), customers, tickets).said).toEqual([]);
  });

  test('refuses two root nodes', async () => {
    const { said } = compose(await served(true), customers);
    expect(said).toHaveLength(3);
    for (const field of ['node', 'nodes', 'viewer'])
      expect(said).toContainEqual(expect.stringContaining(`Non-shareable field "Query.${field}"`));
  });

  test('refuses two Trunklines: one has as many sources as are wanted', async () => {
    const sdl = await served(false);
    expect(compose(sdl, sdl).said).toContainEqual(expect.stringContaining('Non-shareable field "Query.agents"'));
  });
});

describe('server.federation.accessRules: false', () => {
  test('tells composers nothing of them, so that @apollo/gateway can take the graph', async () => {
    const tried = await start({ ...small, config: { server: { port: 0, federation: { accessRules: false } } } });
    const { data } = await tried.query('{ _service { sdl } }');
    expect(data._service.sdl).toBe(printedSchema({ accessRules: false }));
    for (const compose of Object.values(composers)) {
      const { supergraph, said } = compose(data._service.sdl, tickets);
      expect(said).toEqual([]);
      expect(supergraph).not.toMatch(/requiresScopes|authenticated/);
      expect(supergraph).toContain('customerAddress: String');
    }
  });

  test('opens nothing', async () => {
    const server = { port: 0, federation: { accessRules: false } };
    const tried = await start({ ...small, config: { auth: jwtAuth, server } });
    const headers = await bearer({ scope: 'queues:read' });
    const { data, errors } = await tried.query('{ agents { nodes { id } } }', {}, headers);
    expect(data).toEqual({ agents: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
