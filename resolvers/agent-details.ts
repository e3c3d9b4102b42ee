import type { Context } from '../src/context.ts';
import type {
  AgentDetailsResolvers,
  AgentLoadResolvers,
  MutationResolvers,
  PresenceResolvers,
  QueueMembershipResolvers,
} from '../src/generated/resolvers-types.ts';
import type { Ref } from '../src/model/ids.ts';
import { encodeId } from '../src/model/ids.ts';
import type { QueueRef } from '../src/model/queue.ts';
import { updateAgentDetails } from '../src/services/agent-details.ts';
import { updateEngageAgent } from '../src/services/agent-request.ts';
import { setAgentState, setPersonState } from '../src/services/agent-state.ts';
import { sendHeartbeat } from '../src/services/heartbeat.ts';
import { setPresence } from '../src/services/presence.ts';
import { setQueueLogin } from '../src/services/queue-login.ts';
import { agentPayload } from './payload.ts';

const detailsTypes = {
  TENIOS: 'TeniosAgentDetails',
  DEEPCALL: 'DeepCallAgentDetails',
  ENGAGE: 'EngageAgentDetails',
  SINCH: 'SinchAgentDetails',
} as const;

export const AgentDetails: AgentDetailsResolvers = {
  __resolveType: ({ vendor }) => detailsTypes[vendor],
};

export const Presence: PresenceResolvers = {
  id: (presence) => encodeId('Presence', presence),
};

export const QueueMembership: QueueMembershipResolvers = {
  queue: ({ agent, queueExternalId, queueName, channel }): QueueRef => ({
    sourceId: agent.sourceId,
    externalId: queueExternalId,
    name: queueName,
    channel,
  }),
  statistics: (membership, { since }, ctx) => ctx.loaders.agent.membershipStatistics(membership, since ?? null),
};

const load = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'load');
const capacity = (agent: Ref, ctx: Context) => ctx.loaders.agent.load(agent, 'capacity');

/** Two vendor calls answer an agent's load; each is made only when one of its fields is selected. */
export const AgentLoad: AgentLoadResolvers = {
  activePhoneContacts: async (agent, _, ctx) => (await load(agent, ctx))?.activePhoneContacts ?? null,
  activeChatContacts: async (agent, _, ctx) => (await load(agent, ctx))?.activeChatContacts ?? null,
  activeEmailContacts: async (agent, _, ctx) => (await load(agent, ctx))?.activeEmailContacts ?? null,
  chatCapacity: async (agent, _, ctx) => (await load(agent, ctx))?.chatCapacity ?? null,
  oldestActiveContactSince: async (agent, _, ctx) => (await load(agent, ctx))?.oldestActiveContactSince ?? null,
  activeVideoContacts: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeVideoContacts ?? null,
  phoneCapacity: async (agent, _, ctx) => (await capacity(agent, ctx))?.phoneCapacity ?? null,
  videoCapacity: async (agent, _, ctx) => (await capacity(agent, ctx))?.videoCapacity ?? null,
  taskCapacity: async (agent, _, ctx) => (await capacity(agent, ctx))?.taskCapacity ?? null,
  status: async (agent, _, ctx) => (await capacity(agent, ctx))?.status ?? null,
  activeInboundCalls: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeInboundCalls ?? null,
  activeDirectCalls: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeDirectCalls ?? null,
  activeInboundChats: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeInboundChats ?? null,
  activeInboundVideoChats: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeInboundVideoChats ?? null,
  activeInboundEmails: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeInboundEmails ?? null,
  activeOutboundCalls: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeOutboundCalls ?? null,
  activeOutboundCampaignCalls: async (agent, _, ctx) =>
    (await capacity(agent, ctx))?.activeOutboundCampaignCalls ?? null,
  activeOutboundCallbackCalls: async (agent, _, ctx) =>
    (await capacity(agent, ctx))?.activeOutboundCallbackCalls ?? null,
  activeOutboundEmails: async (agent, _, ctx) => (await capacity(agent, ctx))?.activeOutboundEmails ?? null,
};

export const agentMutations: Pick<
  MutationResolvers,
  | 'setAgentState'
  | 'setPersonState'
  | 'updateAgentDetails'
  | 'updateEngageAgent'
  | 'setQueueLogin'
  | 'setPresence'
  | 'sendHeartbeat'
> = {
  setAgentState: async (_, { input }, ctx) => agentPayload(await setAgentState(ctx, input)),
  async setPersonState(_, { input }, ctx) {
    const { email, results, errors } = await setPersonState(ctx, input);
    return {
      person: results.length > 0 ? { email } : null,
      results: results.map((one) => ({ ...one, agentId: encodeId('Agent', one.agent) })),
      errors,
    };
  },
  updateAgentDetails: async (_, { input }, ctx) => agentPayload(await updateAgentDetails(ctx, input)),
  updateEngageAgent: async (_, { input }, ctx) => agentPayload(await updateEngageAgent(ctx, input)),
  setQueueLogin: async (_, { input }, ctx) => agentPayload(await setQueueLogin(ctx, input)),
  setPresence: async (_, { input }, ctx) => agentPayload(await setPresence(ctx, input)),
  sendHeartbeat: async (_, { input }, ctx) => agentPayload(await sendHeartbeat(ctx, input)),
};
