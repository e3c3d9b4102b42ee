import type { onRequestAsyncHookHandler, preHandlerAsyncHookHandler } from 'fastify';
import { BadRequest } from '../http-errors.ts';

/**
 * Refuses what can be read as HTTP and means nothing as GraphQL: an address without a host, from which the library between
 * fastify and Apollo would make a fault of ours, and a batch, which would pass the limits of an operation many times at once.
 * @throws BadRequest.
 */
export const refuseUnreadable: preHandlerAsyncHookHandler = async ({ protocol, hostname, body }) => {
  if (!URL.canParse(`${protocol}://${hostname}/`)) throw new BadRequest(400, 'The Host header names no host.');
  if (Array.isArray(body)) throw new BadRequest(400, 'Send one operation in a request: this server takes no batches.');
};

/** Refuses a body that would have to be unpacked first: a small one could unpack to anything. */
export const refusePacked: onRequestAsyncHookHandler = async ({ headers }) => {
  const packed = headers['content-encoding'] ?? 'identity';
  if (packed.toLowerCase() !== 'identity') throw new BadRequest(415);
};
