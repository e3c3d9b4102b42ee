import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { Bounded } from '../documents/bounded.ts';
import type { FoundDocument } from '../documents/find.ts';
import { checkCost } from '../limits/cost.ts';
import { limitErrorBehind } from '../limits/limit-error.ts';
import type { DocumentLimits } from '../limits/limits.ts';
import { mostErrors } from '../limits/most-errors.ts';
import type { DocumentGuard } from '../limits/plugin.ts';

/** An operation whose document was found. */
export interface FoundOperation extends FoundDocument {
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A subscription that may run, or why it may not. */
export type Admission = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Null for everything that is no subscription, be it because it cannot be read: that is Apollo's to answer. */
export type Admit = (operation: FoundOperation) => Admission | null;

export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly guard: DocumentGuard;
  readonly limits: DocumentLimits;
  /** Whether errors may name what the schema has. */
  readonly introspection: boolean;
}

/**
 * Characters of the texts whose subscriptions are remembered: many clients send the same few, and each keeps its document for as
 * long as it lasts.
 */
const mostCharacters = 64 * 1024;

/** Holds subscriptions to the rules that Apollo holds other operations to. It knows none over the carriers that they take. */
export function createAdmission({ schema, guard, limits, introspection }: AdmissionOptions): Admit {
  const rules = [...guard.validationRules, ...specifiedRules];
  const valid = new Bounded<DocumentNode>(mostCharacters, ({ loc }) => loc?.source.body.length ?? mostCharacters);

  /** An error under its own code where it is about a limit. */
  function refusal(error: GraphQLError): GraphQLError {
    const limit = limitErrorBehind(error, limits);
    const { nodes, source, positions } = error;
    return new GraphQLError(error.message, {
      ...(nodes ? { nodes } : {}),
      ...(source ? { source } : {}),
      ...(positions ? { positions } : {}),
      ...(limit ? { originalError: limit } : {}),
      extensions: { code: limit?.code ?? ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED },
    });
  }

  return ({ query, document: listed, operationName, variables }) => {
    const known = listed ?? valid.get(query);
    const document = known ?? parsed(query, guard);
    if (document === null) return null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
    if (known === undefined) {
      const errors = validate(schema, document, rules, { hideSuggestions: !introspection, maxErrors: mostErrors });
      if (errors.length > 0) return { errors: errors.map(refusal) };
      valid.set(query, document);
    }
    const tooMuch = checkCost({ schema, document, operationName, variables }, limits);
    return tooMuch ? { errors: [tooMuch] } : { document };
  };
}

function parsed(query: string, { parseOptions }: DocumentGuard): DocumentNode | null {
  try {
    return parse(query, parseOptions);
  } catch {
    return null;
  }
}
