import type { AgentRow } from '../../ports/agents.ts';
import type { Listed } from './everyone.ts';
import { groupName } from './group-mapping.ts';
import type { Known } from './known.ts';
import type { AgentMapping } from './mapping.ts';
import { scheduleNames } from './schedule-names.ts';

/** Agents with everything that is known of them, in the same order; null for one whose user is not named. */
export type RowsOf = (agents: readonly Listed[]) => Promise<readonly (AgentRow | null)[]>;

export const createRows =
  (map: AgentMapping, known: Known): RowsOf =>
  async (agents) => {
    const schedules = await scheduleNames(
      agents.map(({ state, group }) => ({
        reference: state.currentScheduleGroup,
        group: typeof group === 'string' ? group : null,
      })),
      known,
    );
    return agents.map(({ state, observation, group }, at) => {
      const placement = {
        scheduleGroup: schedules[at] ?? null,
        ...(group !== undefined && { group: typeof group === 'string' ? groupName(group) : group }),
      };
      return map.rowOf(state, observation, placement);
    });
  };
