import type { FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import type { OperationRequest } from './admission.ts';

/** A request that is none of GraphQL, with the HTTP status that says so. */
class NotAnOperation extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.name = 'NotAnOperation';
    this.statusCode = statusCode;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The operation in a body or in an address.
 * @throws NotAnOperation where there is none, or a change in an address, which any web page could have a browser ask for.
 */
export function operationIn({ method, body, query: address }: FastifyRequest): OperationRequest {
  const isAddress = method === 'GET';
  const sent = isAddress ? address : body;
  const { query, operationName, variables } = isRecord(sent) ? sent : {};
  const values = isAddress ? parsed(variables) : variables;
  const isOperation =
    typeof query === 'string' &&
    (typeof operationName === 'string' || operationName == null) &&
    (isRecord(values) || values == null);
  if (!isOperation) throw new NotAnOperation(400, 'no operation');
  const request = { query, operationName: operationName || undefined, variables: values ?? undefined };
  if (isAddress && isChange(request)) throw new NotAnOperation(405, 'a change in an address');
  return request;
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string' || json === '') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    throw new NotAnOperation(400, 'variables that are no JSON');
  }
}

function isChange({ query, operationName }: OperationRequest): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false;
  }
}
