import type { Context, Viewer } from '../context.ts';
import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { Person, PersonAgents } from '../loaders/people.ts';
import type { AgentFacet } from '../model/agent.ts';
import { emailOrNull, sameEmail } from '../model/email.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { agentOf, type OwnedWrapUp } from '../model/wrap-up.ts';
import { holds } from './rule.ts';

/** Whose an agent is: the viewer's own are those whose e-mail address is the token's. Without one nothing is own. */

/** The address by which the viewer's own agents are told; null when the token has none. */
export const ownEmail = ({ email }: Viewer): string | null => emailOrNull(email);

/** Whether a viewer reads nothing but what belongs to the viewer's own agents. */
export const readsOwnOnly = (viewer: Viewer): boolean =>
  !holds(viewer, 'agents:read') && !holds(viewer, 'agents:manage');

/** Whether a viewer reads no agents at all. */
export const readsNoAgents = (viewer: Viewer): boolean => readsOwnOnly(viewer) && !holds(viewer, 'agents:self');

/** Whether a viewer changes nobody but the viewer's own agents. */
export const changesOwnOnly = (viewer: Viewer): boolean => !holds(viewer, 'agents:manage');

/** Things that belong to somebody, as the resolvers of their types take them. */
interface Owned {
  readonly Agent: Ref;
  readonly WrapUp: OwnedWrapUp;
  readonly Person: Person;
}
type OwnedType = keyof Owned;

/** Whether a thing of a type is the viewer's own. The type decides, never what else the thing says of itself. */
type Ownership<T> = (ctx: Context, email: string, thing: T) => Promise<boolean> | boolean;

const ownership: { readonly [T in OwnedType]: Ownership<Owned[T]> } = {
  Agent: isOwnAgent,
  WrapUp: (ctx, email, wrapUp) => isOwnAgent(ctx, email, agentOf(wrapUp)),
  Person: (_, email, person) => sameEmail(person.email, email),
};

const ownershipByName: ReadonlyMap<string, Ownership<never>> = new Map(Object.entries(ownership));

/** Whether things of a type belong to somebody. */
export const isOwned = (type: string): boolean => ownershipByName.has(type);

/**
 * Whether a thing is the viewer's own; what belongs to nobody is. Rejects with what the source met that was to say whose
 * agent it is.
 * @param thing what the resolvers of the type take for an object of it
 */
export async function owns(ctx: Context, type: string, thing: unknown): Promise<boolean> {
  const isOwn = ownershipByName.get(type);
  if (isOwn === undefined) return true;
  const email = ownEmail(ctx.viewer);
  // By its contract the thing is of the type.
  return email !== null && isOwn(ctx, email, thing as never);
}

/** What this operation has found out. A change makes new loaders, but nobody somebody else's. */
const decided = new WeakMap<Context['reads'], Map<string, Promise<boolean>>>();

function decidedIn({ reads }: Context): Map<string, Promise<boolean>> {
  const known = decided.get(reads) ?? new Map<string, Promise<boolean>>();
  decided.set(reads, known);
  return known;
}

/** Asked once for each agent of an operation, and by one read for all that are asked at once. */
function isOwnAgent(ctx: Context, email: string, agent: Ref): Promise<boolean> {
  const known = decidedIn(ctx);
  const own = known.get(refKey(agent)) ?? saysOwn(ctx.loaders, email, agent);
  known.set(refKey(agent), own);
  return own;
}

const saysOwn = async ({ agent: agents }: Pick<Loaders, 'agent'>, email: string, agent: Ref): Promise<boolean> =>
  sameEmail((await agents.load(agent, 'profile'))?.email ?? null, email);

/** Whether an agent that is to be changed is the viewer's own. The source has to say so now: it may be somebody else's since it said so last. */
export async function ownsForChange(ctx: Context, agent: Ref): Promise<boolean> {
  const { viewer, reads } = ctx;
  const email = ownEmail(viewer);
  if (email === null) return false;
  const own = saysOwn(
    createLoaders({ ...reads, call: { ...reads.call, fresh: true, priority: 'write' } }),
    email,
    agent,
  );
  decidedIn(ctx).set(refKey(agent), own);
  return own;
}

const nothing: ReadonlySet<AgentFacet> = new Set();
const nobody: PersonAgents = { agents: [], failures: [] };

/**
 * The viewer's own agents at all sources, and the sources that could not say.
 * @param facets what will be looked at, so that what can ride along does
 */
export async function ownAgents(
  { viewer, loaders }: Context,
  facets: ReadonlySet<AgentFacet> = nothing,
): Promise<PersonAgents> {
  const email = ownEmail(viewer);
  return email === null ? nobody : loaders.person.load({ email, facets });
}
