import type { MutationResolvers } from '../src/generated/resolvers-types.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { acquireAgent, releaseAgent } from '../src/services/acquisition.ts';
import { createAgents, deleteAgents, type RosterChange } from '../src/services/roster.ts';
import { agentPayload } from './payload.ts';

/**
 * The payload of a change to many users. What went wrong with a field of the input is said once. What went wrong with
 * the whole change afterwards is said of each user: whoever looks through the results must miss none of those sent.
 */
function agentsPayload(users: readonly string[], outcome: Outcome<RosterChange>): RosterChange {
  if (outcome.done) return outcome.value;
  const { refusal } = outcome;
  return refusal.inputPath
    ? { results: [], errors: [refusal] }
    : { results: users.map((user) => ({ user, agent: null, error: refusal })), errors: [] };
}

export const rosterMutations: Pick<
  MutationResolvers,
  'createAgents' | 'deleteAgents' | 'acquireAgent' | 'releaseAgent'
> = {
  createAgents: async (_, { input }, ctx) => agentsPayload(input.users, await createAgents(ctx, input)),
  deleteAgents: async (_, { input }, ctx) => agentsPayload(input.users, await deleteAgents(ctx, input)),
  acquireAgent: async (_, { input }, ctx) => agentPayload(await acquireAgent(ctx, input)),
  releaseAgent: async (_, { input }, ctx) => agentPayload(await releaseAgent(ctx, input)),
};
