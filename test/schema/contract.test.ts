import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  astFromValue,
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
} from 'graphql';
import { ownSchema, typesOf } from './sdl.ts';

/** What clients rely on: the agreed names, arguments, defaults and nullability. Its directives are defined elsewhere. */
function contractSchema(): GraphQLSchema {
  const text = readFileSync(new URL('./contract.graphql', import.meta.url), 'utf8');
  return buildASTSchema(parse(text), { assumeValid: true, assumeValidSDL: true });
}

function input(owner: string, { name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = astFromValue(defaultValue, type);
  return `${owner}.${name}: ${type}${value ? ` = ${print(value)}` : ''}`;
}

/** One line for each field, argument and input field, with its exact type and default. */
function linesOf(type: GraphQLNamedType): string[] {
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => input(type.name, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    return [`${coordinate}: ${field.type}`, ...field.args.map((arg) => input(coordinate, arg))];
  });
}

describe('the schema keeps the contract', () => {
  const contract = contractSchema();
  const ours = ownSchema();

  test('nothing is renamed or dropped', () => {
    expect(findBreakingChanges(contract, ours)).toEqual([]);
  });

  test('types and defaults are exactly those agreed', () => {
    const kept = new Set(typesOf(ours).flatMap(linesOf));
    expect(
      typesOf(contract)
        .flatMap(linesOf)
        .filter((line) => !kept.has(line)),
    ).toEqual([]);
  });

  test('the one code added is the only change a client could stumble over', () => {
    expect(findDangerousChanges(contract, ours)).toEqual([
      { type: 'VALUE_ADDED_TO_ENUM', description: expect.stringContaining('VENDOR_BAD_RESPONSE') },
    ]);
  });
});
