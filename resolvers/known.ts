/** A thing that its source knows, or could not say; null when it is unknown. */
export const known = <R>(ref: R, record: Promise<unknown>): Promise<R | null> =>
  record.then(
    (found) => (found === null ? null : ref),
    () => ref,
  );
