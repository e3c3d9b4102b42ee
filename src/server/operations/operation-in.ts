import type { FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { type DocumentAsked, documentAsked, isRecord } from '../documents/asked.ts';
import type { FoundDocument } from '../documents/find.ts';
import { BadRequest } from '../http-errors.ts';

/** An operation as a client sends it. */
export interface OperationRequest extends DocumentAsked {
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Whether it came in an address, which any web page could have a browser ask for: it may change nothing. */
  readonly isAddress?: boolean;
}

/**
 * The operation in a body or in an address.
 * @throws BadRequest where there is none.
 */
export function operationIn({ method, body, query: address }: FastifyRequest): OperationRequest {
  const isAddress = method === 'GET';
  const sent = isAddress ? address : body;
  if (!isRecord(sent)) throw new BadRequest(400);
  const { query, operationName } = sent;
  const variables = isAddress ? parsed(sent.variables) : sent.variables;
  const extensions = isAddress ? parsed(sent.extensions) : sent.extensions;
  const asked = documentAsked({ ...sent, extensions });
  const isOperation =
    asked !== null &&
    (typeof query === 'string' || query == null) &&
    (typeof operationName === 'string' || operationName == null) &&
    (isRecord(variables) || variables == null);
  if (!isOperation) throw new BadRequest(400);
  return { ...asked, operationName: operationName || undefined, variables: variables ?? undefined, isAddress };
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string' || json === '') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    throw new BadRequest(400);
  }
}

/** Whether an operation is a change. One that cannot be read is none. */
export function isChange({ query, document }: FoundDocument, operationName: string | undefined): boolean {
  try {
    return getOperationAST(document ?? parse(query), operationName)?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false;
  }
}
