import type { FastifyRequest } from 'fastify';
import { BadUserInput, TrunklineError } from '../../errors.ts';
import { isRecord } from '../documents/asked.ts';

/** What a router wants to be told, and where: `extensions.subscription` of its request. */
export interface CallbackAsked {
  /** Where to call; one of the allowed addresses, or below one. */
  readonly url: string;
  /** The router's own name for the subscription. */
  readonly id: string;
  /** The router's secret, by which it knows our calls. Never logged. */
  readonly verifier: string;
  /** Milliseconds between two signs of life, so short that none comes too late; 0 for none. */
  readonly heartbeat: number;
}

/** Milliseconds between two signs of life where the router names none. */
const usual = 5_000;
/** No router makes us call more often, or needs us to less often than a timer can tell. */
const [shortest, longest] = [1_000, 3_600_000];
/** The part of its patience after which a router hears from us: it may count from one call to the next, to the millisecond. */
const early = 0.75;
const longestText = 2_000;

function subscriptionIn(body: unknown): unknown {
  return isRecord(body) && isRecord(body.extensions) ? body.extensions.subscription : undefined;
}

/** Whether a request wants its answers sent elsewhere. */
export const wantsCallback = ({ method, body }: FastifyRequest): boolean =>
  method === 'POST' && isRecord(subscriptionIn(body));

/**
 * What a request wants to be called for.
 * @param allow addresses that may be called, with all below them
 * @throws BadUserInput where it does not say so as the protocol has it; FORBIDDEN for any other address.
 */
export function callbackIn({ body }: FastifyRequest, allow: readonly string[]): CallbackAsked {
  const asked = subscriptionIn(body);
  const { callbackUrl, subscriptionId, verifier, heartbeatIntervalMs = usual } = isRecord(asked) ? asked : {};
  const isInterval = Number.isSafeInteger(heartbeatIntervalMs) && Number(heartbeatIntervalMs) >= 0;
  if (!isInterval) throw wrong('heartbeatIntervalMs', 'a whole number of milliseconds, or 0 for none');
  const interval = Number(heartbeatIntervalMs);
  return {
    url: allowed(textIn(callbackUrl, 'callbackUrl'), allow),
    id: textIn(subscriptionId, 'subscriptionId'),
    verifier: textIn(verifier, 'verifier'),
    heartbeat: interval === 0 ? 0 : Math.min(Math.max(interval, shortest), longest) * early,
  };
}

function textIn(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '' || value.length > longestText)
    throw wrong(name, `a text of 1 to ${longestText} characters`);
  return value;
}

/** The address as it is called: what is compared is what is called, so no two readings of one text can differ. */
function allowed(written: string, allow: readonly string[]): string {
  const url = URL.parse(written);
  if (url === null) throw wrong('callbackUrl', 'an address');
  const place = url.origin + url.pathname;
  const isPlain = url.username === '' && url.password === '' && url.hash === '';
  // Some servers take these for a slash, and so for a way out of the allowed part.
  const isClear = !/%(2f|5c)/i.test(url.pathname);
  if (!isPlain || !isClear || !allow.some((base) => place === base || place.startsWith(`${base}/`)))
    throw new TrunklineError(
      'FORBIDDEN',
      'This callbackUrl may not be called. Addresses that may are listed in the configuration, under server.federation.callback.allow.',
    );
  return url.href;
}

const wrong = (name: string, expected: string): BadUserInput =>
  new BadUserInput(`extensions.subscription.${name}`, `extensions.subscription.${name} must be ${expected}.`);
