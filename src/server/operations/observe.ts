import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Metrics } from '../../metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RequestContext } from './request-context.ts';

/** An operation that came to an end, or a subscription that was begun or refused. */
export interface Observed {
  /** `query`, `mutation` or `subscription`; `unknown` where the document does not tell. */
  readonly type: string;
  readonly operationName: string | null;
  readonly errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
  readonly milliseconds: number;
}

/** Counts and logs an operation: its type, name, outcome and time. The document and its variables are nobody's business. */
export function note(
  metrics: Metrics,
  log: FastifyBaseLogger,
  { type, operationName, errors, milliseconds }: Observed,
): void {
  const [error] = errors ?? [];
  const outcome = error === undefined ? 'ok' : String(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  metrics.operation(type, outcome, milliseconds / 1000);
  log.info({ type, operationName, outcome, milliseconds }, 'operation');
}

/** Notes each operation that Apollo runs. */
export function observe(metrics: Metrics, clock: Clock): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const started = clock.now();
      return {
        willSendResponse: async ({ operation, operationName, response: { body } }) => {
          note(metrics, contextValue.log, {
            type: operation?.operation ?? 'unknown',
            operationName: operationName ?? null,
            errors: body.kind === 'single' ? body.singleResult.errors : undefined,
            milliseconds: clock.now() - started,
          });
          contextValue.finish();
        },
      };
    },
  };
}
