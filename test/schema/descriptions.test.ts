import { expect, test } from '@jest/globals';
import {
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
} from 'graphql';
import { ownSchema, typesOf } from './sdl.ts';

/** Where an element stands in the schema, and what is said about it. */
type Element = readonly [coordinate: string, description: string | null | undefined];

const argumentsOf = (owner: string, args: readonly GraphQLArgument[]): Element[] =>
  args.map((arg) => [`${owner}(${arg.name}:)`, arg.description]);

function membersOf(type: GraphQLNamedType): Element[] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description]);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): Element[] => {
    const coordinate = `${type.name}.${field.name}`;
    return [[coordinate, field.description], ...argumentsOf(coordinate, field.args)];
  });
}

const ofType = (type: GraphQLNamedType): Element[] => [[type.name, type.description], ...membersOf(type)];

const ofDirective = (directive: GraphQLDirective): Element[] => [
  [`@${directive.name}`, directive.description],
  ...argumentsOf(`@${directive.name}`, directive.args),
];

test('every element of the schema is described', () => {
  const schema = ownSchema();
  const elements = [
    ...typesOf(schema).flatMap(ofType),
    ...schema
      .getDirectives()
      .filter((directive) => !isSpecifiedDirective(directive))
      .flatMap(ofDirective),
  ];
  const bare = elements.filter(([, description]) => !description?.trim()).map(([coordinate]) => coordinate);
  expect(bare).toEqual([]);
});
