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
import { checkCost } from './limits/cost.ts';
import { limitErrorBehind } from './limits/limit-error.ts';
import type { DocumentLimits } from './limits/limits.ts';
import type { DocumentGuard } from './limits/plugin.ts';

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A subscription that may run, or why it may not. */
export type Admission = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

/** Null for everything that is no subscription, be it because it cannot be read: that is Apollo's to answer. */
export type Admit = (request: OperationRequest) => Admission | null;

export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly guard: DocumentGuard;
  readonly limits: DocumentLimits;
  /** Whether errors may name what the schema has. */
  readonly introspection: boolean;
}

/** Subscriptions that are remembered: many clients send the same few, and each keeps its document for as long as it lasts. */
const mostRemembered = 100;

/** Holds subscriptions to the rules that Apollo holds other operations to. It knows none over the carriers that they take. */
export function createAdmission({ schema, guard, limits, introspection }: AdmissionOptions): Admit {
  const rules = [...guard.validationRules, ...specifiedRules];
  const valid = new Map<string, DocumentNode>();

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

  function remember(query: string, document: DocumentNode): void {
    valid.set(query, document);
    const [oldest] = valid.keys();
    if (valid.size > mostRemembered && oldest !== undefined) valid.delete(oldest);
  }

  return ({ query, operationName, variables }) => {
    const document = valid.get(query) ?? parsed(query, guard);
    if (document === null) return null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
    if (!valid.has(query)) {
      const errors = validate(schema, document, rules, { hideSuggestions: !introspection });
      if (errors.length > 0) return { errors: errors.map(refusal) };
      remember(query, document);
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
