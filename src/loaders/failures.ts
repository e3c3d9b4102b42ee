import { TrunklineError, VendorError } from '../errors.ts';
import type { Source } from '../ports/vendor.ts';

/** A source that could not answer, and why. */
export interface SourceFailure {
  readonly source: Source;
  readonly code: string;
  readonly message: string;
  readonly vendorCode: string | null;
  readonly retryable: boolean;
  /** Milliseconds. */
  readonly retryAfter: number | null;
}

/** What several sources answered, and which could not, or may have lacked something. */
export interface Answered<T> {
  readonly answers: readonly { readonly source: Source; readonly value: T }[];
  readonly failures: readonly SourceFailure[];
}

/** An expected failure of one source as data. What we did not expect, and what the caller asked wrongly, stays a throw. */
export function failureOf(source: Source, error: unknown): SourceFailure {
  if (!(error instanceof TrunklineError) || error.code === 'BAD_USER_INPUT') throw error;
  const details = error instanceof VendorError ? error : null;
  return {
    source,
    code: error.code,
    message: error.message,
    vendorCode: details?.vendorCode ?? null,
    retryable: details?.retryable ?? true,
    retryAfter: details?.retryAfter ?? null,
  };
}

/**
 * Asks sources at once; each failure is that source's.
 * @param ask is given what to call with the reason why an answer may lack something (`incomplete` of a Call).
 */
export async function askEach<T>(
  sources: Iterable<Source>,
  ask: (source: Source, incomplete: (failure: TrunklineError) => void) => Promise<T>,
): Promise<Answered<T>> {
  const settled = await Promise.all(
    [...sources].map(async (source) => {
      const lacking: SourceFailure[] = [];
      try {
        const value = await ask(source, (failure) => void lacking.push(failureOf(source, failure)));
        return { answers: [{ source, value }], failures: lacking.slice(0, 1) };
      } catch (error) {
        return { answers: [], failures: [failureOf(source, error)] };
      }
    }),
  );
  return {
    answers: settled.flatMap(({ answers }) => answers),
    failures: settled.flatMap(({ failures }) => failures),
  };
}

/** One failure a source, the first, in configured order. */
export const onePerSource = (
  sources: ReadonlyMap<string, Source>,
  failures: readonly SourceFailure[],
): readonly SourceFailure[] =>
  [...sources.values()].flatMap((source) => failures.find((failure) => failure.source === source) ?? []);
