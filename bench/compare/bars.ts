import type { Figures } from './measure.ts';
import { kinds } from './queries.ts';
import { type Result, titleOf } from './report.ts';

/** A figure that has to be reached, and whether it was. */
export interface Bar {
  readonly name: string;
  readonly limit: string;
  readonly reached: string;
  readonly met: boolean;
}

const atLeast = (name: string, value: number, limit: number): Bar => ({
  name,
  limit: `at least ${limit}`,
  reached: value.toFixed(2),
  met: value >= limit,
});
const atMost = (name: string, value: number, limit: number): Bar => ({
  name,
  limit: `at most ${limit}`,
  reached: value.toFixed(2),
  met: value <= limit,
});

/** The bars of one scenario, as far as the servers that they speak of took part. */
function barsOfOne({ scenario: { name, query }, figures }: Result): readonly Bar[] {
  const title = query.toUpperCase();
  /** Of two servers, where both were there. */
  const of = (one: string, other: string, to: (one: Figures, other: Figures) => Bar): readonly Bar[] => {
    const [left, right] = [figures.get(one), figures.get(other)];
    return left && right ? [to(left, right)] : [];
  };
  const throughput = (what: string, limit: number): readonly Bar[] =>
    of('trunkline', 'direct', (trunkline, direct) =>
      atLeast(`${title}, ${what}: requests/s of direct`, trunkline.requestsPerSecond / direct.requestsPerSecond, limit),
    );
  const delay = (server: string): readonly Bar[] =>
    of(server, 'direct', (one, direct) =>
      atMost(`${title}, vendors at 20 ms: ${titleOf(server)}, p50 by direct's`, one.median / direct.median, 1.1),
    );
  switch (name) {
    case 'varying':
      return [
        ...throughput('varying variables', 1),
        ...of('trunkline-0s', 'usual', (trunkline, usual) =>
          atMost(`${title}, \`cacheFor: 0s\`: CPU by the usual stack's`, trunkline.processor / usual.processor, 0.5),
        ),
      ];
    case 'identical':
      return throughput('identical', 3);
    case 'latency':
      return [...delay('trunkline'), ...delay('trunkline-0s')];
    case 'calls': {
      const calls = figures.get('trunkline-0s')?.calls;
      const { fewestCalls } = kinds[query];
      if (calls === undefined) return [];
      const text = `${title}, \`cacheFor: 0s\`: vendor calls`;
      return [{ name: text, limit: `exactly ${fewestCalls}`, reached: `${calls}`, met: calls === fewestCalls }];
    }
    case 'distinct':
    case 'growth':
      return [];
  }
}

export const barsOf = (results: readonly Result[]): readonly Bar[] => results.flatMap(barsOfOne);
