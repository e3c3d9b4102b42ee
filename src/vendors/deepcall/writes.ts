import { done } from '../../model/outcome.ts';
import type { AgentWrites } from '../../ports/agent-writes.ts';
import type { Roster } from '../roster.ts';
import type { DeepCallClient } from './client.ts';
import type { RosterAgent } from './mapping.ts';
import { refusalOf, unknownAgent } from './refusals.ts';

/** Changes at a DeepCall source: none but the heartbeat. */
export function deepCallWrites(
  client: DeepCallClient,
  roster: Roster<RosterAgent>,
): Required<Pick<AgentWrites, 'sendHeartbeat'>> {
  return {
    async sendHeartbeat(agentId, { microphonePermitted, at }) {
      const agent = roster.get(agentId);
      if (!agent) return unknownAgent;
      // Seconds: the page does not say, but the one time that it shows (wrapETime) is a Unix timestamp in seconds.
      const refusal = await client.ping(agent, {
        ping_time: Math.floor(at / 1000),
        mic_perm: microphonePermitted ? 1 : 0,
      });
      return refusal === null ? done(undefined) : refusalOf(refusal);
    },
  };
}
