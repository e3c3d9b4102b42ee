import { once } from 'node:events';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import got from 'got';
import type { Clock } from '../../ports/clock.ts';
import type { CallbackAsked } from './asked.ts';

/** What became of a call: the router has taken it, it wants no more, or nothing was heard of it in time. */
export type Taken = 'taken' | 'refused' | 'unheard';

/** Calls to a router about one subscription. None is repeated, for it might be taken twice. */
export interface RouterLine {
  /** Asks whether the router still wants the subscription. */
  check(): Promise<Taken>;
  /** Tells an answer. @param answer JSON */
  next(answer: string): Promise<Taken>;
  /** Tells that there are no more. @param errors what the subscription failed of */
  complete(errors?: readonly object[]): Promise<Taken>;
}

/** Version 1.0 of the protocol, as both sides name it in a header. */
export const protocol = 'callback/1.0';

/** Milliseconds that a router may take to answer a call. */
const patience = 5_000;

/** Goes where it is told and nowhere else: no redirect is followed, nothing is sent again, and of an answer only the status is read. */
const client = got.extend({
  headers: { 'user-agent': 'trunkline', 'content-type': 'application/json', 'subscription-protocol': protocol },
  // A kept connection may be closed just as it is used, and then nobody knows whether the call was heard.
  agent: { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) },
  decompress: false,
  followRedirect: false,
  throwHttpErrors: false,
  retry: { limit: 0 },
});

async function statusOf(url: string, body: string, signal: AbortSignal): Promise<number> {
  const call = client.stream.post(url, { body, signal });
  try {
    const [{ statusCode }] = await once(call, 'response');
    return statusCode;
  } finally {
    call.on('error', () => {});
    call.destroy();
  }
}

/** @param hangUp ends every call at once. */
export function createRouterLine(
  { url, id, verifier }: CallbackAsked,
  { clock, hangUp }: { readonly clock: Clock; readonly hangUp: AbortSignal },
): RouterLine {
  async function call(action: string, more: readonly string[] = []): Promise<Taken> {
    const words = Object.entries({ kind: 'subscription', action, id, verifier });
    const members = words.map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
    const late = new AbortController();
    const inTime = clock.after(patience, () => late.abort());
    try {
      const status = await statusOf(url, `{${[...members, ...more].join()}}`, AbortSignal.any([late.signal, hangUp]));
      return status >= 200 && status < 300 ? 'taken' : 'refused';
    } catch {
      return 'unheard';
    } finally {
      inTime();
    }
  }
  return {
    check: () => call('check'),
    next: (answer) => call('next', [`"payload":${answer}`]),
    complete: (errors) => call('complete', errors ? [`"errors":${JSON.stringify(errors)}`] : []),
  };
}
