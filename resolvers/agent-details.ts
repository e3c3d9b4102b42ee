import type { Context } from '../src/context.ts';
import type {
  AgentDetailsResolvers,
  AgentLoadResolvers,
  MutationResolvers,
  PresenceResolvers,
  QueueMembershipResolvers,
} from '../src/generated/resolvers-types.ts';
import type { AgentFacets } from '../src/model/agent.ts';
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

/** A field of what a vendor tells of an agent's load or of its capacity. */
const of =
  <F extends 'load' | 'capacity'>(facet: F) =>
  <K extends keyof AgentFacets[F]>(key: K) =>
  async (agent: Ref, _: unknown, ctx: Context) =>
    (await ctx.loaders.agent.load(agent, facet))?.[key] ?? null;
const load = of('load');
const capacity = of('capacity');

/** Two vendor calls answer an agent's load; each is made only when one of its fields is selected. */
export const AgentLoad: AgentLoadResolvers = {
  activePhoneContacts: load('activePhoneContacts'),
  activeChatContacts: load('activeChatContacts'),
  activeEmailContacts: load('activeEmailContacts'),
  chatCapacity: load('chatCapacity'),
  oldestActiveContactSince: load('oldestActiveContactSince'),
  activeVideoContacts: capacity('activeVideoContacts'),
  phoneCapacity: capacity('phoneCapacity'),
  videoCapacity: capacity('videoCapacity'),
  taskCapacity: capacity('taskCapacity'),
  status: capacity('status'),
  activeInboundCalls: capacity('activeInboundCalls'),
  activeDirectCalls: capacity('activeDirectCalls'),
  activeInboundChats: capacity('activeInboundChats'),
  activeInboundVideoChats: capacity('activeInboundVideoChats'),
  activeInboundEmails: capacity('activeInboundEmails'),
  activeOutboundCalls: capacity('activeOutboundCalls'),
  activeOutboundCampaignCalls: capacity('activeOutboundCampaignCalls'),
  activeOutboundCallbackCalls: capacity('activeOutboundCallbackCalls'),
  activeOutboundEmails: capacity('activeOutboundEmails'),
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
