import type { Agent, Person } from '../../src/sandbox/centre/types.ts';
import { first, idAt, sourceIds, uncached } from '../conformance/kit.ts';
import type { Tested } from '../conformance/traits.ts';
import type { Answer, Tried, TryOptions } from '../kit/gateway.ts';
import { bearer, jwtAuth, type TokenClaims } from '../kit/tokens.ts';

/** As much as one client likes. */
const unlimited = { operationsPerSecond: 1_000_000, connections: 1_000_000, subscriptions: 1_000_000 };

/** All four vendors behind a sign-in; every read is a request. */
export const signedIn = {
  ...uncached,
  config: { auth: jwtAuth, limits: { client: unlimited } },
} satisfies TryOptions;

export const everyScope = [
  'agents:read',
  'queues:read',
  'contacts:read',
  'agents:self',
  'agents:manage',
  'groups:manage',
  'settings:manage',
] as const;

/** The same service, asked with a token. */
export async function as(tried: Tried, claims: TokenClaims): Promise<Tried> {
  const headers = await bearer(claims);
  return { ...tried, query: (document, variables) => tried.query(document, variables, headers) };
}

/** The same service, asked with these scopes by nobody who is an agent. */
export const holding = (tried: Tried, ...scopes: readonly string[]): Promise<Tried> =>
  as(tried, { scope: scopes.join(' ') });

/** The same service, asked by somebody with agents:self, and perhaps more. */
export const self = (tried: Tried, { email }: Pick<Person, 'email'>, ...scopes: readonly string[]): Promise<Tried> =>
  as(tried, { email, sub: email, scope: ['agents:self', ...scopes].join(' ') });

/** Somebody who works at every vendor. */
export const everywhere = ({ sandbox }: Tried): Person =>
  first(sandbox.centre.people, ({ vendors }) => vendors.length === Object.keys(sourceIds).length);

/** The agent of a person at a vendor, by its global id. */
export function agentId(tried: Tried, vendor: Tested, person: Person): string {
  const agent = first(agentsAt(tried, vendor), (one) => one.person === person);
  // At Engage agents go by the names that they sign in with.
  return idAt({ sourceId: sourceIds[vendor] }, 'Agent', vendor === 'ENGAGE' ? person.email : agent.id);
}

export const agentsAt = ({ sandbox }: Tried, vendor: Tested): readonly Agent[] => sandbox.centre.agentsAt(vendor);

/** Somebody else who works at a vendor. */
export const another = (tried: Tried, vendor: Tested, than: Person): Person =>
  first(agentsAt(tried, vendor), ({ person }) => person !== than).person;

/** The places of an answer that are closed, with dots, in the order of the alphabet. */
export const closed = ({ errors = [] }: Answer): readonly string[] =>
  errors
    .filter(({ extensions }) => extensions.code === 'FORBIDDEN')
    .map(({ path = [] }) => path.join('.'))
    .toSorted();

/** The codes of everything that went wrong. */
export const codes = ({ errors = [] }: Answer): readonly unknown[] => errors.map(({ extensions }) => extensions.code);
