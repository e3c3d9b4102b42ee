import type { Context } from '../context.ts';
import type { SubscriptionAgentStateChangedArgs } from '../generated/resolvers-types.ts';
import type { AgentStateHappening, Logged } from '../model/event.ts';
import { decodeId, encodeId } from '../model/ids.ts';
import type { KnownState } from '../watch/agent-states.ts';
import { type Covers, covers, follow, scopesOf } from './follow.ts';
import type { Follower } from './follower.ts';
import { followedAgents } from './own-agents.ts';
import { type Present, presentOf } from './present.ts';

/** A change of an agent's state, as a subscriber gets it. */
export type AgentStateChange = Logged<AgentStateHappening>;

/** Follows the states of agents. */
export async function followAgentStates(
  ctx: Context,
  { agentIds, sourceIds, queueIds, snapshot, after }: SubscriptionAgentStateChangedArgs,
): Promise<Follower<'agentState'>> {
  const serving = queueIds && (await agentsOfQueues(ctx, queueIds));
  const asked = serving && agentIds ? serving.filter((id) => agentIds.includes(id)) : (serving ?? agentIds);
  const wanted = await followedAgents(ctx, { ids: asked });
  const scopes = scopesOf(ctx, sourceIds, 'Agent', wanted);
  return follow(ctx, {
    topic: 'agentState',
    what: 'agentStates',
    scopes,
    accepts: acceptsOf(covers(scopes)),
    present: () => presentOf(ctx, scopes, 'agentStates', happening),
    snapshot,
    after,
  });
}

const acceptsOf =
  (isCovered: Covers) =>
  ({ agent }: AgentStateHappening): boolean =>
    isCovered(agent);

/** Who serves these queues at the moment of subscribing. */
async function agentsOfQueues({ loaders }: Context, queueIds: readonly string[]): Promise<readonly string[]> {
  const queues = queueIds.flatMap((id) => decodeId('Queue', id) ?? []);
  const agents = await Promise.all(
    queues.map(async (queue) =>
      ((await loaders.agentsOfQueue.load(queue)) ?? []).map(({ externalId }) =>
        encodeId('Agent', { sourceId: queue.sourceId, externalId }),
      ),
    ),
  );
  return [...new Set(agents.flat())];
}

const happening = ({ thing, value: { state, since }, at }: Present<KnownState>): AgentStateHappening => ({
  topic: 'agentState',
  at,
  agent: thing,
  state,
  since,
  previousState: null,
});
