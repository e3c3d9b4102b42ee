import { encodeId } from '../../src/model/ids.ts';
import type { Agent, VendorName } from '../../src/sandbox/centre/types.ts';
import { methodAsked } from '../../src/sandbox/engage/index.ts';
import type { SimulatorRequest } from '../../src/sandbox/simulator.ts';
import { first, some, sourceIds } from '../conformance/kit.ts';
import { type Stage, simulatorOf } from './stage.ts';

/** A change at a vendor. */
export interface Change {
  /** A field of Mutation with its input, whose payload shows its errors. */
  readonly field: string;
  /** Whether each request that arrives does the work once more, so that one at most may arrive. */
  readonly isOnce: boolean;
  /** Whether something is looked at first, without which it is not sent. */
  readonly looksFirst: boolean;
  readonly isIt: (request: SimulatorRequest) => boolean;
  /** How often it has been done at the vendor. */
  readonly done: () => number;
}

const idOf = ({ vendor, id }: Agent): string => encodeId('Agent', { sourceId: sourceIds[vendor], externalId: id });
const errors = 'errors { code message }';

/** Agents whose state may be set. */
export const settable = ({ sandbox }: Stage, vendor: VendorName): readonly Agent[] =>
  sandbox.centre.agentsAt(vendor).filter(({ rights }) => rights.manageable);

/** Sets the state of an agent, or sends its heartbeat where no state can be set. */
export const setting = (agent: Agent, state: 'READY' | 'NOT_READY'): string =>
  agent.vendor === 'DEEPCALL'
    ? `sendHeartbeat(input: { agentId: "${idOf(agent)}", microphonePermitted: true }) { ${errors} }`
    : `setAgentState(input: { agentId: "${idOf(agent)}", state: ${state} }) { ${errors} }`;

const statePaths = /^\/acd\/agent-state\/change$|\/readyState$/;

const setsState = (agent: Agent): Change => ({
  field: setting(agent, 'NOT_READY'),
  isOnce: false,
  looksFirst: agent.vendor !== 'TENIOS',
  isIt: (request) =>
    (request.method !== 'GET' && statePaths.test(request.path)) || methodAsked(request) === 'changeAgentState',
  done: () => Number(agent.duty !== 'READY'),
});

function extendsWrapUp({ sandbox: { centre } }: Stage, agent: Agent): Change {
  const queue = first(centre.queuesAt('TENIOS'));
  const wrapUp = centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 60_000 });
  const before = wrapUp.wrapUpDue;
  return {
    field: `extendWrapUp(input: { agentId: "${idOf(agent)}", by: 120000 }) { ${errors} }`,
    isOnce: false,
    looksFirst: false,
    isIt: ({ path }) => path === '/wrap-up/extend',
    // From now, where the end was not known.
    done: () => Math.round(((wrapUp.wrapUpDue ?? 0) - (before ?? 0)) / 60_000),
  };
}

function beats({ sandbox: { deepcall } }: Stage, agent: Agent): Change {
  const before = deepcall.heartbeats.get(agent);
  return {
    field: setting(agent, 'READY'),
    isOnce: false,
    looksFirst: false,
    isIt: ({ path }) => path.endsWith('/setWebPingTime'),
    done: () => Number(deepcall.heartbeats.get(agent) !== before),
  };
}

function createsSchedule({ sandbox: { engage } }: Stage): Change {
  const groups = () => engage.groups.scheduleGroups.length;
  const before = groups();
  const externalId = first(engage.groups.agentGroups);
  return {
    field: `createScheduleGroup(input: { agentGroupId: "${encodeId('AgentGroup', { sourceId: sourceIds.ENGAGE, externalId })}" }) { ${errors} }`,
    isOnce: true,
    looksFirst: false,
    isIt: (request) => methodAsked(request) === 'createScheduleGroup',
    done: () => groups() - before,
  };
}

/** It is there already when it is asked for again, which then means that it had been created. */
function createsGroup({ sandbox: { engage } }: Stage): Change {
  const sourceId = encodeId('Source', { sourceId: sourceIds.ENGAGE, externalId: sourceIds.ENGAGE });
  const groups = () => engage.groups.agentGroups.length;
  const before = groups();
  return {
    field: `createAgentGroup(input: { sourceId: "${sourceId}", externalId: "Chaos" }) { ${errors} }`,
    isOnce: false,
    looksFirst: false,
    isIt: (request) => methodAsked(request) === 'createAgentGroup',
    done: () => groups() - before,
  };
}

function savesSetting({ sandbox: { sinch } }: Stage): Change {
  const sourceId = encodeId('Source', { sourceId: sourceIds.SINCH, externalId: sourceIds.SINCH });
  const before = sinch.settings.size;
  return {
    field: `saveMonitoringSetting(input: { sourceId: "${sourceId}", externalId: "CHAOS", value: "wide" }) { ${errors} }`,
    isOnce: true,
    looksFirst: true,
    isIt: ({ method, path }) => method === 'POST' && path === '/settings',
    done: () => sinch.settings.size - before,
  };
}

/** Changes of every kind that a vendor has. */
export function changesAt(stage: Stage, vendor: VendorName): readonly Change[] {
  const [one, two] = some(settable(stage, vendor), 2);
  if (!one || !two) return [];
  switch (vendor) {
    case 'TENIOS':
      return [setsState(one), extendsWrapUp(stage, two)];
    case 'DEEPCALL':
      return [beats(stage, one)];
    case 'ENGAGE':
      return [setsState(one), createsSchedule(stage), createsGroup(stage)];
    case 'SINCH':
      return [setsState(one), savesSetting(stage)];
  }
}

/** How often a change has reached its vendor. */
export const arrivalsOf = ({ sandbox }: Stage, vendor: VendorName, { isIt }: Change): number =>
  sandbox[simulatorOf(vendor)].requests.filter(isIt).length;
