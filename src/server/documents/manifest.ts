import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type ParseOptions,
  parse,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Problem } from '../../config/index.ts';
import { TrunklineError } from '../../errors.ts';
import { type ListedDocument, listedDocuments } from './manifest-text.ts';

/** A document that was found valid at the start. */
export interface PersistedDocument {
  readonly query: string;
  readonly document: DocumentNode;
}

/** The documents that may run. */
export interface Manifest {
  readonly byName: ReadonlyMap<string, PersistedDocument>;
  readonly byText: ReadonlyMap<string, PersistedDocument>;
  /** By the SHA-256 of their texts, in hexadecimal. */
  readonly byHash: ReadonlyMap<string, PersistedDocument>;
}

/** What documents are held to. */
export interface ManifestRules {
  readonly schema: GraphQLSchema;
  readonly rules: readonly ValidationRule[];
  readonly parseOptions: ParseOptions;
}

/** Where the configuration names the file. */
const path = 'server.persistedDocuments.path';

/** Reads and checks a manifest. @returns every problem where there are any, each with the document that it is about. */
export async function readManifest(
  file: string,
  held: ManifestRules,
): Promise<{ readonly manifest: Manifest } | { readonly problems: readonly Problem[] }> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { problems: [{ path, message: 'names a file that cannot be read; check it.' }] };
  const read = listedDocuments(text);
  if ('problems' in read) return { problems: read.problems.map(told) };
  const checked = read.listed.map((one) => ({ ...one, ...check(one, held) }));
  const problems = [
    ...twice(read.listed),
    ...checked.flatMap(({ place, problems }) => problems.map((problem) => `${place}: ${problem}`)),
  ];
  if (problems.length > 0) return { problems: problems.map(told) };
  const documents = checked.flatMap(({ name, text: query, document }) => (document ? [{ name, query, document }] : []));
  return {
    manifest: {
      byName: new Map(documents.map((one) => [one.name, one])),
      byText: new Map(documents.map((one) => [one.query, one])),
      byHash: new Map(documents.map((one) => [hash('sha256', one.query), one])),
    },
  };
}

/** A manifest with problems, all of them in the message. */
export class UnusableManifest extends TrunklineError {
  constructor(problems: readonly Problem[]) {
    super('BAD_USER_INPUT', problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'));
    this.name = 'UnusableManifest';
  }
}

const told = (problem: string): Problem => ({ path, message: problem });

function twice(listed: readonly ListedDocument[]): readonly string[] {
  const first = new Map<string, ListedDocument>();
  return listed.flatMap((one) => {
    const earlier = first.get(one.name);
    first.set(one.name, earlier ?? one);
    return earlier === undefined || earlier.text === one.text
      ? []
      : [`${one.place}: has the same id as ${earlier.place} and another text; give each text its own.`];
  });
}

interface Checked {
  readonly problems: readonly string[];
  readonly document?: DocumentNode;
}

function check({ text, operation }: ListedDocument, { schema, rules, parseOptions }: ManifestRules): Checked {
  let document: DocumentNode;
  try {
    document = parse(text, parseOptions);
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : 'cannot be read.'] };
  }
  const problems = validate(schema, document, rules).map(({ message }) => message);
  const isThere =
    operation === undefined
      ? document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      : getOperationAST(document, operation.name)?.operation === operation.type;
  const missing = operation === undefined ? 'operation' : `${operation.type} of that name`;
  return { problems: isThere ? problems : [...problems, `the text holds no ${missing}.`], document };
}
