import { guid } from '../centre/random.ts';
import type { Agent } from '../centre/types.ts';
import { type Code, DeepCallRefusal } from './refusals.ts';

/** What opens DeepCall to one agent: the session id alone, or user id and token. */
export interface Credentials {
  readonly ssid: string;
  readonly userId: string;
  readonly token: string;
}

/** Knows every agent by both kinds of credentials. */
export class Sessions {
  readonly #bySsid = new Map<string, Agent>();
  readonly #byToken = new Map<string, Agent>();
  readonly #credentials = new Map<Agent, Credentials>();
  #ended = 0;

  constructor(agents: readonly Agent[]) {
    for (const agent of agents) this.#begin(agent);
  }

  /** @throws {Error} for somebody who was no agent at DeepCall when it began */
  credentialsOf(agent: Agent): Credentials {
    const known = this.#credentials.get(agent);
    if (known === undefined) throw new Error(`${agent.person.email} has no credentials at DeepCall.`);
    return known;
  }

  /** Ends the agent's session: its id opens nothing any more, the next one is another. */
  end(agent: Agent): void {
    this.#bySsid.delete(this.credentialsOf(agent).ssid);
    this.#ended++;
    this.#begin(agent);
  }

  #begin(agent: Agent): void {
    const secret = (kind: string) => guid(kind, agent.id, agent.person.email).toLowerCase();
    const credentials = { ssid: secret(`ssid ${this.#ended}`), userId: agent.id, token: secret('token') };
    this.#credentials.set(agent, credentials);
    this.#bySsid.set(credentials.ssid, agent);
    this.#byToken.set(credentials.token, agent);
  }

  /**
   * The agent whose credentials stand in the body.
   * @param over what a session id that opens nothing is refused with
   * @throws {DeepCallRefusal} 1000 for none, half of them or both kinds; 1020 for a user without a token; 1014 for a token
   * that opens nothing; 1501 for the token of another agent
   */
  agentOf(body: Readonly<Record<string, unknown>>, over: Code): Agent {
    const [ssid, userId, token] = [read(body, 'ssid'), read(body, 'userId'), read(body, 'token')];
    if (ssid !== null && userId === null && token === null) return found(this.#bySsid.get(ssid), over);
    if (ssid !== null || userId === null) throw new DeepCallRefusal(1000);
    if (token === null) throw new DeepCallRefusal(1020);
    const agent = found(this.#byToken.get(token), 1014);
    if (agent.id !== userId) throw new DeepCallRefusal(1501);
    return agent;
  }
}

function found(agent: Agent | undefined, otherwise: Code): Agent {
  if (agent === undefined) throw new DeepCallRefusal(otherwise);
  return agent;
}

/** @throws {DeepCallRefusal} 1000 for what is no text */
function read(body: Readonly<Record<string, unknown>>, name: keyof Credentials): string | null {
  const value = body[name] ?? '';
  if (typeof value !== 'string') throw new DeepCallRefusal(1000);
  return value === '' ? null : value;
}
