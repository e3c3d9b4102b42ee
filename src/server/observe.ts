import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '../metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestContext } from './request-context.ts';

/** Counts and logs each operation: its type, name, outcome and time. The document and its variables are nobody's business. */
export function observe(metrics: Metrics, clock: Clock): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const started = clock.now();
      return {
        willSendResponse: async ({ operation, operationName, response }) => {
          const { body } = response;
          const error = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
          const outcome = error === undefined ? 'ok' : String(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
          const type = operation?.operation ?? 'unknown';
          const milliseconds = clock.now() - started;
          metrics.operation(type, outcome, milliseconds / 1000);
          contextValue.log.info({ type, operationName: operationName ?? null, outcome, milliseconds }, 'operation');
          contextValue.finish();
        },
      };
    },
  };
}
