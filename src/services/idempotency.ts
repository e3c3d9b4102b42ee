import { createHash } from 'node:crypto';
import { StoreUnavailable, TrunklineError, VendorError } from '../errors.ts';
import { type Outcome, type Refusal, refused } from '../model/outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { AnswerStore, HeldAnswer } from '../ports/store.ts';

export interface IdempotentRequest<T = unknown> {
  /** Who asks: keys of different callers never meet. */
  readonly caller: string;
  readonly mutation: string;
  /** The caller's own word for this piece of work, 1 to 255 characters; without one the work is simply done. */
  readonly key: string | null | undefined;
  /** The mutation's input; its `idempotencyKey` does not count. */
  readonly input: unknown;
  /** Whether a value says that nothing was done and all of it may be tried again: then it is not kept. */
  readonly mayBeTriedAgain?: (value: T) => boolean;
  /** Aborted when nobody waits for this any more: what another replica does is not waited for then, nor begun once it has freed the key. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does a piece of work once for its key: a repeat within a day gets the first answer, one that comes while the work is
 * under way waits for it. The value must be plain JSON, for a repeat gets what JSON kept of it.
 *
 * A refusal marked retryable is not kept, nor is a fault that is known to have left the vendor untouched, so that the key
 * can be used again. OUTCOME_UNKNOWN is kept, even where marked retryable: the work may have been done, and a key never
 * does it twice. The same answer is given for work whose end nobody recorded, because the process died over it.
 */
export type Idempotency = <T>(request: IdempotentRequest<T>, work: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;

const day = 24 * 60 * 60 * 1000;
const longestKey = 255;

export function createIdempotency(answers: AnswerStore, clock: Clock): Idempotency {
  const underWay = new Map<string, Promise<Outcome<unknown> | null>>();

  /** @returns null where others have claimed the key for the same, and have not said what it came to */
  async function claimAndWork<T>(
    name: string,
    inputHash: string,
    again: (value: T) => boolean,
    work: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T> | null> {
    const held = await answers.claim(name, inputHash, clock.now() + day);
    if (held?.answer === null && held.inputHash === inputHash) return null;
    if (held) return repeated(held, inputHash);
    const outcome = await work().catch(async (error: unknown) => {
      await ifReached(leftUntouched(error) ? answers.release(name) : answers.settle(name, JSON.stringify(brokenOff)));
      throw error;
    });
    const isTriedAgain = outcome.done ? again(outcome.value) : mayBeTriedAgain(outcome.refusal);
    await ifReached(isTriedAgain ? answers.release(name) : answers.settle(name, JSON.stringify(outcome)));
    return outcome;
  }

  return async <T>(request: IdempotentRequest<T>, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const { caller, mutation, key, input } = request;
    if (key === null || key === undefined) return work();
    if (key === '' || [...key].length > longestKey)
      return refuseKey(`An idempotencyKey has 1 to ${longestKey} characters.`);
    const name = hash([caller, mutation, key]);
    const inputHash = hash(withoutKey(input));
    // Another input is none of those that wait: the store compares it with the one that holds the key.
    const place = `${name} ${inputHash}`;
    const begin = (): Promise<Outcome<T> | null> => {
      const again = request.mayBeTriedAgain ?? (() => false);
      const outcome = claimAndWork(name, inputHash, again, work).finally(() => underWay.delete(place));
      underWay.set(place, outcome);
      return outcome;
    };
    for (;;) {
      // One mutation has one type of value, and its name is part of the place.
      const first = underWay.get(place) as Promise<Outcome<T> | null> | undefined;
      const outcome = await (first ?? begin());
      if (outcome) return outcome;
      const settled = await answers.settled(name, request.signal);
      if (settled) return repeated(settled, inputHash);
    }
  };
}

/** What a key that is held means for one more call with it. */
function repeated<T>(held: HeldAnswer, inputHash: string): Outcome<T> {
  if (held.inputHash !== inputHash)
    return refuseKey('This idempotencyKey came with another input within the last day. Use a new key for new work.');
  if (held.answer === null) return brokenOff;
  // Written by claimAndWork for the same mutation.
  return JSON.parse(held.answer) as Outcome<T>;
}

const brokenOff: Outcome<never> = refused({
  code: 'OUTCOME_UNKNOWN',
  message:
    'An earlier call with this idempotencyKey was broken off, and it may have been carried out. Look first, then use a new key.',
  retryable: false,
});

const refuseKey = (message: string): Outcome<never> =>
  refused({ code: 'INVALID_INPUT', message, inputPath: ['idempotencyKey'], retryable: false });

/** Whether the work was refused before any of it was done, and has hope of another answer. */
export const mayBeTriedAgain = ({ retryable, code }: Refusal): boolean =>
  retryable === true && code !== 'OUTCOME_UNKNOWN';

/** An expected error says by itself whether a vendor may have been reached; after any other nobody knows. */
const leftUntouched = (error: unknown): boolean =>
  error instanceof VendorError
    ? !error.mayHaveHappened
    : error instanceof TrunklineError && !(error instanceof StoreUnavailable);

/** What the work came to is told although it could not be kept: the key stays claimed, and does it no second time. */
async function ifReached(kept: Promise<void>): Promise<void> {
  await kept.catch((error: unknown) => {
    if (!(error instanceof StoreUnavailable)) throw error;
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutKey = (input: unknown): unknown => (isRecord(input) ? { ...input, idempotencyKey: undefined } : input);

/** SHA-256 of the value's JSON with sorted keys: neither their order nor a Date in place of its text makes another input. */
function hash(value: unknown): string {
  const json = JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sorted(part) : part)) ?? '';
  return createHash('sha256').update(json).digest('base64url');
}

const sorted = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
