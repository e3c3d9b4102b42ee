import { done, type Outcome } from '../model/outcome.ts';
import { invalid } from './target.ts';

/** The same fields without those that were left out; null stands only where it means something. */
export type Given<T, Clearable extends keyof T = never> = {
  readonly [F in keyof T]?: F extends Clearable ? Exclude<T[F], undefined> : NonNullable<T[F]>;
};

/**
 * What an update input gives. A field that is left out keeps its value; null is refused, save in a field that it clears,
 * and so is an input that gives nothing. `target` is the field that says what to change.
 */
export function givenFields<T extends object, Clearable extends keyof T & string = never>(
  fields: T,
  target: string,
  clearable: readonly Clearable[] = [],
): Outcome<Given<T, Clearable>> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const cleared: readonly string[] = clearable;
  const nulled = given.find(([field, value]) => value === null && !cleared.includes(field))?.[0];
  if (nulled !== undefined) return invalid(`"${nulled}" may be left out, but not be null.`, [nulled]);
  if (given.length === 0) return invalid(`Nothing to change: give at least one field besides "${target}".`, []);
  // The fields of T that are left have been looked at one by one.
  return done(Object.fromEntries(given) as Given<T, Clearable>);
}

/** What an input that creates something gives: null is the same as a field that is left out. */
export const withoutNulls = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Given<T>;
