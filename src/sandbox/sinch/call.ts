import { Refusal, text } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import type { Agent, Language, Queue } from '../centre/types.ts';
import type { SimulatorRequest } from '../simulator.ts';

/** A monitoring setting of the signed-in user. */
export interface Setting {
  readonly id: string;
  readonly uiLanguage: string;
  readonly value: string;
}

/** One request on its way through the simulator. */
export interface Call {
  readonly centre: Centre;
  readonly request: SimulatorRequest;
  readonly query: URLSearchParams;
  /** The ids in the path, in order. */
  readonly ids: readonly string[];
  readonly language: Language;
  readonly quirks: boolean;
  readonly settings: Map<string, Setting>;
}

export const badRequest = (why: string) => new Refusal(text(400, why));
export const notFound = () => new Refusal(text(404, 'HTTP 404 Not Found'));
export const forbidden = () => new Refusal(text(403, 'HTTP 403 Forbidden'));

const guidForm = /^[0-9A-F]{32}$/i;

/** A GUID in upper case. @throws {Refusal} 400, as the page words it */
export function readGuid(given: string): string {
  if (!guidForm.test(given)) throw badRequest(`Invalid GUID: '${given}'`);
  return given.toUpperCase();
}

const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** The agent of the path's first id. @throws {Refusal} 404 when there is none */
export function agentOf(call: Call): Agent {
  const agent = call.centre.agentsAt('SINCH').find(({ id }) => same(id, call.ids[0] ?? ''));
  if (agent === undefined) throw notFound();
  return agent;
}

/** The same for a collection below an agent, where a malformed id is a bad request rather than an unknown one. */
export function agentOfCollection(call: Call): Agent {
  readGuid(call.ids[0] ?? '');
  return agentOf(call);
}

export function findQueue(call: Call, id: string): Queue | undefined {
  return call.centre.queuesAt('SINCH').find((queue) => same(queue.id, id));
}

/** The agent behind the account that signs in: what may be picked and which queues are active depends on its rights. */
export const signedIn = (call: Call): Agent | undefined => call.centre.agentsAt('SINCH')[0];
