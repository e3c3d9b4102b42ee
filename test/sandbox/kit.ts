import { afterEach } from '@jest/globals';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { type Soap, soapAsker } from './soap.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A sandbox with the clock that moves it, and somebody who knows how to ask its servers. */
export interface Tried extends Sandbox {
  readonly clock: ManualClock;
  /** Asks Sinch; `null` headers leave a default header out. */
  ask(path: string, init?: { method?: string; body?: unknown; headers?: Record<string, string> }): Promise<Response>;
  /** A Sinch list or entity. @throws {Error} when it is refused */
  rows(path: string): Promise<readonly Row[]>;
  row(path: string): Promise<Row>;
  /** Posts to TENIOS, with the access key unless the body has its own. */
  post(path: string, body: Row): Promise<{ readonly status: number; readonly body: Row }>;
  /** Posts to DeepCall's agent profile. */
  profile(call: string, body: unknown): Promise<{ readonly status: number; readonly body: Row }>;
  /** Asks Engage. */
  readonly soap: Soap;
}

export const basic = `Basic ${Buffer.from('sandbox:sandbox-password').toString('base64')}`;
/** Everything since a day before the manual clock's start. */
export const since = 'startTime=2026-11-21T09:00:00.000Z';

/** Makes a starter of sandboxes, each closed after the test that started it. */
export function sandboxes() {
  const open: Sandbox[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  });
  return async (options: Omit<SandboxOptions, 'clock'> = {}): Promise<Tried> => {
    const clock = new ManualClock();
    const sandbox = await startSandbox({ ...options, clock });
    open.push(sandbox);
    return { ...sandbox, clock, ...askers(sandbox) };
  };
}

function askers({ sinch, tenios, deepcall, engage }: Sandbox): Omit<Tried, keyof Sandbox | 'clock'> {
  const ask: Tried['ask'] = (path, { method = 'GET', body, headers = {} } = {}) =>
    fetch(`${sinch.baseUrl}${path}`, {
      method,
      headers: {
        accept: method === 'POST' ? 'text/html' : 'application/json',
        authorization: basic,
        'x-api-key': 'sandbox-api-key',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const read = async (path: string): Promise<unknown> => {
    const response = await ask(path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    ask,
    rows: async (path) => (await read(path)) as Row[],
    row: async (path) => (await read(path)) as Row,
    post: async (path, body) => {
      const response = await fetch(`${tenios.baseUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ access_key: 'sandbox-access-key', ...body }),
      });
      return { status: response.status, body: (await response.json()) as Row };
    },
    profile: async (call, body) => {
      const response = await fetch(`${deepcall.baseUrl}/agentProfile/${call}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Row };
    },
    soap: soapAsker(engage.baseUrl),
  };
}

/** The first of a list. @throws {Error} when it is empty */
export function first<T>(list: Iterable<T>, which: (item: T) => boolean = () => true): T {
  for (const item of list) if (which(item)) return item;
  throw new Error('There is none.');
}
