import { createAgentGroupLoader, createAgentGroupStatusLoader, createAgentsOfGroupLoader } from './agent-groups.ts';
import { createAgentLoader } from './agents.ts';
import { createActiveInQueueLoader, createContactEventLoader, createContactLoader } from './contacts.ts';
import { createPersonLoader } from './people.ts';
import {
  createAgentsOfQueueLoader,
  createGroupsOfQueueLoader,
  createQueueGroupLoader,
  createQueueLoader,
} from './queues.ts';
import type { Reads } from './reads.ts';
import { createScheduleGroupLoader, createScheduleGroupsOfGroupLoader } from './schedule-groups.ts';
import { createSummariesOfQueueLoader, createSummaryLoader } from './summaries.ts';
import { createWrapUpLoader } from './wrap-ups.ts';

/** Loaders remember for as long as they live, so they are new for every operation and after every change. */
export function createLoaders(reads: Reads) {
  const agent = createAgentLoader(reads);
  const contact = createContactLoader(reads);
  return {
    agent,
    person: createPersonLoader(reads, agent),
    agentGroup: createAgentGroupLoader(reads),
    agentGroupStatus: createAgentGroupStatusLoader(reads),
    agentsOfGroup: createAgentsOfGroupLoader(reads),
    scheduleGroup: createScheduleGroupLoader(reads),
    scheduleGroupsOfGroup: createScheduleGroupsOfGroupLoader(reads),
    queue: createQueueLoader(reads),
    agentsOfQueue: createAgentsOfQueueLoader(reads),
    queueGroup: createQueueGroupLoader(reads),
    groupsOfQueue: createGroupsOfQueueLoader(reads),
    contact,
    contactEvents: createContactEventLoader(reads),
    activeInQueue: createActiveInQueueLoader(reads),
    summary: createSummaryLoader(reads),
    summariesOfQueue: createSummariesOfQueueLoader(reads),
    wrapUp: createWrapUpLoader(reads, agent, contact),
  };
}
export type Loaders = ReturnType<typeof createLoaders>;
