import { encodeId, type IdType } from '../../../src/model/ids.ts';
import type { SimulatorRequest } from '../../../src/sandbox/simulator.ts';
import type { Tried, TryOptions } from '../../kit/gateway.ts';

const sourceId = 'sinch-fi';

/** Ten people, eight of them at Sinch; all are ready and nothing has happened. Every read is a request. */
export const small = { people: 10, warmUp: 0, source: { [sourceId]: { cacheFor: '0s' } } } satisfies TryOptions;

/** The small centre with other settings of the source. */
export const withSettings = (settings: object): TryOptions => ({
  ...small,
  source: { [sourceId]: { cacheFor: '0s', ...settings } },
});

/** The global id of a thing of the source, or of the source itself. */
export const id = (type: IdType, externalId: string = sourceId): string => encodeId(type, { sourceId, externalId });

/** The same for several. */
export const ids = (type: IdType, externalIds: readonly string[]): string[] => externalIds.map((one) => id(type, one));

/** A GUID of a test’s own. */
export const guid = (number: number): string => `ABCDEF${number.toString(16).toUpperCase().padStart(26, '0')}`;

/** A row of /agents of which nothing is known but that it is there; absent fields say nothing. */
export const agentRow = (number: number, fields: object = {}) => ({
  id: guid(number),
  name: `Agent ${number}`,
  ...fields,
});

/** From now on the simulator answers just this to a request, however it is asked. */
export const answers = ({ sandbox }: Tried, match: string | RegExp, body: unknown): void => {
  sandbox.sinch.rewrite(match, () => body);
};

/** The one request to a path. @throws {Error} when there are none or several */
export function only({ sandbox }: Tried, path: string | RegExp): SimulatorRequest {
  const found = sandbox.sinch.requests.filter((request) =>
    typeof path === 'string' ? request.path === path : path.test(`${request.method} ${request.path}`),
  );
  const [request, ...others] = found;
  if (request === undefined || others.length > 0) throw new Error(`${found.length} requests, not one.`);
  return request;
}

/** A parameter of every request to a path. */
export const sentTo = ({ sandbox }: Tried, path: string, parameter: string): (string | null)[] =>
  sandbox.sinch.requests.filter((request) => request.path === path).map(({ query }) => query.get(parameter));

/** The first of a list. @throws {Error} when there is none */
export function first<T>(list: Iterable<T>, which: (item: T) => boolean = () => true): T {
  for (const item of list) if (which(item)) return item;
  throw new Error('There is none.');
}

/** What an answer says went wrong, as codes. */
export const codes = ({
  errors = [],
}: {
  errors?: readonly { extensions: Readonly<Record<string, unknown>> }[];
}): unknown[] => errors.map(({ extensions }) => extensions.code);
