import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { createSchema } from '../../src/schema.ts';
import type { Target } from './client.ts';
import { faultOfFrames, framesOf } from './frames.ts';
import { faultIn } from './judge.ts';
import { type HostileRequest, requestOver } from './request.ts';
import { Tape } from './tape.ts';

/** Sends generated requests, several at a time, and tells each fault that it finds. */

export interface Campaign {
  readonly count: number;
  readonly seed: number;
}

export interface Outcome {
  /** What went wrong, each with its request. */
  readonly faults: readonly string[];
  /** How many ended how: `ok`, or the first code. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowest: { readonly milliseconds: number; readonly request: string };
}

const together = 8;
const bytes = fc.uint8Array({ minLength: 0, maxLength: 400, size: 'max' });

/** Ids that are there, for documents that shall find something. */
async function idsAt({ url }: Target): Promise<readonly string[]> {
  const query =
    '{ agents(first: 5) { nodes { id queues { queue { id } } } } sources { id } contacts(first: 3) { nodes { id } } }';
  const answer = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return [...(await answer.text()).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '');
}

export async function sendGenerated(target: Target, { count, seed }: Campaign): Promise<Outcome> {
  const schema: GraphQLSchema = createSchema();
  const ids = await idsAt(target);
  const faults: string[] = [];
  const outcomes: Record<string, number> = {};
  let slowest = { milliseconds: 0, request: '' };

  async function one(request: HostileRequest): Promise<void> {
    const taken = await target.take(request).catch((error: unknown) => String(error));
    const fault = typeof taken === 'string' ? taken : faultIn(taken, request.query);
    if (fault !== null && faults.length < 20) faults.push(`${fault}\n${JSON.stringify(request).slice(0, 2_000)}`);
    if (typeof taken === 'string') return;
    if (taken.milliseconds > slowest.milliseconds)
      slowest = { milliseconds: taken.milliseconds, request: JSON.stringify(request).slice(0, 2_000) };
    const code = /"code":"(\w+)"/.exec(taken.text)?.[1] ?? 'ok';
    outcomes[code] = (outcomes[code] ?? 0) + 1;
  }

  await shared(target, { count, seed }, (tape) => one(requestOver(schema, ids, tape)));
  if (!target.isAlive) faults.push('the service has ended');
  return { faults, outcomes, slowest };
}

/** Puts damaged frames on sockets, one socket a time, several at once. */
export async function sendFrames(target: Target, campaign: Campaign): Promise<readonly string[]> {
  const faults: string[] = [];
  await shared(target, campaign, async (tape) => {
    const frames = framesOf(tape);
    const fault = await faultOfFrames(target.url, frames);
    if (fault !== null && faults.length < 20)
      faults.push(`${fault}\n${frames.map((one) => one.toString('latin1').slice(0, 300)).join('\n')}`);
  });
  if (!target.isAlive) faults.push('the service has ended');
  return faults;
}

/** Does something with each of many tapes, several at a time. */
async function shared(target: Target, { count, seed }: Campaign, work: (tape: Tape) => Promise<void>): Promise<void> {
  const tapes = fc.sample(bytes, { numRuns: Math.min(count, 1_000), seed });
  let sent = 0;
  const next = (): Tape | null => {
    if (sent === count || !target.isAlive) return null;
    if (sent > 0 && sent % 500 === 0) target.tidy();
    // A thousand tapes at a time: a hundred thousand would take more memory than what is measured.
    if (sent > 0 && sent % 1_000 === 0)
      tapes.splice(0, tapes.length, ...fc.sample(bytes, { numRuns: 1_000, seed: seed + sent }));
    sent += 1;
    return new Tape(tapes[sent % tapes.length] ?? new Uint8Array());
  };
  const worker = async (): Promise<void> => {
    for (let tape = next(); tape !== null; tape = next()) await work(tape);
  };
  await Promise.all(Array.from({ length: together }, worker));
}
