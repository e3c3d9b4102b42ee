import { VendorError } from '../../../errors.ts';
import { failedChange } from '../../../failed-change.ts';
import { done, type Outcome, type Refusal, refused } from '../../../model/outcome.ts';
import type { AgentRow } from '../../../ports/agents.ts';
import type { Reply } from '../client.ts';
import type { Problem } from '../wire.ts';
import { fold, namedIn } from './named.ts';
import { isEcho, type Meaning, outcomeUnknown, refusalOf, refusedFor } from './refusals.ts';

/** What came of a user. The value is the agent afterwards; null after a deletion. */
export type UserResult = Outcome<AgentRow | null>;

/** How an answer is read: what tells creating agents from deleting them. */
export interface RosterChange {
  /** Which the users join. */
  readonly group: string | null;
  /** What says, after a lost answer, that a user's share had been done. */
  readonly echo: 'OBJECT_EXISTS' | 'OBJECT_NOT_EXISTS';
  readonly echoed: (user: string) => UserResult;
  /** What OBJECT_NOT_EXISTS means for one user, and for all that was sent. */
  readonly noUser: Meaning;
  readonly noneOfThem: Meaning;
  /** For a user of whom the answer says nothing. */
  readonly silence: UserResult;
}

/** What came of the users of one request, and what the answer said of none of them. */
export interface Settled {
  readonly results: ReadonlyMap<string, UserResult>;
  readonly errors: readonly Refusal[];
}

const everyone = (users: readonly string[], result: (user: string) => UserResult): Settled => ({
  results: new Map(users.map((user) => [user, result(user)])),
  errors: [],
});

/** Nobody's share was answered. It concerns these users alone. @throws what is not the source's failure */
export function failed(users: readonly string[], error: unknown): Settled {
  if (!(error instanceof VendorError)) throw error;
  const refusal = failedChange(error);
  return everyone(users, () => refused(refusal));
}

/**
 * Reads an answer.
 * @param rows the agents that it has
 * @param pathOf where a user stands in the input
 */
export function settled(
  users: readonly string[],
  reply: Reply<unknown>,
  rows: readonly (AgentRow | null)[],
  change: RosterChange,
  pathOf: (user: string) => readonly string[],
): Settled {
  if (reply.fault !== null) return faulted(users, reply, reply.fault, change);

  const results = new Map<string, UserResult>();
  const errors: Refusal[] = [];
  const byName = Map.groupBy(users, fold);
  /** Of those whose names differ by case alone, the one who is meant and of whom nothing is known yet. */
  const meant = (folded: string, isSpelled: (user: string) => boolean): string | undefined => {
    const open = byName.get(folded)?.filter((user) => !results.has(user)) ?? [];
    return open.find(isSpelled) ?? open[0];
  };

  for (const row of rows) {
    const user = row ? meant(fold(row.externalId), (each) => each === row.externalId) : undefined;
    if (user !== undefined) results.set(user, done(row));
  }
  const nameIn = namedIn(new Set(byName.keys()));
  for (const warning of reply.warnings) {
    const name = nameIn(warning.text);
    const user = name === null ? undefined : meant(name, (each) => warning.text.includes(each));
    if (user === undefined) errors.push(refusalOf(warning, change.noneOfThem));
    else results.set(user, warned(user, reply, warning, change, pathOf(user)));
  }
  for (const user of users) if (!results.has(user)) results.set(user, change.silence);
  return { results, errors };
}

function warned(
  user: string,
  reply: Reply<unknown>,
  warning: Problem,
  change: RosterChange,
  inputPath: readonly string[],
): UserResult {
  if (isEcho(reply, warning, change.echo)) return change.echoed(user);
  const result = refusedFor(reply, warning, change.noUser);
  return result.done ? result : refused({ ...result.refusal, inputPath });
}

/** A Fault names nobody, so after a lost answer it tells of the first request only where there is one user to speak of. */
function faulted(users: readonly string[], reply: Reply<unknown>, fault: Problem, change: RosterChange): Settled {
  if (!isEcho(reply, fault, change.echo)) return everyone(users, () => refusedFor(reply, fault, change.noneOfThem));
  if (users.length === 1) return everyone(users, change.echoed);
  const lost = outcomeUnknown(
    'The source’s first answer was lost, and its second does not tell whom the first had reached.',
    fault,
  );
  return everyone(users, () => lost);
}
