import { setImmediate as turn } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import { VendorError } from '../../../src/errors.ts';
import { createVendorHttp } from '../../../src/http/vendor-http.ts';
import { createMetrics } from '../../../src/metrics.ts';
import type { AgentFacet } from '../../../src/model/agent.ts';
import { oneAtATime } from '../../../src/one-at-a-time.ts';
import type { AgentReading, Wanted } from '../../../src/ports/agents.ts';
import type { Source } from '../../../src/ports/vendor.ts';
import { Centre } from '../../../src/sandbox/centre/centre.ts';
import type { Agent } from '../../../src/sandbox/centre/types.ts';
import type { Simulator } from '../../../src/sandbox/simulator.ts';
import { teniosSimulator } from '../../../src/sandbox/tenios/index.ts';
import { inTurn } from '../../../src/services/in-turn.ts';
import { createTeniosSource } from '../../../src/vendors/tenios/index.ts';
import { teniosSettings } from '../../../src/vendors/tenios/settings.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

export const accessKey = 'ak-7fd3-c0ffee-51ec';
export const paths = {
  state: '/acd/agent-state/retrieve',
  changeState: '/acd/agent-state/change',
  details: '/acd/details/user/retrieve',
  changeDetails: '/acd/details/user/change',
  extend: '/wrap-up/extend',
  cancel: '/wrap-up/cancel',
} as const;

/** Stands still but for the pauses before a repeat, which it skips. */
class HastyClock extends ManualClock {
  override after(delay: number, wake: () => void): () => void {
    const cancel = super.after(delay, wake);
    if (delay <= 400) setImmediate(() => this.advance(delay));
    return cancel;
  }
}

export interface RigOptions {
  /** Laid over the settings of the source. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A roster without anyone, which the configuration would not let through. */
  readonly emptyRoster?: boolean;
  /** What the simulated account calls a reason. */
  readonly notReadyReasonField?: 'nrr' | 'not_ready_reason';
}

export interface Rig {
  readonly source: Source;
  readonly simulator: Simulator;
  readonly centre: Centre;
  readonly clock: HastyClock;
  /** Ids of the roster's agents, all of whom the simulated account knows. */
  readonly ids: readonly string[];
  /** The first agent and its id. */
  readonly anna: Agent;
  readonly id: string;
  /** Everything logged, as JSON. */
  readonly logged: string[];
  /** Requests so far, as paths. */
  calls(): string[];
  /** The bodies of the requests to a path so far, without the access key. */
  sent(path: string): Record<string, unknown>[];
}

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A TENIOS source before the simulated vendor: a frozen centre of ten people, four of whom are at TENIOS. */
export async function rig({
  settings,
  emptyRoster = false,
  notReadyReasonField = 'nrr',
}: RigOptions = {}): Promise<Rig> {
  const clock = new HastyClock();
  const centre = new Centre({ clock, people: 10, frozen: true, warmUp: 0 });
  const simulator = teniosSimulator(centre, { accessKey, notReadyReasonField });
  await simulator.listen();
  const agents = centre.agentsAt('TENIOS');
  const [anna] = agents;
  if (anna === undefined) throw new Error('Nobody works at TENIOS.');
  const complete = teniosSettings.parse({
    id: 'tenios-de',
    vendor: 'TENIOS',
    name: 'TENIOS Germany',
    baseUrl: simulator.baseUrl,
    accessKey,
    agents: agents.map(({ person }) => ({ email: person.email, name: `Agent ${person.extension}` })),
    notReadyReasons: [{ code: 'COF', label: 'Coffee', isBreak: true }, { code: 'MTG' }],
    ...settings,
  });
  const logged: string[] = [];
  const log = (fields: object, message: string): void => void logged.push(JSON.stringify({ message, ...fields }));
  const { id, name, vendor, baseUrl, timeout, cacheFor, staleIfError, maxConcurrent, maxWaiting } = complete;
  const http = createVendorHttp({
    source: { id, name, vendor },
    baseUrl,
    timeout,
    cacheFor,
    staleIfError,
    maxConcurrent,
    maxWaiting,
    clock,
    metrics: createMetrics(),
    log: { warn: log, debug: log },
  });
  const alone = createTeniosSource(emptyRoster ? { ...complete, agents: [] } : complete, { http, clock });
  // As the service has it.
  const source = inTurn(alone, { inTurn: oneAtATime() });
  endings.push(async () => {
    await source.close();
    await simulator.close();
  });
  return {
    source,
    simulator,
    centre,
    clock,
    ids: agents.map(({ person }) => person.email),
    anna,
    id: anna.person.email,
    logged,
    calls: () => simulator.requests.map(({ path }) => path),
    sent: (path) =>
      simulator.requests
        .filter((request) => request.path === path)
        .map(({ body }) => {
          const { access_key, ...fields }: Record<string, unknown> = JSON.parse(body);
          if (access_key !== accessKey) throw new Error('The access key is missing.');
          return fields;
        }),
  };
}

/** Everyone wanted for the same. */
export const wanting = (ids: readonly string[], ...facets: AgentFacet[]): ReadonlyMap<string, Wanted> =>
  new Map(ids.map((id) => [id, { facets: new Set(facets) }]));

/** What the source tells of agents, asking everyone for the same. */
export const read = ({ source }: Rig, ids: readonly string[], ...facets: AgentFacet[]) =>
  source.agents.read(wanting(ids, ...facets), {});

/** What the source tells of one agent. */
export async function readOne(rig: Rig, ...facets: AgentFacet[]): Promise<AgentReading> {
  const reading = (await read(rig, [rig.id], ...facets)).get(rig.id);
  if (reading === undefined || reading instanceof Error) throw new Error('There is no reading.');
  return reading;
}

/** The VendorError that a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<VendorError> {
  const error: unknown = await promise.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof VendorError) return error;
  throw error;
}

/** Lets everything that is ready run until the condition holds. */
export async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** A refusal in the form of the pages. */
export const refusal = (error_code: string, fields: readonly string[] = [], error_message = 'No.') => ({
  status: 400,
  body: { error_code, error_message, fields },
});

/** Answers that are none. */
export const garbage = {
  html: { status: 200, body: '<html><body>Proxy</body></html>', contentType: 'text/html' },
  null: { status: 200, body: 'null' },
  empty: { status: 200, body: '' },
  array: { status: 200, body: [] },
  word: { status: 200, body: '"READY"' },
  object: { status: 200, body: {} },
  truncated: 'truncate',
} as const;
