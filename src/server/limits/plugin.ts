import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type ParseOptions, type ValidationRule } from 'graphql';
import { checkCost } from './cost.ts';
import { limitErrorBehind } from './limit-error.ts';
import type { DocumentLimits } from './limits.ts';
import { shapeRule } from './shape.ts';

/** The options of an Apollo Server that holds documents to their limits. All three are needed. */
export interface DocumentGuard {
  readonly parseOptions: ParseOptions;
  readonly validationRules: readonly ValidationRule[];
  readonly plugin: ApolloServerPlugin;
}

/**
 * Limits for an Apollo Server, each as early as it can be known: tokens while parsing, depth, aliases and introspection before
 * the other validation rules, cost when the operation and its variables are known, also for documents in Apollo's store.
 */
export function documentGuard(limits: DocumentLimits): DocumentGuard {
  return {
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationRules: [shapeRule(limits)],
    plugin: limitsPlugin(limits),
  };
}

/** Refuses operations that cost too much, and gives every refusal its own code where Apollo puts one of its own. */
function limitsPlugin(limits: DocumentLimits): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request }) => {
        const { operationName, variables } = request;
        const error = checkCost({ schema, document, operationName, variables }, limits);
        if (error === null) return;
        const extensions = { ...error.extensions, http: { status: 400 } };
        throw new GraphQLError(error.message, { originalError: error.originalError, extensions });
      },
      didEncounterErrors: async ({ errors }) => {
        for (const error of errors) {
          const limit = limitErrorBehind(error, limits);
          if (limit === null) continue;
          error.message = limit.message;
          error.extensions.code = limit.code;
        }
      },
    }),
  };
}
