import type { AgentGroupWrites, ScheduleGroupWrites } from '../../../ports/agent-groups.ts';
import type { AgentAcquisition, AgentRoster, AgentWrites } from '../../../ports/agent-writes.ts';
import { engageAcquisition } from './acquisition.ts';
import { agentGroupWrites } from './agent-groups.ts';
import { agentStateWrites } from './agent-state.ts';
import type { WriteParts } from './parts.ts';
import { engageRoster } from './roster.ts';
import { scheduleGroupWrites } from './schedule-groups.ts';

export interface EngageWrites {
  readonly writes: Required<Pick<AgentWrites, 'setState' | 'request'>>;
  readonly roster: AgentRoster;
  readonly acquisition: AgentAcquisition;
  readonly agentGroupWrites: AgentGroupWrites;
  readonly scheduleGroupWrites: ScheduleGroupWrites;
}

/** Everything that can be changed at an Engage source. */
export const engageWrites = (parts: WriteParts): EngageWrites => ({
  writes: agentStateWrites(parts),
  roster: engageRoster(parts),
  acquisition: engageAcquisition(parts),
  agentGroupWrites: agentGroupWrites(parts),
  scheduleGroupWrites: scheduleGroupWrites(parts),
});
