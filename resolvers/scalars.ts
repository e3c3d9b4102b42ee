import { GraphQLScalarType, type GraphQLScalarTypeConfig } from 'graphql';
import { GraphQLDateTimeISO, GraphQLEmailAddress, GraphQLJSONObject, GraphQLSafeInt } from 'graphql-scalars';

/**
 * An instant: epoch milliseconds inside, ISO 8601 in UTC with milliseconds outside.
 * The description of each scalar is the schema's own.
 */
const dateTimeConfig = GraphQLDateTimeISO.toConfig();
const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize(value) {
    if (typeof value !== 'number') throw new TypeError('an instant is a number of milliseconds');
    return new Date(value).toISOString();
  },
  parseValue: (value) => dateTimeConfig.parseValue(value).getTime(),
  parseLiteral: (node, variables) => dateTimeConfig.parseLiteral(node, variables).getTime(),
});

const safeInt = GraphQLSafeInt.toConfig() as GraphQLScalarTypeConfig<number, number>;
const Milliseconds = new GraphQLScalarType<number, number>({
  name: 'Milliseconds',
  // Answers are whole already; checking each of thousands again would cost more than it finds.
  serialize: (value) => Number(value),
  ...(safeInt.parseValue ? { parseValue: safeInt.parseValue } : {}),
  ...(safeInt.parseLiteral ? { parseLiteral: safeInt.parseLiteral } : {}),
});

const emailConfig = GraphQLEmailAddress.toConfig() as GraphQLScalarTypeConfig<string, string>;
const EmailAddress = new GraphQLScalarType<string, string>({
  name: 'EmailAddress',
  // What vendors and the roster say was looked at when it came in.
  serialize: String,
  ...(emailConfig.parseValue ? { parseValue: emailConfig.parseValue } : {}),
  ...(emailConfig.parseLiteral ? { parseLiteral: emailConfig.parseLiteral } : {}),
});

export const scalars = { DateTime, Milliseconds, EmailAddress, JSONObject: GraphQLJSONObject };
