import type { TrunklineError } from '../../errors.ts';
import type { EngageClient, Reply } from './client.ts';
import { isUnknown } from './faults.ts';
import type { Problem } from './wire.ts';

/** What a read came to. */

/** An answer with what was asked for. */
export type Told<T> = Extract<Reply<T>, { readonly fault: null }>;

/** Why there is no answer; null when there is. A warning without data beside it is as good as a Fault. */
export const problemOf = (reply: Reply<unknown>): Problem | null =>
  reply.fault ?? (reply.data.length === 0 ? (reply.warnings[0] ?? null) : null);

/** @throws {VendorError} VENDOR_REJECTED for a read that was refused */
export function told<T>(client: EngageClient, reply: Reply<T>): Told<T> {
  const problem = problemOf(reply);
  if (reply.fault !== null || problem !== null) throw client.refusedRead(problem ?? { code: null, text: '' });
  return reply;
}

/** The same; null when what was asked about is not there. */
export function toldIfThere<T>(client: EngageClient, reply: Reply<T>): Told<T> | null {
  const problem = problemOf(reply);
  return problem !== null && isUnknown(problem) ? null : told(client, reply);
}

/** Without those that the source does not know. */
export function there<T>(answers: ReadonlyMap<string, T | TrunklineError | null>): Map<string, T | TrunklineError> {
  return new Map([...answers].flatMap(([id, answer]) => (answer === null ? [] : [[id, answer] as const])));
}
