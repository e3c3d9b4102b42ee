import type { Operation, VendorAnswer, VendorHttp } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Call } from '../../ports/call.ts';
import { externalIdOf, type RosterAgent } from './mapping.ts';
import { knownCode } from './refusals.ts';
import { type Body, bodyOf, detailsIn, refusalIn, stateIn, type WireDetails, type WireRefusal } from './wire.ts';

/** Talks TENIOS: paths, bodies, and what tells an answer from a refusal. What the answers mean is not known here. */

/** What TENIOS answered: the thing asked for, or a refusal, which for a read is as good an answer. */
export type Reply<T> =
  | { readonly refusal: null; readonly value: T; readonly observation: Observation }
  | { readonly refusal: WireRefusal };

/** What TENIOS said to a change; `afterLostAnswer` when an earlier attempt of it may have been done. */
export type WriteReply<T> =
  | { readonly refusal: null; readonly value: T }
  | { readonly refusal: WireRefusal; readonly afterLostAnswer: boolean };

export interface WriteRequest<T> {
  readonly name: string;
  readonly repeat: Operation['repeat'];
  readonly path: string;
  readonly agent: RosterAgent;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Reads the answer; throws what makes it a bad one. */
  readonly decode: (body: Body) => T;
}

export interface TeniosClient {
  /** The ready flag. */
  state(agent: RosterAgent, call: Call): Promise<Reply<string>>;
  /** Details, skills and the ready flag. */
  details(agent: RosterAgent, call: Call): Promise<Reply<WireDetails>>;
  /** A change. What was remembered of the agent is forgotten, whatever comes of it. */
  write<T>(request: WriteRequest<T>): Promise<WriteReply<T>>;
}

const topic = (agent: RosterAgent): string => `agent:${externalIdOf(agent)}`;

export function createTeniosClient(http: VendorHttp, accessKey: string): TeniosClient {
  /** A wrong access key comes as a refusal, but is nobody's fault but the configuration's. */
  function understood<T>(answer: VendorAnswer, decode: (body: Body) => T) {
    const body = bodyOf(answer);
    const refusal = refusalIn(answer, body);
    if (refusal === null) return { refusal, value: decode(body) } as const;
    if (knownCode(refusal) === 'BAD_CREDENTIALS')
      throw http.error('VENDOR_UNAUTHORIZED', undefined, { vendorCode: 'BAD_CREDENTIALS' });
    return { refusal } as const;
  }

  const retrieve =
    <T>(name: string, path: string, decode: (body: Body) => T) =>
    (agent: RosterAgent, call: Call): Promise<Reply<T>> =>
      http.read(
        {
          operation: { name, method: 'POST', repeat: 'safe' },
          path,
          json: { access_key: accessKey, email: agent.email },
        },
        [topic(agent)],
        call,
        (answer, observation) => ({ ...understood(answer, decode), observation }),
      );

  return {
    state: retrieve('agentState.retrieve', '/acd/agent-state/retrieve', stateIn),
    details: retrieve('details.retrieve', '/acd/details/user/retrieve', detailsIn),
    async write({ name, repeat, path, agent, fields, decode }) {
      // Throwing while the call is being judged makes it a failed one in metrics and health too.
      const judge = (answer: VendorAnswer): null => {
        understood(answer, decode);
        return null;
      };
      try {
        const answer = await http.send(
          { operation: { name, method: 'POST', repeat }, path, json: { access_key: accessKey, ...fields } },
          { judge },
        );
        return { ...understood(answer, decode), afterLostAnswer: answer.afterLostAnswer };
      } finally {
        http.forget([topic(agent)]);
      }
    },
  };
}
