import { TrunklineError } from '../../errors.ts';
import { caught } from '../../http/each.ts';
import { record, text } from '../../http/json.ts';
import type { Logger } from '../../http/vendor-http.ts';
import type { ScheduleGroupName } from '../../model/agent-group.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KnownKind, KnownStore, KnownThing } from '../../ports/store.ts';
import { createLater, type Later } from './later.ts';
import type { EngageSettings } from './settings.ts';

/** Things that are known of, and why there may be more: the store could not say. Then they are at least those of the configuration. */
export interface AllKnown<T> {
  readonly things: readonly T[];
  readonly failure: TrunklineError | null;
}

/**
 * Groups that Engage may not be able to list: those of the configuration, then those created or seen here. No store that is
 * away makes this fail, for then a change that was made would seem to have failed.
 */
export interface Known {
  /** External ids. */
  agentGroups(): Promise<AllKnown<string>>;
  addAgentGroup(externalId: string): Promise<void>;
  /** Forgets a group that is gone, and its schedule groups with it; what is of the configuration stays. */
  removeAgentGroup(externalId: string): Promise<void>;
  scheduleGroups(): Promise<AllKnown<ScheduleGroupName>>;
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

/** Says of a list that it may lack something. @throws {TrunklineError} the failure, where nobody would hear of it */
export function lacking(failure: TrunklineError | null, { incomplete, grounds }: Call): void {
  if (failure === null) return;
  if (incomplete === undefined) throw failure;
  grounds?.passing();
  incomplete(failure);
}

export function createKnown(settings: EngageSettings, store: KnownStore, clock: Clock, log: Logger): Known {
  // What is untold of one kind makes nothing else look incomplete.
  const newLater = (): Later => createLater(settings.id, clock, log);
  const later: Readonly<Record<KnownKind, Later>> = { AgentGroup: newLater(), ScheduleGroup: newLater() };
  const configured = settings.scheduleGroups.map(
    ({ internalId, externalId = null, agentGroup }): ScheduleGroupName => ({
      key: internalId,
      internalId,
      externalId,
      agentGroupExternalId: agentGroup,
    }),
  );

  /** What the store holds, where it can be read. What it could not be told yet is missing from that. */
  async function held(kind: KnownKind): Promise<AllKnown<KnownThing>> {
    const late = await caught(later[kind].catchUp());
    const things = await caught(store.all(settings.id, kind));
    if (things instanceof TrunklineError) return { things: [], failure: things };
    return { things, failure: late instanceof TrunklineError ? late : null };
  }

  function namesOf(things: readonly KnownThing[]): readonly ScheduleGroupName[] {
    const names = new Map(configured.map((name) => [name.key, name]));
    for (const { id: key, record: json } of things)
      names.set(key, completed(names.get(key) ?? { key, ...nothing }, remembered(json)));
    return [...names.values()];
  }

  return {
    async agentGroups() {
      const { things, failure } = await held('AgentGroup');
      return { things: [...new Set([...settings.agentGroups, ...things.map(({ id }) => id)])], failure };
    },
    addAgentGroup: (id) => later.AgentGroup.tell(id, () => store.put(settings.id, 'AgentGroup', { id, record: '{}' })),
    async removeAgentGroup(id) {
      await later.AgentGroup.tell(id, () => store.remove(settings.id, 'AgentGroup', id));
      await later.ScheduleGroup.tell(`all of ${id}`, async () => {
        const names = namesOf(await store.all(settings.id, 'ScheduleGroup'));
        const its = names.filter(({ agentGroupExternalId }) => agentGroupExternalId === id);
        await Promise.all(its.map(({ key }) => store.remove(settings.id, 'ScheduleGroup', key)));
      });
    },
    async scheduleGroups() {
      const { things, failure } = await held('ScheduleGroup');
      return { things: namesOf(things), failure };
    },
    addScheduleGroup: ({ key, ...name }) =>
      later.ScheduleGroup.tell(`one ${key}`, () =>
        store.put(settings.id, 'ScheduleGroup', { id: key, record: JSON.stringify(name) }),
      ),
    removeScheduleGroup: (key) =>
      later.ScheduleGroup.tell(`one ${key}`, () => store.remove(settings.id, 'ScheduleGroup', key)),
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
