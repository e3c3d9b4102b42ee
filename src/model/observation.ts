/** When a source said something, and whether it is only the last thing it said before it failed. */
export interface Observation {
  /** Epoch milliseconds. */
  readonly observedAt: number;
  readonly stale: boolean;
}

/** Of what was put together from several answers: as old as the oldest, and stale if any is. */
export const together = (first: Observation, others: readonly Observation[]): Observation => ({
  observedAt: Math.min(first.observedAt, ...others.map(({ observedAt }) => observedAt)),
  stale: [first, ...others].some(({ stale }) => stale),
});
