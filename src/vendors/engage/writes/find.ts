import { done, type Outcome, refused } from '../../../model/outcome.ts';
import type { Call } from '../../../ports/call.ts';
import { accountNamed, groupNamed } from '../argument.ts';
import { type EngageClient, type Reply, topics } from '../client.ts';
import { agentThing } from '../everyone.ts';
import { type Known, namedKey } from '../known.ts';
import type { Fields, WireAgentGroup, WireAgentState } from '../wire.ts';
import { fold } from './named.ts';
import { type Meaning, noAgent, noGroup, refusedById, single } from './refusals.ts';

/** Finds what a change names: always anew, for what was remembered may have been deleted and made again since. */

const fresh: Call = { fresh: true, priority: 'write' };

export async function findAgent(client: EngageClient, agentId: string): Promise<Outcome<WireAgentState>> {
  const sent = [{ externalId: agentId }];
  // The latest answer, so that by this one the agent has to be known while Engage fails.
  const thing = agentThing(agentId);
  const reply = await client.read('showAgentStateUsingUser', sent, [topics.agents], fresh, { thing });
  return meant(found(reply, noAgent), ({ agent }) => agent?.externalId ?? null, agentId);
}

/** @param account the external id of the group's account */
export async function findGroup(
  client: EngageClient,
  externalId: string,
  account: string,
): Promise<Outcome<WireAgentGroup>> {
  const sent = [{ externalId, parent: accountNamed(account) }];
  const reply = await client.read('showAgentGroup', sent, [topics.groups], fresh);
  return meant(found(reply, noGroup), (group) => group.externalId, externalId);
}

/** What was asked for. A change goes by the internal id of what was found: of another one it would change that. */
function meant<T>(found: Outcome<T>, nameOf: (value: T) => string | null, asked: string): Outcome<T> {
  const name = found.done ? nameOf(found.value) : null;
  if (name === null || fold(name) === fold(asked)) return found;
  return refused({
    code: 'VENDOR_BAD_RESPONSE',
    message: 'The source answered about something else than it was asked for; nothing was changed.',
  });
}

function found<T>(reply: Reply<T>, missing: Meaning): Outcome<T> {
  const answer = single(reply);
  if (answer.problem !== null) return refusedById(answer, answer.problem, missing);
  return answer.value === null ? refused(missing) : done(answer.value);
}

/** The id that a change wants of what was found. */
export function internalIdOf(found: Outcome<{ readonly internalId: string | null }>): Outcome<string> {
  if (!found.done) return found;
  const { internalId } = found.value;
  if (internalId !== null) return done(internalId);
  return refused({
    code: 'VENDOR_BAD_RESPONSE',
    message: 'The source did not tell the id that a change has to name; nothing was changed.',
  });
}

/**
 * A schedule group as a change names it; nothing shows one that was seen by its name alone.
 * @throws StoreUnavailable where only the store knows of which agent group it is
 */
export async function scheduleGroupNamed(known: Known, key: string, account: string): Promise<Fields> {
  const { things, failure } = await known.scheduleGroups();
  const name = things.find((each) => each.key === key);
  if (name === undefined && failure !== null && key.startsWith(namedKey)) throw failure;
  if (name === undefined || name.internalId !== null) return { internalId: name?.internalId ?? key };
  const { externalId, agentGroupExternalId: group } = name;
  return { externalId: externalId ?? undefined, parent: group === null ? undefined : groupNamed(group, account) };
}
