import type { Context } from '../context.ts';
import type { CreateAgentsInput, DeleteAgentsInput } from '../generated/resolvers-types.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome, type Refusal } from '../model/outcome.ts';
import type { RosterOutcome } from '../ports/agent-writes.ts';
import type { Source } from '../ports/vendor.ts';
import { attempt } from './attempt.ts';
import { changeOnce } from './change-once.ts';
import { withoutNulls } from './given-fields.ts';
import { mayBeTriedAgain } from './idempotency.ts';
import { invalid, targetAt, targetOf, unsupported } from './target.ts';

/** What came of one user. */
export interface UserChange {
  readonly user: string;
  /** null after a deletion, and when nothing was created. */
  readonly agent: Ref | null;
  readonly error: Refusal | null;
}

/** What came of a change to many users: of each in the order they were sent, repeats included. */
export interface RosterChange {
  readonly results: readonly UserChange[];
  /** What concerns nobody in particular. */
  readonly errors: readonly Refusal[];
}

/** Makes existing users agents of a group. */
export async function createAgents(ctx: Context, input: CreateAgentsInput): Promise<Outcome<RosterChange>> {
  const { users } = input;
  const target = targetOf(ctx.reads.sources, 'Source', input.sourceId, ['sourceId']);
  if (!target.done) return target;
  const { source } = target.value;
  const { roster } = source;
  // First of all, for a source without agent groups has no id of one that could be given.
  if (!roster) return unsupported(source, 'create agents', ['sourceId']);
  const group = targetAt(source, 'AgentGroup', input.agentGroupId, ['agentGroupId']);
  if (!group.done) return group;
  const wrong = usersProblem(users);
  if (wrong) return wrong;
  const given = withoutNulls(input.initialState ?? {});
  const initialState = Object.keys(given).length > 0 ? given : null;
  return changeOnce(ctx, source, {
    mutation: 'createAgents',
    input,
    make: async () => done(await roster.create([...new Set(users)], group.value.externalId, initialState)),
    keep: (outcome) => changeOf(source, users, outcome),
    prime({ results }) {
      for (const { outcome } of results)
        if (outcome.done && outcome.value) ctx.loaders.agent.prime(source.id, outcome.value);
    },
    mayBeTriedAgain: ({ results, errors }) =>
      [...results.map(({ error }) => error), ...errors].every((error) => error !== null && mayBeTriedAgain(error)),
  });
}

/** Takes users off the list of agents. */
export async function deleteAgents(ctx: Context, input: DeleteAgentsInput): Promise<Outcome<RosterChange>> {
  const { users } = input;
  const target = targetOf(ctx.reads.sources, 'Source', input.sourceId, ['sourceId']);
  if (!target.done) return target;
  const { source } = target.value;
  const { roster } = source;
  if (!roster) return unsupported(source, 'delete agents', ['sourceId']);
  const wrong = usersProblem(users);
  if (wrong) return wrong;
  const outcome = await attempt(ctx, source, async () =>
    done(changeOf(source, users, await roster.delete([...new Set(users)]))),
  );
  ctx.renew();
  return outcome;
}

function usersProblem(users: readonly string[]): Outcome<never> | null {
  if (users.length === 0) return invalid('"users" must name at least one user.', ['users']);
  const blank = users.findIndex((user) => user.trim() === '');
  return blank < 0 ? null : invalid('The name of a user must not be blank.', ['users', String(blank)]);
}

/** What came of the users as they were sent; the source was given each of them once. */
function changeOf(source: Source, users: readonly string[], { results, errors }: RosterOutcome): RosterChange {
  const outcomes = new Map(results.map(({ user, outcome }) => [user, outcome]));
  return {
    results: users.flatMap((user, at): readonly UserChange[] => {
      const outcome = outcomes.get(user);
      if (outcome === undefined) return [];
      if (!outcome.done) return [{ user, agent: null, error: placed(source, outcome.refusal, at) }];
      const agent = outcome.value && { sourceId: source.id, externalId: outcome.value.externalId };
      return [{ user, agent, error: null }];
    }),
    errors: errors.map((refusal) => ({ ...refusal, sourceId: source.id })),
  };
}

/** A refusal of the user at this place of those that were sent: the source counted without repeats. */
const placed = (source: Source, refusal: Refusal, at: number): Refusal => ({
  ...refusal,
  ...(refusal.inputPath?.[0] === 'users' ? { inputPath: ['users', String(at)] } : {}),
  sourceId: source.id,
});
