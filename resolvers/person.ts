import type { GraphQLResolveInfo } from 'graphql';
import { admit } from '../src/access/admit.ts';
import type { Context } from '../src/context.ts';
import type { PersonResolvers, QueryResolvers } from '../src/generated/resolvers-types.ts';
import { engagement } from '../src/lists/agents.ts';
import type { Person as PersonByEmail } from '../src/loaders/people.ts';
import type { AgentFacet } from '../src/model/agent.ts';
import { agentNeeds, needsOfAgent, readAhead } from './ahead.ts';

const nothing: ReadonlySet<AgentFacet> = new Set();

const agentsOf = (ctx: Context, { email }: PersonByEmail, facets = nothing) =>
  ctx.loaders.person.load({ email, facets });

/**
 * A person whom some source knows, or may know but could not say; null when every source says no.
 * @throws FORBIDDEN for somebody whom the viewer may not read
 */
export async function knownPerson(
  ctx: Context,
  email: string,
  info: GraphQLResolveInfo,
): Promise<PersonByEmail | null> {
  await admit(ctx, info.schema, 'Person', { email });
  const { facets } = agentNeeds(ctx, info, ['agents']);
  const { agents, failures } = await agentsOf(ctx, { email }, facets);
  return agents.length > 0 || failures.length > 0 ? { email } : null;
}

export const personQueries: Pick<QueryResolvers, 'person'> = {
  person: (_, { email }, ctx, info) => knownPerson(ctx, email, info),
};

export const Person: PersonResolvers = {
  async agents(person, _, ctx, info) {
    const needs = needsOfAgent(ctx, info);
    const { agents } = await agentsOf(ctx, person, needs.facets);
    await readAhead(ctx, agents, needs);
    return agents;
  },
  failures: async (person, _, ctx) => (await agentsOf(ctx, person)).failures,
  async name(person, _, ctx) {
    const { agents } = await agentsOf(ctx, person);
    const profiles = await Promise.all(agents.map((agent) => ctx.loaders.agent.load(agent, 'profile')));
    return profiles.find((profile) => profile?.name)?.name ?? null;
  },
  async state(person, _, ctx) {
    const { agents } = await agentsOf(ctx, person);
    const read = await Promise.allSettled(agents.map((agent) => ctx.loaders.agent.load(agent, 'status')));
    const states = read.flatMap((one) => (one.status === 'fulfilled' && one.value ? one.value.state : []));
    const failed = read.find((one) => one.status === 'rejected');
    // One failing source must not hide what the others say; when none says anything its failure is the answer.
    if (states.length === 0 && failed) throw failed.reason;
    return engagement.find((state) => states.includes(state)) ?? null;
  },
};
