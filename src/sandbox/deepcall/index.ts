import { type Answer, text } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import type { Agent } from '../centre/types.ts';
import type { Fault, Match } from '../faults.ts';
import { Simulator, type SimulatorRequest } from '../simulator.ts';
import { agentOnBreak, type Call, checkAgentInWrapUp, type Heartbeat, setWebPingTime } from './agent-profile.ts';
import { type DeepCallOptions, defaults } from './options.ts';
import { answered, type Code, DeepCallRefusal, refused } from './refusals.ts';
import { type Credentials, Sessions } from './sessions.ts';

const operations: Readonly<Record<string, (call: Call) => object>> = {
  '/agentProfile/agentOnBreak': agentOnBreak,
  '/agentProfile/checkAgentInWrapUp': checkAgentInWrapUp,
  '/agentProfile/setWebPingTime': setWebPingTime,
};

/** DeepCall v2, as its agent profile page describes it. Not listening yet. */
export class DeepCallSimulator extends Simulator {
  /** The last heartbeat of each agent's web client. */
  readonly heartbeats: ReadonlyMap<Agent, Heartbeat>;
  readonly #sessions: Sessions;
  readonly #options: DeepCallOptions;

  constructor(centre: Centre, given: Partial<DeepCallOptions> = {}) {
    const options = { ...defaults, ...given };
    const sessions = new Sessions(centre.agentsAt('DEEPCALL'));
    const heartbeats = new Map<Agent, Heartbeat>();
    super({
      basePath: '/api/v2',
      answer: ({ method, path, body: sent }) => {
        const operation = operations[path];
        if (operation === undefined) return text(404, `Cannot ${method} ${path}`);
        if (method !== 'POST') return text(405, 'Method Not Allowed', { allow: 'POST' });
        centre.advance();
        return answer(options, () => {
          const body = readBody(sent);
          const agent = sessions.agentOf(body, operation === setWebPingTime ? 1503 : 1014);
          return operation({ centre, agent, body, options, heartbeats });
        });
      },
    });
    this.heartbeats = heartbeats;
    this.#sessions = sessions;
    this.#options = options;
  }

  credentialsOf(agent: Agent): Credentials {
    return this.#sessions.credentialsOf(agent);
  }

  /** Ends the agent's session: its ssid opens nothing any more. Its token is not concerned. */
  endSession(agent: Agent): void {
    this.#sessions.end(agent);
  }

  /** Makes requests be refused with a code from now on, in the shape that the options ask for. */
  refuse(match: Match, code: Code, times?: { readonly times: number }): Fault {
    const { status, body } = refused(new DeepCallRefusal(code), this.#options);
    return this.fault(match, { status, body, contentType: 'application/json; charset=utf-8' }, times);
  }
}

function answer(options: DeepCallOptions, work: () => object): Answer {
  try {
    return answered({ status: 'success', data: work() }, options);
  } catch (thrown) {
    if (thrown instanceof DeepCallRefusal) return refused(thrown, options);
    throw thrown;
  }
}

/** JSON, whatever the content type says. @throws {DeepCallRefusal} 1047 */
function readBody(sent: SimulatorRequest['body']): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(sent);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through to the one refusal for everything that is no JSON object.
  }
  throw new DeepCallRefusal(1047);
}
