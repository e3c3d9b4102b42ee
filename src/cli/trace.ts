/** Causes of causes that are told. */
const deepest = 5;

/**
 * Where an error comes from, and its causes. Not its other properties, which the runtime would print as well: errors of clients
 * carry whole requests, with all their headers.
 */
export function traceOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `not an Error but ${typeof error}`;
  const trace = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth === deepest
    ? trace
    : `${trace}\ncaused by ${traceOf(error.cause, depth + 1)}`;
}
