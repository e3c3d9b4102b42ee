import type { ApolloServerOptions } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { mostErrors } from './limits/most-errors.ts';
import type { RequestContext } from './request-context.ts';

/** What Apollo has operations executed by. */
type Gateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;

/** Executes operations of one schema. */
export type Execute = (operation: Omit<ExecutionArgs, 'schema'>) => Promise<ExecutionResult>;

/** How often a query has to come until it is compiled: what comes once costs less to be walked through. */
const worthCompiling = 3;

interface Met {
  times: number;
  /** The query's function; null where it cannot be compiled. */
  compiled?: CompiledQuery | null;
}

/**
 * Executes queries that come again and again by functions made of their documents, which takes a fraction of walking through
 * them; everything else as graphql does. The answers are the same, and so are the errors.
 */
export function createExecution(schema: GraphQLSchema): Execute {
  const met = new WeakMap<DocumentNode, Map<string, Met>>();
  const options = { maxCoercionErrors: mostErrors };

  function metBefore(document: DocumentNode, operationName = ''): Met {
    const ofDocument = met.get(document) ?? new Map<string, Met>();
    met.set(document, ofDocument);
    const one = ofDocument.get(operationName) ?? { times: 0 };
    ofDocument.set(operationName, one);
    return one;
  }

  /** The query's function, where it is worth one. */
  function compiledOf({ document, operationName }: Omit<ExecutionArgs, 'schema'>): CompiledQuery | null {
    const one = metBefore(document, operationName ?? undefined);
    one.times += 1;
    if (one.times < worthCompiling) return null;
    if (one.compiled === undefined) {
      const made = getOperationAST(document, operationName)?.operation === 'query' && compile(document, operationName);
      one.compiled = made || null;
    }
    return one.compiled;
  }

  function compile(document: DocumentNode, operationName: ExecutionArgs['operationName']): CompiledQuery | null {
    const made = compileQuery(schema, document, operationName ?? undefined);
    return isCompiledQuery(made) ? made : null;
  }

  /** Whether graphql takes the variables. What it says of those that it does not is said by it alone. */
  function areVariablesTaken({ document, operationName, variableValues }: Omit<ExecutionArgs, 'schema'>): boolean {
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    return getVariableValues(schema, definitions, variableValues ?? {}, { maxErrors: 1 }).errors === undefined;
  }

  return async (operation) => {
    const compiled = compiledOf(operation);
    if (compiled === null || !areVariablesTaken(operation)) return execute({ ...operation, schema, options });
    const { rootValue, contextValue, variableValues } = operation;
    const { data = null, errors } = await compiled.query(rootValue, contextValue, variableValues);
    return errors === undefined ? { data } : { errors: errors.map(asGraphql), data };
  };
}

/** An error as graphql makes them, which those of compiled functions are not quite. */
function asGraphql({ message, locations, path, originalError, extensions }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError, extensions });
  return Object.assign(error, locations && { locations });
}

/** Has Apollo execute operations by this. */
export const executedBy = (execute: Execute, schema: GraphQLSchema): Gateway => ({
  onSchemaLoadOrUpdate(tell) {
    tell({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => {};
  },
  load: async () => ({
    executor: ({ document, request, context }) =>
      execute({
        document,
        operationName: request.operationName,
        variableValues: request.variables,
        contextValue: context,
      }),
  }),
  stop: async () => {},
});
