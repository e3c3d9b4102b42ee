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

/** What several sources answered, and which could not. */
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

/** Asks sources at once; each failure is that source's. */
export async function askEach<T>(sources: Iterable<Source>, ask: (source: Source) => Promise<T>): Promise<Answered<T>> {
  const settled = await Promise.all(
    [...sources].map(async (source) => {
      try {
        return { source, value: await ask(source) };
      } catch (error) {
        return failureOf(source, error);
      }
    }),
  );
  return {
    answers: settled.flatMap((one) => ('value' in one ? one : [])),
    failures: settled.flatMap((one) => ('value' in one ? [] : one)),
  };
}

/** One failure a source, the first, in configured order. */
export const onePerSource = (
  sources: ReadonlyMap<string, Source>,
  failures: readonly SourceFailure[],
): readonly SourceFailure[] =>
  [...sources.values()].flatMap((source) => failures.find((failure) => failure.source === source) ?? []);
