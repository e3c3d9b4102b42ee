import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RequestContext, type RequestTools, requestContext } from '../operations/request-context.ts';
import type { SharedAnswers } from './shared-answers.ts';

/** Answers requests for one query or change each, which Apollo runs. */
export function answering(apollo: ApolloServer<RequestContext>, tools: RequestTools, shared: SharedAnswers) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const context = requestContext(tools, request, reply);
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: asApolloTakesIt(request),
      context: async () => context,
    });
    if (body.kind !== 'complete') throw new Error('an incremental answer was not asked for');
    shared.keep(request, {
      text: body.string,
      type: headers.get('content-type') ?? 'application/json; charset=utf-8',
      operationName: context.ran.operationName,
      grounds: context.grounds,
    });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200).send(body.string);
  };
}

/** A request as Apollo takes them. */
export function asApolloTakesIt({ method, headers, url, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  const mark = url.indexOf('?');
  return { method, headers: map, search: mark < 0 ? '' : url.slice(mark), body };
}
