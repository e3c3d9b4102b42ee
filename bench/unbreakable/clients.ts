import type { Random } from '../../src/sandbox/centre/random.ts';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { ask, type Got } from './ask.ts';
import { type Change, type changesOver, coreOf } from './changes.ts';

/** A change with what its client learned of it. */
export interface Sent {
  readonly change: Change;
  /** null where the connection broke off before the answer. */
  readonly got: Got | null;
}

/** A wrap-up as it was last acknowledged to a client. */
export interface Acknowledged {
  readonly id: string;
  readonly endsAt: number;
}

/** What clients were told of wrap-ups. */
export interface Told {
  /** The running wrap-up of an agent by the agent's id; missing where none is, or where nobody knows any more. */
  readonly running: Map<string, Acknowledged>;
  /** Wrap-ups that were ever acknowledged, with the most extensions that were told. */
  readonly ever: Map<string, number>;
}

/** Takes in what an answer, or its absence, tells of a wrap-up. */
export function learn({ running, ever }: Told, { change, got }: Sent): void {
  const { agentId, mutation } = change;
  if (agentId === null || mutation === 'setAgentState') return;
  running.delete(agentId);
  const payload = got?.data?.[mutation];
  if (mutation !== 'extendWrapUp' || !payload?.wrapUp || payload.errors.length > 0) return;
  const { id, endsAt, extensions } = payload.wrapUp;
  running.set(agentId, { id, endsAt: Date.parse(endsAt) });
  ever.set(id, Math.max(extensions, ever.get(id) ?? 0));
}

/** A client with agents of its own that asks for one change after another until it is stopped, or its service is gone. */
export async function client(
  url: string,
  agents: readonly Agent[],
  changes: ReturnType<typeof changesOver>,
  random: Random,
  hear: (sent: Sent) => void,
  isStopped: () => boolean,
): Promise<void> {
  const draw = (): Change => {
    const agent = random.pick(agents);
    const drawn = random.next();
    if (drawn < 0.6) return changes.extend(agent, random.between(6, 20)) ?? changes.cancel(agent);
    if (drawn < 0.75) return changes.cancel(agent);
    if (drawn < 0.85) return changes.setState(agent, random.chance(0.5));
    return changes.create() ?? changes.cancel(agent);
  };
  while (!isStopped()) {
    const change = draw();
    const got = await ask(url, change.query, { input: change.input });
    hear({ change, got: got.status === 0 ? null : got });
    if (got.status === 0) return;
  }
}

/** What came of repeats, in counts. */
export interface Repeats {
  /** The first answer again. */
  again: number;
  /** The change was made now: its vendor had never been asked for it. */
  madeNow: number;
  /** Unknown, and the vendor had been asked. */
  unknown: number;
  /** Unknown, although the vendor had not been asked yet. */
  unknownUnsent: number;
  /** The work had been done and remembered; only the answer had been lost. */
  remembered: number;
  /** Another answer than the first, or two of one key. */
  wrong: string[];
}

export const noRepeats = (): Repeats => ({
  again: 0,
  madeNow: 0,
  unknown: 0,
  unknownUnsent: 0,
  remembered: 0,
  wrong: [],
});

/** Sends changes again with their keys, each twice at once, and sorts what is answered. */
export async function repeat(
  url: string,
  sent: readonly Sent[],
  before: (change: Change) => number,
  found: Repeats,
  hear: (sent: Sent) => void,
): Promise<void> {
  await Promise.all(
    sent.map(async ({ change, got: first }) => {
      const asked = before(change);
      const both = await Promise.all([0, 1].map(() => ask(url, change.query, { input: change.input })));
      const [one, other] = both.map((got) => coreOf(got, change));
      const [got] = both;
      if (!got || one === undefined) return;
      if (first === null) hear({ change, got });
      if (one !== other) found.wrong.push(`two answers at once: ${one} and ${other}`);
      else if (first !== null && one !== coreOf(first, change))
        found.wrong.push(`first ${coreOf(first, change)}, then ${one}`);
      else if (first !== null) found.again += 1;
      else if (one.includes('OUTCOME_UNKNOWN')) found[asked > 0 ? 'unknown' : 'unknownUnsent'] += 1;
      else found[asked > 0 ? 'remembered' : 'madeNow'] += 1;
    }),
  );
}
