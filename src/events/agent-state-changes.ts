import type { Context } from '../context.ts';
import type { SubscriptionAgentStateChangedArgs } from '../generated/resolvers-types.ts';
import type { AgentStateHappening, Logged } from '../model/event.ts';
import { decodeId, encodeId } from '../model/ids.ts';
import { type Covers, covers, follow, type Scopes, scopesOf } from './follow.ts';

/** A change of an agent's state, as a subscriber gets it. */
export type AgentStateChange = Logged<AgentStateHappening>;

/** Follows the states of agents. */
export async function followAgentStates(
  ctx: Context,
  { agentIds, sourceIds, queueIds, snapshot, after }: SubscriptionAgentStateChangedArgs,
): Promise<AsyncIterable<AgentStateChange>> {
  const serving = queueIds && (await agentsOfQueues(ctx, queueIds));
  const wanted = serving && agentIds ? serving.filter((id) => agentIds.includes(id)) : (serving ?? agentIds);
  const scopes = scopesOf(ctx, sourceIds, 'Agent', wanted);
  return follow(ctx, {
    topic: 'agentState',
    what: 'agentStates',
    scopes,
    accepts: acceptsOf(covers(scopes)),
    present: () => present(ctx, scopes),
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

async function present({ watch, reads }: Context, scopes: Scopes): Promise<readonly AgentStateHappening[]> {
  const at = reads.clock.now();
  const known = await Promise.all(
    [...scopes.keys()].map(async (source) =>
      [...(await watch.known(source, 'agentStates'))].map(
        ([externalId, { state, since }]): AgentStateHappening => ({
          topic: 'agentState',
          at,
          agent: { sourceId: source.id, externalId },
          state,
          since,
          previousState: null,
        }),
      ),
    ),
  );
  return known.flat();
}
