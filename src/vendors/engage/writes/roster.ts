import { TrunklineError } from '../../../errors.ts';
import { caught } from '../../../http/each.ts';
import { done, type Refusal, refused } from '../../../model/outcome.ts';
import { oneAtATime } from '../../../one-at-a-time.ts';
import type { AgentRoster, RosterOutcome } from '../../../ports/agent-writes.ts';
import type { AgentRow } from '../../../ports/agents.ts';
import { type Reply, topics } from '../client.ts';
import type { Fields, WireAgentState } from '../wire.ts';
import { asked } from './agent-state.ts';
import { chunksOf } from './chunks.ts';
import type { WriteParts } from './parts.ts';
import { noAgent, outcomeUnknown } from './refusals.ts';
import { failed, type RosterChange, settled, type UserResult } from './roster-outcomes.ts';
import { maximumBytes, usersText } from './users-text.ts';

type Answer = Reply<WireAgentState>;

const pathOf = (at: number): readonly string[] => ['users', String(at)];

/** What is no name, or cannot stand in XML. */
const isNameless = (user: string): boolean =>
  user.trim() === '' || /[\p{Cc}\uFFFE\uFFFF]/u.test(user) || !user.isWellFormed();

const nameless = (at: number) =>
  refused({
    code: 'INVALID_INPUT',
    message: 'A user has a name, and none with control characters in it.',
    inputPath: pathOf(at),
  });

const deletion: RosterChange = {
  group: null,
  echo: 'OBJECT_NOT_EXISTS',
  echoed: () => done(null),
  noUser: noAgent,
  noneOfThem: { code: 'AGENT_NOT_FOUND', message: 'The source does not know one of the agents.' },
  // deleteAgents answers nothing but warnings.
  silence: done(null),
};

const creationIn = (groupId: string): RosterChange => ({
  group: groupId,
  echo: 'OBJECT_EXISTS',
  echoed: (user) => done({ externalId: user, reading: {} }),
  noUser: { code: 'NOT_FOUND', message: 'The source knows no such user.' },
  noneOfThem: { code: 'NOT_FOUND', message: 'The source does not know the agent group, or one of the users.' },
  silence: outcomeUnknown('The source’s answer does not tell whether this user became an agent.'),
});

const list = (users: readonly string[]): readonly Fields[] => users.map((externalId) => ({ externalId }));

/** Who is an agent. */
export function engageRoster({ client, missing, rowsOf, settings }: WriteParts): AgentRoster {
  // One request at a time: a limit is then met by the last users, and after a lost answer nothing of ours comes between.
  const inTurn = oneAtATime();
  const text = settings.agentsStringFormat === undefined ? null : usersText(settings.agentsStringFormat);

  const rowsIn = async (reply: Answer, group: string | null): Promise<readonly (AgentRow | null)[]> =>
    reply.fault === null ? rowsOf(reply.data.map((state) => ({ state, observation: reply.observation, group }))) : [];

  async function change(
    users: readonly string[],
    kind: RosterChange,
    send: (users: readonly string[]) => Promise<Answer>,
    cut: (users: readonly string[]) => string[][] = chunksOf,
  ): Promise<RosterOutcome> {
    const firstAt = new Map(users.map((user, at) => [user, at] as const).reverse());
    const pathTo = (user: string) => pathOf(firstAt.get(user) ?? 0);
    const results = new Map<string, UserResult>();
    const errors: Refusal[] = [];
    for (const chunk of cut([...new Set(users)].filter((user) => !isNameless(user)))) {
      const reply = await caught(inTurn('roster', () => send(chunk)));
      const told =
        reply instanceof TrunklineError
          ? failed(chunk, reply)
          : settled(chunk, reply, await rowsIn(reply, kind.group), kind, pathTo);
      for (const [user, result] of told.results) results.set(user, result);
      errors.push(...told.errors);
    }
    return { results: users.map((user, at) => ({ user, outcome: results.get(user) ?? nameless(at) })), errors };
  }

  /** As a text where there is a format for it and no name that could be misread in it, else as the list that takes any. */
  async function sendNew(users: readonly string[], group: Fields, state: Fields | undefined): Promise<Answer> {
    const sendList = () => client.write('createAgents', [list(users), group, state], [topics.agents]);
    const written = missing.has('createAgentsUsingString') ? null : (text?.of(users) ?? null);
    if (written === null) return sendList();
    const first = await client.write('createAgentsUsingString', [written, group, state], [topics.agents]);
    if (first.fault === null || !missing.learn('createAgentsUsingString', first.fault)) return first;
    const second = await sendList();
    return { ...second, afterLostAnswer: first.afterLostAnswer || second.afterLostAnswer };
  }

  return {
    create(users, groupId, initialState) {
      const kind = creationIn(groupId);
      const group = { externalId: groupId };
      const state = initialState === null ? undefined : asked(initialState);
      // An action is asked of each user once, so it goes in a request that is sent once.
      if (initialState?.requestedAction !== undefined)
        return change(users, kind, (chunk) =>
          client.write('createAgentsAsking', [list(chunk), group, state], [topics.agents]),
        );
      const cut = text === null ? chunksOf : (some: readonly string[]) => chunksOf(some, maximumBytes, text.sizeOf);
      return change(users, kind, (chunk) => sendNew(chunk, group, state), cut);
    },
    delete: (users) => change(users, deletion, (chunk) => client.write('deleteAgents', [list(chunk)], [topics.agents])),
  };
}
