import type { Logger, VendorHttp } from '../../http/vendor-http.ts';
import { midnightIn } from '../../model/midnight.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KnownStore } from '../../ports/store.ts';
import type { Source } from '../../ports/vendor.ts';
import { engageAgentGroups } from './agent-groups.ts';
import { engageAgents } from './agents.ts';
import { createEngageClient } from './client.ts';
import { createEveryone } from './everyone.ts';
import { groupStatesLister } from './group-states.ts';
import { forAnHour } from './hour.ts';
import { createKnown } from './known.ts';
import { createAgentMapping } from './mapping.ts';
import { createMissing } from './missing.ts';
import { createRows } from './rows.ts';
import { engageScheduleGroups } from './schedule-groups.ts';
import type { EngageSettings } from './settings.ts';
import { engageWrites } from './writes/index.ts';

export { engageAnswers } from './answer.ts';

/** What an Engage source is made with: the way to its API, the time, and the memory of what it cannot list. */
export interface EngageParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
  readonly known: KnownStore;
  readonly log: Logger;
}

/** Which of them can be set is which have a work state to ask for. */
const settableStates = ['READY', 'NOT_READY', 'LOGGED_OFF'] as const;

/** An Engage account as a source. */
export function createEngageSource(settings: EngageSettings, { http, clock, known: store, log }: EngageParts): Source {
  const client = createEngageClient(settings, http, clock);
  const known = createKnown(settings, store, clock, log);
  const missing = createMissing(clock);
  const listGroupStates = groupStatesLister(settings, client, missing);
  const rowsOf = createRows(createAgentMapping(settings), known);
  const everyone = createEveryone({ settings, client, known, listGroupStates, tooLarge: forAnHour(clock) });
  const parts = { settings, client, everyone, rowsOf, known, listGroupStates };
  const agents = engageAgents(parts);

  return {
    id: settings.id,
    name: settings.name,
    vendor: 'ENGAGE',
    capabilities: [
      'LIST_AGENTS',
      'READ_AGENT_STATE',
      'SET_AGENT_STATE',
      'READ_AGENT_DETAILS',
      'READ_BREAK',
      'READ_WRAP_UP',
      'READ_AGENT_GROUPS',
      'MANAGE_AGENT_GROUPS',
      'READ_SCHEDULE_GROUPS',
      'MANAGE_SCHEDULE_GROUPS',
      'MANAGE_AGENTS',
      'ACQUIRE_AGENT',
      'FIND_AGENT_BY_DEVICE',
    ],
    settableStates: settableStates.filter((state) => settings.requestWorkState[state] !== undefined),
    wrapUpLimits: null,
    notReadyReasons: null,
    statisticsStart: () => midnightIn(settings.timeZone, clock.now()),
    health: () => http.health(),
    check: () => everyone.check(),
    agents,
    ...engageWrites({ settings, client, known, missing, rowsOf, agents }),
    wrapUps: { by: 'agent' },
    agentGroups: engageAgentGroups(parts),
    scheduleGroups: engageScheduleGroups(client, known),
    close: () => http.close(),
  };
}
