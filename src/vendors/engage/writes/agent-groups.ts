import { TrunklineError, VendorError } from '../../../errors.ts';
import { caught } from '../../../http/each.ts';
import type { AgentGroup, Attribute } from '../../../model/agent-group.ts';
import { done, type Outcome } from '../../../model/outcome.ts';
import { oneAtATime } from '../../../one-at-a-time.ts';
import type {
  AgentGroupChange,
  AgentGroupStatusChange,
  AgentGroupWrites,
  NewAgentGroup,
} from '../../../ports/agent-groups.ts';
import { accountNamed } from '../argument.ts';
import { topics } from '../client.ts';
import { agentGroup } from '../group-mapping.ts';
import type { Fields } from '../wire.ts';
import { findGroup, internalIdOf } from './find.ts';
import type { WriteParts } from './parts.ts';
import {
  isEcho,
  type Meaning,
  noGroup,
  outcomeOf,
  outcomeUnknown,
  refusedById,
  refusedFor,
  single,
} from './refusals.ts';
import { attributesOf, entriesOf } from './schedules.ts';

const noParent: Meaning = { code: 'NOT_FOUND', message: 'The source knows no such account.', inputPath: ['parent'] };
const noSuchId: Meaning = { ...noGroup, inputPath: ['id'] };

/** What has a name of its own in the contract, and is an entry of `attributes` at Engage. */
const settingsOf = ({ intensity, initialWorkState, maxBreakTime }: AgentGroupChange): readonly Attribute[] =>
  Object.entries({ intensity, initialWorkState, maxBreakTime }).flatMap(([name, value]) =>
    value === undefined ? [] : { name, value },
  );

function fieldsOf(group: NewAgentGroup): Fields {
  const settings = settingsOf(group);
  const others = group.attributes?.filter(({ name }) => !settings.some((setting) => setting.name === name)) ?? [];
  return {
    externalId: group.externalId,
    currentSchedule: entriesOf(group.currentSchedule),
    rollingSchedule: entriesOf(group.rollingSchedule),
    attributes: attributesOf([...others, ...settings]),
    configuration: attributesOf(group.configuration),
    tags: group.tags,
  };
}

/** Changes of agent groups. */
export function agentGroupWrites({ client, known, settings: { account: own } }: WriteParts): AgentGroupWrites {
  // Between a lost answer and the second try, what the second answer means must not be changed by another request.
  const inTurn = oneAtATime();

  /** The group as it is now, for a change that was made and whose own answer does not tell. */
  async function afterwards(externalId: string, account: string): Promise<Outcome<AgentGroup>> {
    const group = await caught(findGroup(client, externalId, account));
    if (!(group instanceof TrunklineError) && group.done) return done(agentGroup(group.value, externalId, account));
    return outcomeUnknown('The source says that this was done, but does not show the agent group.');
  }

  async function create(group: NewAgentGroup): Promise<Outcome<AgentGroup>> {
    const { externalId, parent = own } = group;
    // One of another account is none of this source's.
    const remember = async (): Promise<void> => (parent === own ? known.addAgentGroup(externalId) : undefined);
    const sent = [fieldsOf(group), accountNamed(parent)];
    const reply = await client
      .write('createAgentGroup', sent, [topics.groups, topics.groupStates])
      .catch(async (error: unknown) => {
        // It may be there, and whoever looks for it shall find it.
        if (error instanceof VendorError && error.mayHaveHappened) await remember();
        throw error;
      });
    const answer = single(reply);
    if (answer.problem !== null && !isEcho(answer, answer.problem, 'OBJECT_EXISTS'))
      return refusedFor(answer, answer.problem, noParent);
    await remember();
    if (answer.problem !== null || answer.value === null) return afterwards(externalId, parent);
    return done(agentGroup(answer.value, externalId, parent));
  }

  async function update(id: string, change: AgentGroupChange): Promise<Outcome<AgentGroup>> {
    const internalId = internalIdOf(await findGroup(client, id, own));
    if (!internalId.done) return internalId;
    const sent = { internalId: internalId.value, attributes: attributesOf(settingsOf(change)) };
    const answer = single(await client.write('changeAgentGroup', [sent], [topics.groups]));
    if (answer.problem !== null) return refusedFor(answer, answer.problem, noGroup);
    return answer.value === null ? afterwards(id, own) : done(agentGroup(answer.value, id, own));
  }

  async function updateStatus(id: string, change: AgentGroupStatusChange): Promise<Outcome> {
    const internalId = internalIdOf(await findGroup(client, id, own));
    if (!internalId.done) return internalId;
    const sent = { agentGroup: { internalId: internalId.value }, ...change };
    return outcomeOf(await client.write('changeAgentGroupState', [sent], [topics.groupStates]), noGroup);
  }

  async function remove(id: string): Promise<Outcome> {
    const sent = [{ externalId: id, parent: accountNamed(own) }];
    const answer = single(await client.write('deleteAgentGroup', sent, Object.values(topics)));
    if (answer.problem === null || answer.problem.code === 'OBJECT_NOT_EXISTS') await known.removeAgentGroup(id);
    return answer.problem === null || isEcho(answer, answer.problem, 'OBJECT_NOT_EXISTS')
      ? done(undefined)
      : refusedById(answer, answer.problem, noSuchId);
  }

  return {
    create: (group) => inTurn(group.externalId, () => create(group)),
    update,
    updateStatus,
    delete: (id) => inTurn(id, () => remove(id)),
  };
}
