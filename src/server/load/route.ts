import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler, preHandlerAsyncHookHandler } from 'fastify';
import { signedInOf } from '../route/signed-in.ts';
import type { Place } from './capacity.ts';
import { addressOf, clientOf } from './client.ts';
import type { Load } from './index.ts';

/** What the hooks below note on a request. */
interface Arrived {
  readonly address: string;
  /** Null until all of it has come: who sends it by drops keeps nobody out. */
  place: Place | null;
}

const noted = 'arrived';

function arrivedOf(request: FastifyRequest): Arrived {
  const arrived = request.getDecorator<Arrived | undefined>(noted);
  if (arrived === undefined) throw new Error('nothing is known of the load on this route');
  return arrived;
}

/** The address that a request comes from. */
export const addressIn = (request: FastifyRequest): string => arrivedOf(request).address;

/** The operation of a request has been begun, and what is under way from now on is none: a subscription. */
export const leavePlace = (request: FastifyRequest): void => arrivedOf(request).place?.leave();

/** Hooks for the route of operations. */
export interface LoadHooks {
  /** Before anything is done for a request: whether there is room for it at all. */
  readonly arrive: onRequestAsyncHookHandler;
  /** As soon as it is known who asks, before the body is read: whether there is room for another one of them. */
  readonly count: onRequestAsyncHookHandler;
  /** When all is read, before any work is done with it. */
  readonly turn: preHandlerAsyncHookHandler;
}

export function loadHooks(app: FastifyInstance, { capacity, clients, proxies }: Load): LoadHooks {
  app.decorateRequest(noted);
  return {
    async arrive(request) {
      capacity.demandRoom();
      request.setDecorator(noted, { address: addressOf(request.raw, proxies), place: null } satisfies Arrived);
    },
    async count(request) {
      clients.operation(clientOf(signedInOf(request), addressIn(request)));
    },
    async turn(request, reply) {
      const place = capacity.take();
      arrivedOf(request).place = place;
      if (reply.raw.destroyed) place.leave();
      else reply.raw.once('close', place.leave);
      await place.turn();
    },
  };
}
