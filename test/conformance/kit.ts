import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { Tried, TryOptions } from '../kit/gateway.ts';
import type { ManualClock } from '../kit/manual-clock.ts';
import type { Tested, Traits } from './traits.ts';

export const sourceIds = {
  TENIOS: 'tenios-de',
  DEEPCALL: 'deepcall-in',
  ENGAGE: 'engage-us',
  SINCH: 'sinch-fi',
} as const satisfies Record<Tested, string>;

/** Ten people, of whom 4 are at TENIOS, 3 at DeepCall, 3 at Engage and 8 at Sinch; all are ready and nothing has happened. */
export const small = { people: 10, warmUp: 0, vendors: ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] } satisfies TryOptions;

/** Every read is a request. */
export const uncached = {
  ...small,
  source: Object.fromEntries(Object.values(sourceIds).map((id) => [id, { cacheFor: '0s' }])),
} satisfies TryOptions;

/** The global id of a thing of the vendor's source, or of the source itself. */
export const idAt = ({ sourceId }: Pick<Traits, 'sourceId'>, type: IdType, externalId: string = sourceId): string =>
  encodeId(type, { sourceId, externalId });

/** The vendor's agents, in the order of its simulator. */
export const agentsAt = ({ sandbox }: Tried, { vendor }: Pick<Traits, 'vendor'>): readonly Agent[] =>
  sandbox.centre.agentsAt(vendor);

/** The first of a list. @throws {Error} when there is none */
export function first<T>(list: Iterable<T>, which: (item: T) => boolean = () => true): T {
  for (const item of list) if (which(item)) return item;
  throw new Error('There is none.');
}

/** The first so many items. @throws {Error} when there are fewer */
export function some<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length < count) throw new Error(`There are only ${list.length}.`);
  return list.slice(0, count);
}

/** The next pause that somebody makes, in milliseconds; deadlines are longer. */
export function nextPause(clock: ManualClock): Promise<number> {
  const after = clock.after.bind(clock);
  return new Promise((resolve) => {
    clock.after = (delay, wake) => {
      if (delay > 0 && delay < 5_000) resolve(delay);
      return after(delay, wake);
    };
  });
}

/** An object with the same keys. */
export const mapValues = <T, U>(
  object: Readonly<Record<string, T>>,
  value: (of: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(object).map(([key, of]) => [key, value(of, key)]));
