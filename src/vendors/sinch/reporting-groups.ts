import type { AgentGroup, AgentGroupName } from '../../model/agent-group.ts';
import { idOf, type Row } from './wire.ts';

/**
 * Reporting groups. Sinch lists them nowhere: the rows of agents name them, most by id and name, some by the name alone
 * (the page's example of somebody logged out). Pure and total.
 */

/** What is known of the groups from some rows of /agents. */
export interface ReportingGroups {
  /** The group of a row's agent; null when it is in none, undefined when it has a name that is no one group's here. */
  of(row: Row): AgentGroupName | null | undefined;
}

/** A reporting group as an agent group, of which Sinch tells nothing but the name. */
const reportingGroup = (externalId: string, name: string | null): AgentGroup => ({
  externalId,
  internalId: null,
  name,
  parent: null,
  mode: null,
  currentSchedule: null,
  rollingSchedule: null,
  intensity: null,
  initialWorkState: null,
  maxBreakTime: null,
  tags: null,
  attributes: null,
  configuration: null,
  createdAt: null,
  updatedAt: null,
});

const idIn = (row: Row): string | null => idOf(row, 'reportingGroupid', 'reportingGroupId');
const nameIn = (row: Row): string | null => row.text('reportingGroupName', 'reportingGroup');

/** The groups that these rows tell of. A name alone means the group that other rows call so, if it is one. */
export function reportingGroups(rows: Iterable<Row>): ReportingGroups {
  const groups = new Map<string, AgentGroup>();
  for (const row of rows) {
    const id = idIn(row);
    if (id !== null) groups.set(id, reportingGroup(id, nameIn(row) ?? groups.get(id)?.name ?? null));
  }
  const byName = Map.groupBy(groups.values(), ({ name }) => name);

  const named = (name: string): AgentGroup | undefined => {
    const [group, ...others] = byName.get(name) ?? [];
    return others.length === 0 ? group : undefined;
  };
  return {
    of(row) {
      const id = idIn(row);
      const name = nameIn(row);
      if (id === null && name === null) return null;
      const group = id === null ? named(name ?? '') : (groups.get(id) ?? reportingGroup(id, name));
      return group && { externalId: group.externalId, record: group };
    },
  };
}
