import type { TrunklineError } from '../errors.ts';
import type { Happening } from '../model/event.ts';
import type { Call } from '../ports/call.ts';
import type { Source } from '../ports/vendor.ts';
import type { Scope } from './needs.ts';

/** What a look at things of a source has brought, by the vendor's ids. What is missing from both is not there any more. */
export interface Seen<V> {
  readonly values: ReadonlyMap<string, V>;
  /** What is there and could not be read. */
  readonly unread: ReadonlyMap<string, TrunklineError>;
}

/** What became of a thing. */
export interface Difference<V> {
  readonly source: Source;
  readonly externalId: string;
  /** null where nothing was known of it. */
  readonly before: V | null;
  /** null where it is gone. */
  readonly after: V | null;
  /** Whether it was changed through us. */
  readonly isTouched: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Things at a source that are looked at again and again: what is known of each, and what a difference means. */
export interface Resource<V> {
  /** Whether a source has such things. */
  has(source: Source): boolean;
  /** Looks at them. @throws {TrunklineError} when nothing can be told */
  read(source: Source, scope: Scope, call: Call): Promise<Seen<V>>;
  /** Whether there is no difference worth a note. */
  isSame(before: V, after: V): boolean;
  /** What is told of a difference; null for nothing. */
  happening(difference: Difference<V>): Happening | null;
}

/** A moment that is worked out from a duration comes out a little different each time; so far apart they are two moments. */
const apart = 5_000;

/** Whether two moments (epoch milliseconds) are the same one. */
export const isSameMoment = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) < apart;
