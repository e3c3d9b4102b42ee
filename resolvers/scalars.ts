import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, TokenKind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLJSONObject, GraphQLSafeInt } from 'graphql-scalars';
import { BadUserInput, TrunklineError } from '../src/errors.ts';

/** The argument or input field that a value in a document stands behind: the name before the colon before it. */
function nameBefore({ loc }: ValueNode): string | undefined {
  const colon = loc?.startToken.prev;
  return colon?.kind === TokenKind.COLON ? colon.prev?.value : undefined;
}

/**
 * How a scalar reads what callers give: in a document as in a variable a value that is none of its kind is BAD_USER_INPUT.
 * GraphQL's own answer to it in a document would be a plain GRAPHQL_VALIDATION_FAILED.
 * @param kind completes "must be …".
 * @param parse throws when the value is none.
 */
function readers<T>(
  kind: string,
  parse: (value: unknown) => T,
): Pick<GraphQLScalarTypeConfig<T, T>, 'parseValue' | 'parseLiteral'> {
  return {
    parseValue(value) {
      try {
        return parse(value);
      } catch {
        // GraphQL puts the name of the variable, and where in it, before this.
        throw new TrunklineError('BAD_USER_INPUT', `It must be ${kind}.`);
      }
    },
    parseLiteral(node) {
      try {
        // Of every other kind of literal the text is none of ours either.
        return parse(node.kind === 'StringValue' ? node.value : null);
      } catch {
        const argument = nameBefore(node) ?? 'value';
        const originalError = new BadUserInput(argument, `Argument "${argument}" must be ${kind}.`);
        throw new GraphQLError(originalError.message, { nodes: node, originalError });
      }
    },
  };
}

const dateTime = GraphQLDateTimeISO.toConfig();

/**
 * An instant: epoch milliseconds inside, ISO 8601 in UTC with milliseconds outside.
 * The description of each scalar is the schema's own.
 */
const DateTime = new GraphQLScalarType<number, number | string>({
  name: 'DateTime',
  serialize(value) {
    if (typeof value !== 'number') throw new TypeError('an instant is a number of milliseconds');
    return new Date(value).toISOString();
  },
  ...readers('an instant such as 2026-11-22T09:00:00Z', (value) => dateTime.parseValue(value).getTime()),
});

const safeInt = GraphQLSafeInt.toConfig() as GraphQLScalarTypeConfig<number, number>;
const Milliseconds = new GraphQLScalarType<number, number>({
  name: 'Milliseconds',
  // Answers are whole already; checking each of thousands again would cost more than it finds.
  serialize: (value) => Number(value),
  ...(safeInt.parseValue ? { parseValue: safeInt.parseValue } : {}),
  ...(safeInt.parseLiteral ? { parseLiteral: safeInt.parseLiteral } : {}),
});

const email = GraphQLEmailAddress.toConfig();
const EmailAddress = new GraphQLScalarType<string, string>({
  name: 'EmailAddress',
  // What vendors and the roster say was looked at when it came in.
  serialize: String,
  ...readers('an e-mail address such as anna@acme.example', (value) => String(email.parseValue(value))),
});

export const scalars = { DateTime, Milliseconds, EmailAddress, JSONObject: GraphQLJSONObject };
