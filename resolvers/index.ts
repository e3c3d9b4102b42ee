import type { Resolvers } from '../src/generated/resolvers-types.ts';
import { Agent, agentQueries } from './agent.ts';
import { AgentDetails, AgentLoad, agentMutations, Presence, QueueMembership } from './agent-details.ts';
import { AgentGroup, agentGroupMutations, agentGroupQueries } from './agent-group.ts';
import { rosterMutations } from './agent-roster.ts';
import { Contact, ContactEvent, contactQueries } from './contact.ts';
import { ContactSummary, summaryQueries } from './contact-summary.ts';
import { entityQueries } from './entities.ts';
import { MonitoringSetting, monitoringMutations, monitoringQueries } from './monitoring.ts';
import { Node, nodeQueries } from './node.ts';
import { OperationError } from './payload.ts';
import { Person, personQueries } from './person.ts';
import { Queue, QueueGroup, QueueGroupMember, queueQueries } from './queue.ts';
import { scalars } from './scalars.ts';
import { ScheduleGroup, scheduleGroupMutations, scheduleGroupQueries } from './schedule-group.ts';
import { Source, SourceHealth, sourceQueries } from './source.ts';
import {
  AgentStateChange,
  ContactChange,
  QueueStatusChange,
  SourceHealthChange,
  Subscription,
  WrapUpEvent,
} from './subscriptions.ts';
import { Viewer, viewerQueries } from './viewer.ts';
import { WrapUp, wrapUpMutations, wrapUpQueries } from './wrap-up.ts';

/** Every resolver, by type. Fields that are not here are properties of their parent. */
export const resolvers: Resolvers = {
  ...scalars,
  Query: {
    ...entityQueries,
    ...nodeQueries,
    ...viewerQueries,
    ...sourceQueries,
    ...personQueries,
    ...agentQueries,
    ...wrapUpQueries,
    ...queueQueries,
    ...contactQueries,
    ...summaryQueries,
    ...agentGroupQueries,
    ...scheduleGroupQueries,
    ...monitoringQueries,
  },
  Mutation: {
    ...agentMutations,
    ...wrapUpMutations,
    ...rosterMutations,
    ...agentGroupMutations,
    ...scheduleGroupMutations,
    ...monitoringMutations,
  },
  Subscription,
  Node,
  Viewer,
  Source,
  SourceHealth,
  Person,
  Agent,
  AgentDetails,
  AgentLoad,
  Presence,
  QueueMembership,
  AgentGroup,
  ScheduleGroup,
  WrapUp,
  WrapUpEvent,
  AgentStateChange,
  QueueStatusChange,
  ContactChange,
  SourceHealthChange,
  Queue,
  QueueGroup,
  QueueGroupMember,
  Contact,
  ContactEvent,
  ContactSummary,
  MonitoringSetting,
  OperationError,
};
