import type { Call } from '../../ports/call.ts';
import { accountNamed } from './argument.ts';
import { type EngageClient, topics } from './client.ts';
import type { Missing } from './missing.ts';
import { told } from './reply.ts';
import type { EngageSettings } from './settings.ts';
import type { WireAgentGroupState } from './wire.ts';

/** The states of all groups of the account by one call; null where the platform has no method for that. */
export type ListGroupStates = (call: Call) => Promise<readonly WireAgentGroupState[] | null>;

export function groupStatesLister(
  { account }: EngageSettings,
  client: EngageClient,
  missing: Missing,
): ListGroupStates {
  return async (call) => {
    if (missing.has('listAgentGroupStates')) return null;
    const about = [topics.groups, topics.groupStates];
    const reply = await client.read('listAgentGroupStates', [accountNamed(account)], about, call);
    if (reply.fault !== null && missing.learn('listAgentGroupStates', reply.fault)) return null;
    return told(client, reply).data;
  };
}
