import type { VendorHttp } from '../../http/vendor-http.ts';
import { midnightIn } from '../../model/midnight.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Source } from '../../ports/vendor.ts';
import { teniosAgents } from './agents.ts';
import { createTeniosClient } from './client.ts';
import { externalIdOf } from './mapping.ts';
import { knownCode, refusedRead } from './refusals.ts';
import type { TeniosSettings } from './settings.ts';
import { teniosWrites, wrapUpLimits } from './writes.ts';

/** What a TENIOS source is made with: the way to its API, and the time. */
export interface TeniosParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
}

/** A TENIOS account as a source. */
export function createTeniosSource(settings: TeniosSettings, { http, clock }: TeniosParts): Source {
  const client = createTeniosClient(http, settings.accessKey);
  const roster = new Map(settings.agents.map((agent) => [externalIdOf(agent), agent]));

  /** TENIOS has nothing to sign in to: asking about anyone shows whether the access key is accepted. */
  async function check(): Promise<void> {
    const [agent] = settings.agents;
    if (agent === undefined)
      throw http.error('VENDOR_REJECTED', `${settings.name} has no agents configured: there is nobody to ask about.`);
    const { refusal } = await client.state(agent, { fresh: true });
    if (refusal !== null && knownCode(refusal) !== 'AGENT_NOT_FOUND') throw refusedRead(http, refusal);
  }

  return {
    id: settings.id,
    name: settings.name,
    vendor: 'TENIOS',
    capabilities: [
      'LIST_AGENTS',
      'READ_AGENT_STATE',
      'SET_AGENT_STATE',
      'READ_AGENT_DETAILS',
      'UPDATE_AGENT_DETAILS',
      'EXTEND_WRAP_UP',
      'CANCEL_WRAP_UP',
    ],
    settableStates: ['READY', 'NOT_READY'],
    wrapUpLimits,
    notReadyReasons: settings.notReadyReasons.map(({ code, label, isBreak }) => ({
      code,
      label: label ?? null,
      isBreak: isBreak ?? null,
    })),
    statisticsStart: () => midnightIn(settings.timeZone, clock.now()),
    health: () => http.health(),
    check,
    agents: teniosAgents(http, client, roster),
    writes: teniosWrites(http, client, roster, settings.notReadyReasonField),
    close: () => http.close(),
  };
}
