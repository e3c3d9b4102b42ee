import type { ContactSummary } from './queue.ts';

/** Percent of contacts answered on time, of those handled or abandoned; null when there were none. */
export function serviceLevel(summaries: readonly ContactSummary[]): number | null {
  const total = (count: (summary: ContactSummary) => number | null): number =>
    summaries.reduce((sum, summary) => sum + (count(summary) ?? 0), 0);
  const counted = total((summary) => summary.inHandled) + total((summary) => summary.inAbandoned);
  return counted === 0 ? null : (100 * total((summary) => summary.inAnsweredOnTime)) / counted;
}
