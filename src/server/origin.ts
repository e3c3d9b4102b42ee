import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of this origin may open a socket: one of our own, or of an origin that is configured. Programs name none.
 * @param origins as browsers write them.
 */
export function isWelcome({ origin, host }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
