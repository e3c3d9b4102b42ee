import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { SignIn } from '../../auth/sign-in.ts';
import type { Callbacks } from '../callback/index.ts';
import type { Load } from '../load/index.ts';
import { loadHooks } from '../load/route.ts';
import type { RequestContext, RequestTools } from '../operations/request-context.ts';
import { demandLasting } from '../token-end.ts';
import { answering } from './answer.ts';
import { answerEventStream, type EventStreamOptions, wantsEventStream } from './event-stream.ts';
import { refusePacked, refuseUnreadable } from './readable.ts';
import { createSharedAnswers } from './shared-answers.ts';
import { signedInOf, signingIn } from './signed-in.ts';

export interface RouteParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly tools: RequestTools;
  readonly stream: EventStreamOptions;
  readonly callbacks: Callbacks;
  readonly signIn: SignIn;
  readonly load: Load;
}

/** Requests to /graphql: what each has to pass, in order, and who answers it. */
export function routeGraphql(
  app: FastifyInstance,
  { apollo, tools, stream, callbacks, signIn, load }: RouteParts,
): void {
  const { clock, metrics } = tools.reads;
  const shared = createSharedAnswers(clock, metrics);
  const answer = answering(apollo, tools, shared);
  const { arrive, count, turn } = loadHooks(app, load);
  const isPlain = (request: FastifyRequest): boolean => !wantsEventStream(request) && !callbacks.wants(request);
  const lasts: preHandlerAsyncHookHandler = async (request) => demandLasting(clock, signedInOf(request));
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: [refusePacked, arrive, signingIn(app, signIn), count],
    preHandler: [
      refuseUnreadable,
      lasts,
      async (request, reply) => (isPlain(request) && shared.answer(request, reply) ? reply : undefined),
      turn,
      lasts,
    ],
    async handler(request, reply) {
      if (wantsEventStream(request)) await answerEventStream(stream, request, reply);
      else if (callbacks.wants(request)) await callbacks.answer(request, reply);
      else await answer(request, reply);
    },
  });
}
