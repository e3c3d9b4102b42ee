import { randomUUID } from 'node:crypto';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answerHttpError, answerNotFound } from './http-errors.ts';

/** Milliseconds in which a whole request has to come: who sends it by drops keeps others out. */
const longestRequest = 30_000;

export interface FastifyParts {
  /** Size of one body, in bytes. */
  readonly bodyBytes: number;
  readonly log: FastifyBaseLogger;
}

/** Fastify with what holds on every route: how much and how long may be sent, each request's id, and errors in our words. */
export function createFastify({ bodyBytes, log }: FastifyParts): FastifyInstance {
  const app = fastify({
    loggerInstance: log,
    // Clients of other protocols offer them with an ordinary request, which is to be answered (Java's asks for h2c so).
    http: {
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      connectionsCheckingInterval: 5_000,
    },
    bodyLimit: bodyBytes,
    requestTimeout: longestRequest,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // One line an operation is enough; it has the request's id.
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be read would be answered with itself.
    frameworkErrors: answerHttpError,
  });
  app.setErrorHandler(answerHttpError);
  app.setNotFoundHandler(answerNotFound);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  return app;
}
