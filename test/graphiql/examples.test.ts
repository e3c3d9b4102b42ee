import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { readExamples } from '../../src/graphiql/examples.ts';

const folder = join(import.meta.dirname, '../../schema');
const schema: GraphQLSchema = makeExecutableSchema({
  typeDefs: readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')),
});

const examples = readExamples();

test('there are examples, in the order of their names', () => {
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.map(({ name }) => name)).toEqual(examples.map(({ name }) => name).toSorted());
});

describe.each(examples)('$name', ({ query, variables }) => {
  const document = parse(query);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );

  test('is valid against the schema', () => {
    expect(validate(schema, document)).toEqual([]);
  });

  test('says on top what it shows', () => {
    expect(query).toMatch(/^# \S/);
  });

  test('names its operations, which name the tabs', () => {
    expect(operations.map(({ name }) => name?.value)).not.toContain(undefined);
  });

  test('comes with the variables that its operations take', () => {
    const given = JSON.parse(variables ?? '{}');
    const definitions = operations.flatMap((operation) => operation.variableDefinitions ?? []);
    expect(getVariableValues(schema, definitions, given).errors).toBeUndefined();
    expect(Object.keys(given)).toEqual(definitions.map(({ variable }) => variable.name.value));
  });
});
