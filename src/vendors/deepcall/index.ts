import { TrunklineError } from '../../errors.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import { midnightIn } from '../../model/midnight.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Source } from '../../ports/vendor.ts';
import { deepCallAgents } from './agents.ts';
import { createDeepCallClient } from './client.ts';
import type { DeepCallSettings } from './settings.ts';
import { deepCallWrites } from './writes.ts';

/** What a DeepCall source is made with: the way to its API, and the time. */
export interface DeepCallParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
}

/** DeepCall's refusals may come with any 4xx; what asks for patience means the same everywhere. */
export const deepCallAnswers = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

/** A DeepCall account as a source. */
export function createDeepCallSource(settings: DeepCallSettings, { http, clock }: DeepCallParts): Source {
  const client = createDeepCallClient(http, settings.heartbeatPath);
  const roster = new Map(settings.agents.map((agent) => [agent.externalId, agent]));
  const agents = deepCallAgents(http, client, roster);

  /** Every agent has credentials of its own, so everyone is asked about. */
  async function check(): Promise<void> {
    const wanted = { facets: new Set(['details'] as const) };
    const readings = await agents.read(new Map([...roster.keys()].map((id) => [id, wanted])), { fresh: true });
    const failed = [...readings].flatMap(([id, reading]) => {
      const error = reading instanceof TrunklineError ? reading : reading.details;
      return error instanceof TrunklineError ? [{ id, error }] : [];
    });
    const elsewhere = failed.find(({ error }) => error.code !== 'VENDOR_UNAUTHORIZED');
    if (elsewhere) throw elsewhere.error;
    if (failed.length === 0) return;
    const ids = failed.map(({ id }) => `"${id}"`).join(', ');
    throw http.error(
      'VENDOR_UNAUTHORIZED',
      `${settings.name} does not accept the credentials of these agents: ${ids}.`,
    );
  }

  return {
    id: settings.id,
    name: settings.name,
    vendor: 'DEEPCALL',
    capabilities: ['LIST_AGENTS', 'READ_AGENT_STATE', 'READ_AGENT_DETAILS', 'READ_BREAK', 'READ_WRAP_UP', 'HEARTBEAT'],
    settableStates: [],
    wrapUpLimits: null,
    notReadyReasons: null,
    statisticsStart: () => midnightIn(settings.timeZone, clock.now()),
    health: () => http.health(),
    check,
    agents,
    writes: deepCallWrites(client, roster),
    wrapUps: { by: 'agent' },
    close: () => http.close(),
  };
}
