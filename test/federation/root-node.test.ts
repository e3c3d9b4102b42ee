import { describe, expect, test } from '@jest/globals';
import { createSchema } from '../../src/schema.ts';
import { id, send, sinch, small } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';

const start = gateways();
const without = { ...small, config: { server: { port: 0, federation: { rootNode: false } } } };

describe('server.federation.rootNode: false', () => {
  test.each([
    '{ node(id: "x") { id } }',
    '{ nodes(ids: []) { id } }',
    '{ viewer { subject } }',
    '{ __type(name: "Viewer") { name } }',
  ])('leaves out %s', async (query) => {
    const tried = await start(without);
    const { data, errors } = await tried.query(query);
    if (errors) expect(errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    else expect(data).toEqual({ __type: null });
  });

  test('leaves everything else as it was, entities too', async () => {
    const tried = await start(without);
    const { data, errors } = await tried.query(`{
      agents(first: 1) { nodes { ... on Node { id } state } }
      _entities(representations: [{ __typename: "Source", id: "${id('Source', sinch)}" }]) { ... on Node { id } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.agents.nodes).toEqual([{ id: expect.any(String), state: 'READY' }]);
    expect(data._entities).toEqual([{ id: id('Source', sinch) }]);
    const { errors: none } = await tried.query(
      'mutation { cancelWrapUp(input: { agentId: "x" }) { errors { code } } }',
    );
    expect(none).toBeUndefined();
  });

  test('concerns that service alone', async () => {
    const [one, other] = [await start(without), await start(small)];
    expect((await one.query('{ viewer { subject } }')).errors).toHaveLength(1);
    expect((await other.query('{ viewer { subject } }')).data).toEqual({ viewer: { subject: 'anonymous' } });
    expect(createSchema({ rootNode: true })).toBe(createSchema());
    expect(createSchema({ rootNode: false })).toBe(createSchema({ rootNode: false }));
  });
});

describe('server.introspection: false', () => {
  const closed = { ...small, config: { server: { port: 0, introspection: false } } };

  test.each([
    '{ _service { sdl } }',
    '{ a: _service { __typename } }',
    'query { ...F } fragment F on Query { _service { sdl } }',
  ])('tells no SDL either: %s', async (query) => {
    const tried = await start(closed);
    const { status, text } = await send(tried, query, { headers: { accept: 'application/graphql-response+json' } });
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('trunkline schema'),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    ]);
    expect(text).not.toContain('directive @');
  });

  test('leaves entities to be asked for', async () => {
    const tried = await start(closed);
    const { data } = await tried.query('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
      r: [{ __typename: 'Source', id: id('Source', sinch) }],
    });
    expect(data._entities).toEqual([{ __typename: 'Source' }]);
  });
});

describe('server.federation.tracing', () => {
  const trace = { 'apollo-federation-include-trace': 'ftv1' };
  const asked = async (tracing: boolean) => {
    const tried = await start({ ...small, config: { server: { port: 0, federation: { tracing } } } });
    return JSON.parse((await send(tried, '{ sources { id } }', { headers: trace })).text);
  };

  test('tells nobody how long a field took, unless it is on', async () => {
    expect(await asked(false)).not.toHaveProperty('extensions');
    expect(await asked(true)).toMatchObject({ extensions: { ftv1: expect.stringMatching(/^[\w+/=]{20,}$/) } });
  });
});
