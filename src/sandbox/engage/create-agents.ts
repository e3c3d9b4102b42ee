import { agentState } from './agent-state-view.ts';
import { argument, type Call } from './call.ts';
import { applyChange, type Change, readChange } from './change-agent-state.ts';
import { fault, type Result } from './envelope.ts';
import { groupArgument, userOf } from './find.ts';
import { type Problem, problems } from './problems.ts';
import type { AgentRecord, GroupRecord, User } from './records.ts';
import { textOf } from './shapes.ts';
import { dutyOf } from './work-states.ts';

/** Somebody who is to become an agent: the name that was sent, and the user it means. */
interface Candidate {
  readonly name: string | null;
  readonly user: User | undefined;
}

/** createAgents(User[] agents, AgentGroup agentGroup, AgentState initialState) */
export function createAgents(call: Call): Result {
  argument(call, 'agents');
  const users = call.arguments.get('agents') ?? [];
  if (users.length > call.limits.items) throw fault(problems.argumentTooLarge('agents'));
  return create(
    call,
    users.map((element) => ({
      name: textOf(element, 'externalId') ?? textOf(element, 'internalId'),
      user: userOf(call, element),
    })),
  );
}

/** createAgentsUsingString(String agents, AgentGroup agentGroup, AgentState initialState): a plain list of sign-in names. */
export function createAgentsUsingString(call: Call): Result {
  const { text } = argument(call, 'agents');
  if (Buffer.byteLength(text) > call.limits.stringBytes) throw fault(problems.argumentTooLarge('agents'));
  const names = text.split(/[\n,;]/).map((name) => name.trim());
  const some = names.filter((name) => name !== '');
  if (some.length === 0) throw fault(problems.invalidArgument(text));
  return create(
    call,
    some.map((name) => ({ name, user: call.register.userNamed(name) })),
  );
}

/** Creates those who can be, in their order; each of the others is a warning. */
function create(call: Call, candidates: readonly Candidate[]): Result {
  const group = groupArgument(call, 'agentGroup', 'externalId');
  const initial = readChange(call.arguments.get('initialState')?.[0], problems.invalidArgument);
  const created: AgentRecord[] = [];
  const warnings: Problem[] = [];
  for (const { name, user } of candidates) {
    const problem = problemOf(call, name, user);
    if (problem !== null) warnings.push(problem);
    else if (user !== undefined) created.push(add(call, user, group, initial));
  }
  return { data: created.map((record) => agentState(call, record)), warnings };
}

function problemOf({ register, limits }: Call, name: string | null, user: User | undefined): Problem | null {
  if (name === null) return problems.noArgument('agents.externalId');
  if (/[\p{Cc}*%]/u.test(name)) return problems.invalidCharacters(name);
  if (user === undefined) return problems.unknown(name);
  if (!user.roles.includes('Agent')) return problems.wrongObject(name);
  if (register.agentOf(user) !== undefined) return problems.exists(name);
  if ([...register.agents].length >= limits.agents) return limitReached(name);
  return null;
}

/** The page's words do not say whom it met, so that a client could not tell. */
const limitReached = (name: string): Problem => {
  const { code, message } = problems.limitExceeded('agents');
  return { code, message: `${message}: '${name}'` };
};

function add(call: Call, user: User, group: GroupRecord, initial: Change): AgentRecord {
  const record = call.register.addAgent(user, group);
  const duty = dutyOf(group.attributes.get('initialWorkState') ?? '');
  if (duty !== undefined) call.centre.setDuty(record.agent, duty);
  applyChange(call, record, initial);
  return record;
}
