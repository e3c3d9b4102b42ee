import type { Call } from './call.ts';
import { argument } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { userOf } from './find.ts';
import { type Problem, problems } from './problems.ts';
import { textOf } from './shapes.ts';

/** deleteAgents(User[] agents): whoever is no agent is a warning. */
export function deleteAgents(call: Call): Result {
  argument(call, 'agents');
  const users = call.arguments.get('agents') ?? [];
  if (users.length > call.limits.items) throw fault(problems.argumentTooLarge('agents'));
  const warnings: Problem[] = [];
  for (const element of users) {
    const name = textOf(element, 'externalId');
    const user = name === null ? undefined : userOf(call, element);
    const record = user && call.register.agentOf(user);
    if (record !== undefined) call.register.removeAgent(record);
    else warnings.push(name === null ? problems.noArgument('agents.externalId') : problems.unknown(name));
  }
  return { warnings };
}
