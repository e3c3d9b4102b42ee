/** What is known already, or will be. Resolvers give what is known as it is: a promise for each field is what large answers cost most. */
export type Ready<T> = T | Promise<T>;

/** What is made of a value, at once where it is known. */
export function from<T, R>(value: Ready<T>, make: (value: T) => R): Ready<R> {
  return value instanceof Promise ? value.then(make) : make(value);
}

/** Waits for those of these that are not known yet, whatever becomes of them. */
export async function settled(values: Iterable<unknown>): Promise<void> {
  const awaited: unknown[] = [];
  for (const value of values) if (value instanceof Promise) awaited.push(value);
  if (awaited.length > 0) await Promise.allSettled(awaited);
}
