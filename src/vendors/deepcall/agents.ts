import { TrunklineError } from '../../errors.ts';
import { caught } from '../../http/each.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import type { AgentFacet } from '../../model/agent.ts';
import { type Observation, together } from '../../model/observation.ts';
import type { AgentReading, AgentReads } from '../../ports/agents.ts';
import type { Call } from '../../ports/call.ts';
import { type Roster, rosterAgents } from '../roster.ts';
import type { DeepCallClient, Reply } from './client.ts';
import * as map from './mapping.ts';
import { refusedRead } from './refusals.ts';

/** Agents of a DeepCall source. Who they are is configured; how they are is two calls each at most. */

/** What one of the two calls told, and when. */
interface Told<T> {
  readonly value: T;
  readonly observation: Observation;
}

const isError = (value: unknown): value is TrunklineError => value instanceof TrunklineError;

export function deepCallAgents(http: VendorHttp, client: DeepCallClient, roster: Roster<map.RosterAgent>): AgentReads {
  /** What an agent's credentials may not see is that agent's failure, as data: the other call may still tell something. */
  async function told<T>(asked: Promise<Reply<T>>): Promise<Told<T> | TrunklineError> {
    const reply = await caught(asked);
    if (isError(reply)) return reply;
    return reply.refusal === null ? reply : refusedRead(http, reply.refusal);
  }

  async function read(agent: map.RosterAgent, wanted: ReadonlySet<AgentFacet>, call: Call): Promise<AgentReading> {
    const needsWrapUp = wanted.has('status') || wanted.has('wrapUp');
    // Any answer is an observation.
    const needsBreak = wanted.has('status') || wanted.has('details') || (wanted.has('observation') && !needsWrapUp);
    const [onBreak, wrapUp] = await Promise.all([
      needsBreak ? told(client.onBreak(agent, call)) : null,
      needsWrapUp ? told(client.wrapUp(agent, call)) : null,
    ]);
    return {
      profile: map.profile(agent),
      ...(onBreak && { details: isError(onBreak) ? onBreak : map.details(onBreak.value) }),
      ...(wrapUp && {
        wrapUp: isError(wrapUp) ? wrapUp : map.observedWrapUp(wrapUp.value, wrapUp.observation.observedAt),
      }),
      ...(onBreak && wrapUp && { status: map.status(sayingOf(onBreak), sayingOf(wrapUp)) }),
      ...observation([onBreak, wrapUp].filter((one) => one !== null)),
    };
  }

  return rosterAgents({ roster, profile: map.profile, read });
}

const sayingOf = <T>(told: Told<T> | TrunklineError): T | TrunklineError => (isError(told) ? told : told.value);

/** As old as the older answer; a failure only where nothing was told. */
function observation(told: readonly (Told<unknown> | TrunklineError)[]): Pick<AgentReading, 'observation'> {
  const [first, ...others] = told.flatMap((one) => (isError(one) ? [] : one.observation));
  const observation = first ? together(first, others) : told.find(isError);
  return observation ? { observation } : {};
}
