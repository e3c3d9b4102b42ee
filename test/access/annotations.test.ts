import { describe, expect, test } from '@jest/globals';
import { type GraphQLObjectType, getDirectiveValues, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import { ownSchema, typesOf } from '../schema/sdl.ts';
import { everyScope } from './kit.ts';

const schema = ownSchema();
const objects = typesOf(schema).filter(isObjectType);

const scopesOf = (type: GraphQLObjectType, field: string): readonly (readonly string[])[] | null => {
  const directive = schema.getDirective('requiresScopes');
  const node = type.getFields()[field]?.astNode;
  const values = directive && node && getDirectiveValues(directive, node);
  return (values?.scopes as readonly (readonly string[])[] | undefined) ?? null;
};

const isAuthenticated = (type: GraphQLObjectType, field: string): boolean =>
  type.getFields()[field]?.astNode?.directives?.some(({ name }) => name.value === 'authenticated') === true;

const roots = ['Query', 'Mutation', 'Subscription'];

describe('the rules of access in the schema', () => {
  test('stand on fields, never on types, where they would spread to the interface', () => {
    const marked = typesOf(schema).filter(({ astNode, extensionASTNodes = [] }) =>
      [astNode, ...extensionASTNodes].some((node) =>
        node?.directives?.some(({ name }) => /^(requiresScopes|authenticated)$/.test(name.value)),
      ),
    );
    expect(marked.map(({ name }) => name)).toEqual([]);
    expect(
      typesOf(schema)
        .filter(isInterfaceType)
        .flatMap((one) => Object.values(one.getFields()))
        .filter((field) => (field.astNode?.directives ?? []).length > 0),
    ).toEqual([]);
  });

  test('stand on nullable fields, so that a closed field takes nothing else with it; root fields have nothing beside them', () => {
    const bad = objects
      .filter(({ name }) => !roots.includes(name))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap(({ name, type: given }) =>
          scopesOf(type, name) && isNonNullType(given) ? [`${type.name}.${name}`] : [],
        ),
      );
    expect(bad).toEqual([]);
  });

  test('let agents:self in only where it is known whose a thing is, or where the resolver asks', () => {
    const types = objects.filter((type) =>
      Object.keys(type.getFields()).some((field) => scopesOf(type, field)?.some((set) => set.includes('agents:self'))),
    );
    // A source is nobody's: an agent sees what its own changes can be given.
    expect(types.map(({ name }) => name).toSorted()).toEqual(
      [...roots, 'Agent', 'Person', 'Source', 'Viewer', 'WrapUp'].toSorted(),
    );
  });

  test('name no scope that there is none of', () => {
    const named = objects.flatMap((type) =>
      Object.keys(type.getFields()).flatMap((field) => scopesOf(type, field)?.flat() ?? []),
    );
    expect(new Set(named)).toEqual(new Set(everyScope));
  });

  test('are said of every root field but those for gateways, which ask for each object by itself', () => {
    const open = objects
      .filter(({ name }) => roots.includes(name))
      .flatMap((type) =>
        Object.keys(type.getFields()).filter((field) => !scopesOf(type, field) && !isAuthenticated(type, field)),
      );
    expect(open.toSorted()).toEqual(['_entities', '_service']);
  });

  test('leave open of a thing that can be reached by many ways what names it, and what cannot be null', () => {
    const keyed = objects.filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'));
    expect(keyed.map(({ name }) => name).toSorted()).toEqual(
      [
        'Agent',
        'AgentGroup',
        'Contact',
        'Person',
        'Queue',
        'QueueGroup',
        'ScheduleGroup',
        'Source',
        'WrapUp',
      ].toSorted(),
    );
    const open = keyed.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => !scopesOf(type, name))
        .filter(({ name, type: given }) => !isNonNullType(given) && name !== 'name')
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(open).toEqual(['ScheduleGroup.externalId']);
  });
});
