/**
 * The least of the values that such a share of them does not exceed, by nearest rank: always one of them, and nothing between
 * two. NaN of nothing.
 * @param share above 0; 1 gives the greatest.
 */
export function quantile(values: readonly number[], share: number): number {
  // Sorts by number, and many of them faster than a list does.
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

/** The value in the middle; of an even number the lower of the two. NaN of nothing. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
