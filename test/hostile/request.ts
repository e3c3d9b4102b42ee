import type { GraphQLSchema } from 'graphql';
import { operationOver } from './document.ts';
import { oddJson, oddText } from './odd.ts';
import { hostileDocuments } from './shapes.ts';
import type { Tape } from './tape.ts';

/** How a request goes. */
export type Carrier = 'POST' | 'GET' | 'socket' | 'stream';

export interface HostileRequest {
  readonly carrier: Carrier;
  readonly accept: string;
  /** The members of the body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its text; empty where it is none. */
  readonly query: string;
}

const shapes = Object.values(hostileDocuments);
const pieces = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '"""',
  '...',
  '@',
  '$',
  ':',
  '!',
  '\\',
  '#',
  '\u0000',
  '\uFEFF',
  '🙂',
  'fragment F on',
  ' on ',
  '__schema { types { name } }',
  '1e9',
  '[[[[',
] as const;

/** A text with a few mistakes in it. */
function damaged(text: string, tape: Tape): string {
  let result = text;
  for (let i = 0; i <= tape.below(3); i += 1) {
    const at = Math.floor((tape.below(256) / 256) * result.length);
    const length = tape.below(20);
    const other = Math.floor((tape.below(256) / 256) * result.length);
    const put = [
      tape.pick(pieces),
      result.slice(other, other + length * 5),
      '',
      result.slice(at, at + length).repeat(tape.below(30)),
    ];
    result = result.slice(0, at) + tape.pick(put) + result.slice(at + (tape.chance(50) ? length : 0));
  }
  return result;
}

/** Makes requests over a schema, as a tape chooses: some valid, some nearly, some as hostile as the limits let them be. */
export function requestOver(schema: GraphQLSchema, ids: readonly string[], tape: Tape): HostileRequest {
  const way = tape.below(100);
  const made = operationOver(schema, ids, tape);
  const query =
    way < 60
      ? made.query
      : way < 88
        ? damaged(made.query, tape)
        : way < 97
          ? // The large ones cost a hundred times the others, and have tests of their own.
            damaged(tape.pick(shapes)?.slice(0, 9_000) ?? '', tape)
          : oddText(tape).repeat(1 + tape.below(50));
  const variables = tape.chance(8) ? oddJson(tape) : made.variables;
  const fields: Record<string, unknown> = { query, variables };
  if (tape.chance(4)) fields[tape.pick(['query', 'variables', 'operationName', 'extensions', 'id'])] = oddJson(tape);
  if (tape.chance(3)) fields.extensions = { persistedQuery: { version: 1, sha256Hash: oddText(tape) } };
  const carrier =
    tape.pick([...Array(26).fill('POST'), 'GET', 'GET', 'socket', 'socket', 'stream', 'stream'] as const) ?? 'POST';
  return {
    carrier,
    accept: tape.pick(['application/json', 'application/graphql-response+json', '*/*']),
    fields,
    query: typeof fields.query === 'string' ? fields.query : '',
  };
}
