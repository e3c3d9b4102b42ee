import { record, text } from '../../http/json.ts';
import type { ScheduleGroupName } from '../../model/agent-group.ts';
import type { KnownStore } from '../../ports/store.ts';
import type { EngageSettings } from './settings.ts';

/** Groups that Engage may not be able to list: those of the configuration, then those created or seen here. */
export interface Known {
  /** External ids. */
  agentGroups(): Promise<readonly string[]>;
  addAgentGroup(externalId: string): Promise<void>;
  /** Forgets a group that is gone; one of the configuration stays. */
  removeAgentGroup(externalId: string): Promise<void>;
  scheduleGroups(): Promise<readonly ScheduleGroupName[]>;
  addScheduleGroup(name: ScheduleGroupName): Promise<void>;
  /** Forgets a schedule group that is gone; one of the configuration stays. */
  removeScheduleGroup(key: string): Promise<void>;
}

/** Begins the key of a schedule group that was seen without an internal id. */
export const namedKey = 'name:';

type Remembered = Omit<ScheduleGroupName, 'key'>;

const nothing: Remembered = { internalId: null, externalId: null, agentGroupExternalId: null };

/** What is known, and besides what is told. */
export const completed = (name: ScheduleGroupName, told: Remembered): ScheduleGroupName => ({
  key: name.key,
  internalId: name.internalId ?? told.internalId,
  externalId: name.externalId ?? told.externalId,
  agentGroupExternalId: name.agentGroupExternalId ?? told.agentGroupExternalId,
});

export function createKnown(settings: EngageSettings, store: KnownStore): Known {
  const configured = settings.scheduleGroups.map(
    ({ internalId, externalId = null, agentGroup }): ScheduleGroupName => ({
      key: internalId,
      internalId,
      externalId,
      agentGroupExternalId: agentGroup,
    }),
  );

  return {
    async agentGroups() {
      const created = await store.all(settings.id, 'AgentGroup');
      return [...new Set([...settings.agentGroups, ...created.map(({ id }) => id)])];
    },
    addAgentGroup: (id) => store.put(settings.id, 'AgentGroup', { id, record: '{}' }),
    removeAgentGroup: (id) => store.remove(settings.id, 'AgentGroup', id),
    async scheduleGroups() {
      const names = new Map(configured.map((name) => [name.key, name]));
      for (const { id: key, record: json } of await store.all(settings.id, 'ScheduleGroup'))
        names.set(key, completed(names.get(key) ?? { key, ...nothing }, remembered(json)));
      return [...names.values()];
    },
    addScheduleGroup({ key, ...name }) {
      return store.put(settings.id, 'ScheduleGroup', { id: key, record: JSON.stringify(name) });
    },
    removeScheduleGroup: (key) => store.remove(settings.id, 'ScheduleGroup', key),
  };
}

function remembered(json: string): Remembered {
  const name = record(JSON.parse(json)) ?? {};
  return {
    internalId: text(name.internalId),
    externalId: text(name.externalId),
    agentGroupExternalId: text(name.agentGroupExternalId),
  };
}
