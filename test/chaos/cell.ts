import type { VendorName } from '../../src/sandbox/centre/types.ts';
import type { Answer } from '../kit/gateway.ts';
import type { Fault } from './faults.ts';
import type { Stage } from './stage.ts';

export const kinds = ['query', 'batch', 'mutation', 'poll'] as const;
export type Kind = (typeof kinds)[number];

/** One fault at one vendor, while one kind of thing is asked for. */
export interface Cell {
  readonly fault: Fault;
  readonly vendor: VendorName;
}

/** What came of it. Lengths of time are milliseconds. */
export interface Outcome {
  /** What was told of the faulty vendor, each code once; empty where all was well. */
  readonly told: readonly string[];
  /** From the question to the answer. */
  readonly took: number;
  /** Within which time it has to be there, but for a grace. */
  readonly deadline: number;
  /** From the end of the fault until all was right again. */
  readonly healed: number;
  /** Changes that reached the vendor more often than they may. */
  readonly repeated: number;
  /** Everything that is wrong, in words. */
  readonly breaches: readonly string[];
}

/** By how much an answer may come after the deadline. */
export const grace = 250;
/** Within which time all is to be right again. */
const healing = 20_000;
/** From one try to the next. */
const pauses = 100;

/** What is wrong with the times of a cell. */
export const lateness = ({
  took,
  deadline,
  healed,
}: Pick<Outcome, 'took' | 'deadline' | 'healed'>): readonly string[] => [
  ...(took > deadline + grace ? [`it took ${Math.round(took)} ms`] : []),
  ...(healed > healing ? [`it was not healed within ${healing} ms`] : []),
];

/** Tries until all is well. @returns how long that took; more than is allowed where it never was */
export async function healedAfter({ time }: Stage, isWell: () => Promise<boolean>): Promise<number> {
  const begun = time.clock.now();
  const passed = (): number => time.clock.now() - begun;
  while (!(await isWell())) {
    if (passed() > healing) return Number.POSITIVE_INFINITY;
    await time.pass(pauses);
  }
  return passed();
}

/** Something that went wrong, and at which vendor; null where that is not said. */
export interface Failure {
  readonly code: string;
  readonly vendor: VendorName | null;
}

/** Errors of fields, and failures of lists. */
export function failuresOf({ data, errors = [] }: Answer): readonly Failure[] {
  const listed: { code: string; source: { vendor: VendorName } }[] = data?.list?.failures ?? [];
  return [
    ...errors.map(({ extensions: { code, vendor } }) => ({
      code: String(code),
      vendor: (vendor as VendorName) ?? null,
    })),
    ...listed.map(({ code, source }) => ({ code, vendor: source.vendor })),
  ];
}
