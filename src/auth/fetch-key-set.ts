import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import { algorithmsOf } from './public-key.ts';

/** Milliseconds that a fetch may take. */
const patience = 5_000;
/** Bytes of a set; one of a hundred keys has a fifth of them. */
const mostBytes = 256 * 1024;
/** Keys of a set that are looked at: a token that names none of them is tried with each. */
const mostKeys = 100;

const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** There is no set to be had. The message says why, in words of ours. */
export class NoKeySet extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NoKeySet';
  }
}

/**
 * The keys of a published set that tokens may be signed with; what else is in it is left out.
 * @throws {NoKeySet}
 */
export async function fetchKeySet(uri: string, clock: Clock): Promise<readonly JWK[]> {
  const over = new AbortController();
  const stop = clock.after(patience, () => over.abort());
  try {
    const response = await reached(uri, over.signal);
    if (response.status !== 200) throw new NoKeySet(`The key server answers with HTTP status ${response.status}.`);
    return keysIn(await textOf(response));
  } catch (cause) {
    if (cause instanceof NoKeySet) throw cause;
    const reason = over.signal.aborted ? `does not answer within ${patience / 1000} s` : 'breaks its answer off';
    throw new NoKeySet(`The key server ${reason}.`, { cause });
  } finally {
    stop();
    // What is left of an answer that is not wanted.
    over.abort();
  }
}

async function reached(uri: string, signal: AbortSignal): Promise<Response> {
  try {
    const headers = { accept: 'application/jwk-set+json, application/json' };
    // A redirect could lead anywhere, also to plain HTTP.
    return await fetch(uri, { headers, redirect: 'manual', signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new NoKeySet('The key server cannot be reached.', { cause });
  }
}

async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > mostBytes) throw new NoKeySet(`The key server answers with more than ${mostBytes / 1024} KiB.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function keysIn(text: string): readonly JWK[] {
  try {
    const { keys } = keySet.parse(JSON.parse(text));
    return keys.slice(0, mostKeys).filter(signsTokens);
  } catch (cause) {
    throw new NoKeySet('The key server answers with no JSON Web Key Set.', { cause });
  }
}

/** Whether a key is public, whole, and both of a kind and meant for what tokens are signed with. */
function signsTokens(key: JWK): boolean {
  const { alg, use = 'sig', key_ops: uses = ['verify'] } = key;
  try {
    if ('d' in key || use !== 'sig' || !uses.includes('verify')) return false;
    const algorithms = algorithmsOf(createPublicKey({ key, format: 'jwk' }));
    return algorithms !== undefined && (alg === undefined || algorithms.includes(alg));
  } catch {
    return false;
  }
}
