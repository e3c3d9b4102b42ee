import type { IncomingHttpHeaders } from 'node:http';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Web pages of which origins may ask: by requests, of which browsers let pages read the answers, and by sockets. */

/** Lets pages of these origins read answers. @param origins as browsers write them. */
export async function welcomeOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    exposedHeaders: ['x-request-id', 'retry-after', 'www-authenticate'],
  });
}

/**
 * Whether a page of this origin may open a socket: one of our own, or of an origin that is configured. Programs name none.
 * @param origins as browsers write them.
 */
export function isWelcome({ origin, host }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
