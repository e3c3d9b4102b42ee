/** A value at a time, in any units. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** By which part of its mean a value grows from the first to the last point, along the straight line that fits them best. */
export function growth(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number): number => points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const [at, value] = [mean((one) => one.at), mean((one) => one.value)];
  const slope = mean((one) => (one.at - at) * (one.value - value)) / mean((one) => (one.at - at) ** 2);
  return (slope * ((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0))) / value;
}
