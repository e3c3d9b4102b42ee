import { type Answer, answerIn } from './answer-in.ts';
import { type Observable, streamAnswers } from './stream.ts';

/** An operation as GraphiQL hands it over. */
export interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
}

/** What goes with an operation. */
export interface RequestOptions {
  /** The content of the header editor. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the editor holds, as it was parsed. */
  readonly documentAST?: { readonly definitions: readonly Definition[] };
}

/** A piece of a document; one that is an operation says which kind. */
interface Definition {
  readonly operation?: string;
  readonly name?: { readonly value: string };
}

/** Sends an operation to this server: one answer, or one after another where it is a subscription. */
export function fetchAnswers(operation: Operation, options?: RequestOptions): Promise<Answer> | Observable {
  const operations = options?.documentAST?.definitions.filter((one) => one.operation !== undefined) ?? [];
  const chosen = operations.find(({ name }) => name?.value === operation.operationName) ?? operations[0];
  return chosen?.operation === 'subscription' ? streamAnswers(operation, options) : fetchAnswer(operation, options);
}

/**
 * Sends an operation to this server's own GraphQL endpoint.
 *
 * `application/json` is asked for because a refused document is then answered with status 200: under the newer media type it
 * is a 400, which browsers report in their console as if the page were broken.
 *
 * @throws Error with the HTTP status when the answer is not JSON; GraphiQL shows its message.
 */
async function fetchAnswer(operation: Operation, options?: RequestOptions): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(operation),
  });
  return answerIn(response);
}
