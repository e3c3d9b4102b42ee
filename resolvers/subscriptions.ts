import { followAgentStates } from '../src/events/agent-state-changes.ts';
import { followContacts } from '../src/events/contact-changes.ts';
import { followQueueStatuses } from '../src/events/queue-status-changes.ts';
import { followSourceHealth } from '../src/events/source-health-changes.ts';
import { followWrapUps } from '../src/events/wrap-up-events.ts';
import type {
  AgentStateChangeResolvers,
  ContactChangeResolvers,
  QueueStatusChangeResolvers,
  SourceHealthChangeResolvers,
  SubscriptionResolvers,
  WrapUpEventResolvers,
} from '../src/generated/resolvers-types.ts';
import { encodeId } from '../src/model/ids.ts';
import { agentOf } from '../src/model/wrap-up.ts';
import { sourceOf } from './source.ts';

/** The event is the root of its own execution. */
const resolve = <E>(event: E): E => event;

export const Subscription: SubscriptionResolvers = {
  wrapUpExpired: { subscribe: (_, args, ctx) => followWrapUps(ctx, { ...args, types: ['EXPIRED'] }), resolve },
  wrapUpEvents: { subscribe: (_, args, ctx) => followWrapUps(ctx, args), resolve },
  agentStateChanged: { subscribe: (_, args, ctx) => followAgentStates(ctx, args), resolve },
  queueStatusChanged: { subscribe: (_, args, ctx) => followQueueStatuses(ctx, args), resolve },
  contactChanged: { subscribe: (_, args, ctx) => followContacts(ctx, args), resolve },
  sourceHealthChanged: { subscribe: (_, args, ctx) => followSourceHealth(ctx, args), resolve },
};

export const WrapUpEvent: WrapUpEventResolvers = {
  at: ({ happening }) => happening.at,
  type: ({ happening }) => happening.type,
  agentId: ({ happening }) => encodeId('Agent', agentOf(happening.wrapUp)),
  endsAt: ({ happening }) => happening.wrapUp.endsAt,
  wrapUp: async ({ happening: { wrapUp } }, _, ctx) =>
    (await ctx.reads.wrapUps.find(agentOf(wrapUp), wrapUp.seenAt)) ?? wrapUp,
  agent: ({ happening }) => agentOf(happening.wrapUp),
};

export const AgentStateChange: AgentStateChangeResolvers = {
  at: ({ happening }) => happening.at,
  agentId: ({ happening }) => encodeId('Agent', happening.agent),
  agent: ({ happening }) => happening.agent,
  state: ({ happening }) => happening.state,
  previousState: ({ happening }) => happening.previousState,
  stateSince: ({ happening }) => happening.since,
};

export const QueueStatusChange: QueueStatusChangeResolvers = {
  at: ({ happening }) => happening.at,
  queueId: ({ happening }) => encodeId('Queue', happening.queue),
  queue: ({ happening }) => happening.queue,
  status: ({ happening }) => happening.status,
};

export const ContactChange: ContactChangeResolvers = {
  at: ({ happening }) => happening.at,
  type: ({ happening }) => happening.type,
  contactId: ({ happening }) => encodeId('Contact', happening.contact),
  contact: ({ happening }) => happening.contact,
};

export const SourceHealthChange: SourceHealthChangeResolvers = {
  at: ({ happening }) => happening.at,
  source: ({ happening }, _, ctx) => sourceOf(ctx, happening),
  status: ({ happening }) => happening.status,
  previousStatus: ({ happening }) => happening.previousStatus,
};
