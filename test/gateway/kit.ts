import { setImmediate as turn } from 'node:timers/promises';
import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { SimulatorRequest } from '../../src/sandbox/simulator.ts';
import type { Tried, TryOptions } from '../kit/gateway.ts';

export const tenios = 'tenios-de';
export const sinch = 'sinch-fi';
export const otherSinch = 'sinch-de';

/** A small centre where nothing has happened yet: 2 people at TENIOS alone, 2 at both, 6 at Sinch alone; all are ready. */
export const small = { people: 10, warmUp: 0 } satisfies TryOptions;

/** A second Sinch source at the same simulator. The languages tell their requests apart. */
export const twoSinch = {
  source: { [sinch]: { language: 'fi' } },
  also: ({ sources }: Sandbox) => [{ ...sources[1], id: otherSinch, name: 'Sinch Germany', language: 'de' }],
} satisfies TryOptions;

/** Requests of one of the two Sinch sources, or of Sinch in a language. */
export const inLanguage =
  (language: 'EN' | 'FI' | 'DE') =>
  ({ query }: SimulatorRequest): boolean =>
    query.get('language') === language;

export const id = (type: IdType, sourceId: string, externalId: string = sourceId): string =>
  encodeId(type, { sourceId, externalId });

/** The text of an answer as it came over the wire, with its status. */
export async function send(
  { url }: Pick<Tried, 'url'>,
  query: string,
  { variables = {}, headers = {} }: { variables?: object; headers?: Record<string, string> } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Waits until something holds; fails when it does not come to. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error(`It never held: ${holds}`);
    await turn();
  }
}

/** Waits until so many reads of a source have joined others, as the metrics tell. */
export function joined({ url }: Pick<Tried, 'url'>, source: string, count: number): Promise<void> {
  const line = `trunkline_reads_total{source="${source}",served="coalesced"} ${count}\n`;
  return eventually(async () => (await (await fetch(new URL('metrics', url))).text()).includes(line));
}
