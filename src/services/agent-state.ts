import { changesOwnOnly, owns } from '../access/own.ts';
import type { Context } from '../context.ts';
import type { SetAgentStateInput, SetPersonStateInput } from '../generated/resolvers-types.ts';
import { chosenSources } from '../lists/arguments.ts';
import { askEach } from '../loaders/failures.ts';
import type { SettableAgentState } from '../model/agent.ts';
import { sameEmail } from '../model/email.ts';
import type { Ref } from '../model/ids.ts';
import { done, type Outcome, type Refusal, refused } from '../model/outcome.ts';
import { profileOf } from '../ports/agents.ts';
import type { Call } from '../ports/call.ts';
import type { Source } from '../ports/vendor.ts';
import { attempt } from './attempt.ts';
import { changeableAgent, invalid, notBegun, notOwn, targetOf, unsupported } from './target.ts';

/** Makes one agent ready, not ready or logged off. */
export async function setAgentState(ctx: Context, input: SetAgentStateInput): Promise<Outcome<Ref>> {
  const wrong = reasonProblem(input.state, input.reason);
  if (wrong) return wrong;
  const target = await changeableAgent(ctx, input.agentId);
  if (!target.done) return target;
  const { source, ref } = target.value;
  const outcome = await change(ctx, source, ref, input.state, input.reason ?? null);
  ctx.renew();
  return outcome;
}

/** What came of one of a person's agents. */
export interface AgentStateOutcome {
  readonly agent: Ref;
  readonly errors: readonly Refusal[];
}

export interface PersonStateOutcome {
  readonly email: string;
  readonly results: readonly AgentStateOutcome[];
  readonly errors: readonly Refusal[];
}

/** Asks every source where the person is an agent, at once; each answers for itself. */
export async function setPersonState(ctx: Context, input: SetPersonStateInput): Promise<PersonStateOutcome> {
  const { email, state } = input;
  const wrong = reasonProblem(state, input.reason);
  if (wrong && !wrong.done) return { email, results: [], errors: [wrong.refusal] };
  if (changesOwnOnly(ctx.viewer) && !(await owns(ctx, 'Person', { email })))
    return { email, results: [], errors: [{ ...notOwn, inputPath: ['email'] }] };
  const sources = chosenSources(ctx.reads.sources, { sourceIds: input.sourceIds });
  const { answers, failures } = await askEach(sources, async (source, incomplete) => {
    const call: Call = { ...ctx.reads.call, fresh: true, priority: 'write', incomplete };
    const rows = await source.agents.list({ email }, new Set(), call);
    const agents = rows.flatMap(({ externalId, reading }) =>
      sameEmail(profileOf(reading)?.email ?? null, email) ? [{ sourceId: source.id, externalId }] : [],
    );
    return Promise.all(
      agents.map(async (agent) => {
        const outcome = await change(ctx, source, agent, state, input.reason ?? null);
        return { agent, errors: outcome.done ? [] : [outcome.refusal] };
      }),
    );
  });
  ctx.renew();
  const results = answers.flatMap(({ value }) => value);
  const errors = [
    ...unknownSources(ctx, input.sourceIds ?? []),
    ...failures.map(({ source, code, ...rest }): Refusal => ({ ...rest, code: notBegun(code), sourceId: source.id })),
  ];
  if (results.length === 0 && errors.length === 0)
    errors.push({
      code: 'NOT_FOUND',
      message: 'No source has an agent with this e-mail address.',
      inputPath: ['email'],
    });
  return { email, results, errors };
}

/** What the input names as a source and is none. */
const unknownSources = (ctx: Context, sourceIds: readonly string[]): readonly Refusal[] =>
  sourceIds.flatMap((id, at) => {
    const target = targetOf(ctx.reads.sources, 'Source', id, ['sourceIds', String(at)]);
    return target.done ? [] : target.refusal;
  });

function reasonProblem(state: SettableAgentState, reason: string | null | undefined): Outcome<never> | null {
  if (reason === null) return invalid('"reason" may be left out, but not be null.', ['reason']);
  if (reason !== undefined && state !== 'NOT_READY')
    return invalid('A reason goes with the state NOT_READY only: leave "reason" out.', ['reason']);
  return null;
}

async function change(
  ctx: Context,
  source: Source,
  agent: Ref,
  state: SettableAgentState,
  reason: string | null,
): Promise<Outcome<Ref>> {
  const { setState } = source.writes;
  if (!setState || !source.settableStates.includes(state))
    return unsupported(source, `set the state ${state}`, ['state']);
  if (reason !== null && source.notReadyReasons === null)
    return refused({
      code: 'NOT_READY_REASON_NOT_FOUND',
      message: `${source.name} takes no reason with a state: leave "reason" out.`,
      inputPath: ['reason'],
      sourceId: source.id,
    });
  const outcome = await attempt(ctx, source, () => setState(agent.externalId, state, reason));
  return outcome.done ? done(agent) : outcome;
}
