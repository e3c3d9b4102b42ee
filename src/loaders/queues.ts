import type { Ref } from '../model/ids.ts';
import type { Queue, QueueGroup, QueueGroupMember } from '../model/queue.ts';
import type { AgentRow } from '../ports/agents.ts';
import { type RefLoader, refLoader } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A queue group by name alone, or with what its list told. */
export interface QueueGroupRef extends Ref {
  readonly record?: QueueGroup;
}

/** A group's member with the source it belongs to. */
export interface QueueGroupMemberOf extends QueueGroupMember {
  readonly sourceId: string;
}

export const createQueueLoader = (reads: Reads): RefLoader<Queue> =>
  refLoader('queue', reads, async (source, ids) => (await source.queues?.read(ids, reads.call)) ?? new Map());

export const createQueueGroupLoader = (reads: Reads): RefLoader<QueueGroup> =>
  refLoader('queueGroup', reads, async (source, ids) => (await source.queueGroups?.read(ids, reads.call)) ?? new Map());

/** The groups that each queue is a member of; vendors list groups with their queues, not the reverse. */
export const createGroupsOfQueueLoader = (reads: Reads): RefLoader<readonly QueueGroup[]> =>
  refLoader('groupsOfQueue', reads, async (source, ids) => {
    if (!source.queueGroups) return new Map();
    const groups = await source.queueGroups.list(reads.call);
    return new Map(
      ids.map((id) => [id, groups.filter((group) => group.queues.some((queue) => queue.queueExternalId === id))]),
    );
  });

/** The agents of each queue. */
export const createAgentsOfQueueLoader = (reads: Reads): RefLoader<readonly AgentRow[]> =>
  refLoader('agentsOfQueue', reads, async (source, ids) => (await source.queues?.agents(ids, reads.call)) ?? new Map());
