import { hash } from 'node:crypto';
import { type ArgumentNode, type DocumentNode, getOperationAST, Kind, visit } from 'graphql';
import { ownEmail, readsOwnOnly } from '../../access/own.ts';
import type { Viewer } from '../../context.ts';
import { emailKey } from '../../model/email.ts';

/** What an answer to an event may depend on, besides the event. */
interface Shaping {
  readonly document: DocumentNode;
  /** The document's text. */
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly viewer: Viewer;
  readonly language: string | undefined;
}

/**
 * The same for subscriptions that answer an event with the same text. The arguments of the subscription itself choose the
 * events and shape no answer: who follows other agents or resumes from another place shares an answer all the same.
 */
export function answerKey({ document, query, operationName, variables, viewer, language }: Shaping): string {
  const choosing = choosingArguments(document, operationName);
  const from = choosing.at(0)?.loc?.start ?? 0;
  const to = choosing.at(-1)?.loc?.end ?? 0;
  // One that is left out has its default, which null has not.
  const given = variables ?? {};
  const values = [...variablesOf(document, choosing)].map((name) => (name in given ? [name, given[name]] : [name]));
  const text = query.slice(0, from) + query.slice(to);
  return hash('sha256', JSON.stringify([text, operationName, values, rightsOf(viewer), language]), 'base64');
}

/**
 * What of a viewer decides an answer: never who it is, so that all with the same rights share one; but whose agents are the
 * viewer's own, where it may read no others.
 */
export function rightsOf(viewer: Viewer): readonly unknown[] {
  const isOwnOnly = readsOwnOnly(viewer) && viewer.scopes.includes('agents:self');
  const own = isOwnOnly ? ownEmail(viewer) : null;
  return [viewer.scopes.toSorted(), own === null ? null : emailKey(own)];
}

/** The arguments of the one field of a subscription; none where it stands in a fragment. */
function choosingArguments(document: DocumentNode, operationName: string | undefined): readonly ArgumentNode[] {
  const [field] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  return field?.kind === Kind.FIELD ? (field.arguments ?? []) : [];
}

/** The names of the variables that are used anywhere but in these arguments. */
function variablesOf(document: DocumentNode, except: readonly ArgumentNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Argument: (argument) => (except.includes(argument) ? false : undefined),
    Variable: ({ name }) => {
      names.add(name.value);
    },
  });
  return names;
}
