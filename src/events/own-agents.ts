import { ownAgents, readsOwnOnly } from '../access/own.ts';
import type { Context } from '../context.ts';
import { encodeId } from '../model/ids.ts';

/** Which agents a subscriber asks for. */
export interface AskedAgents {
  /** Global ids; all agents when left out. */
  readonly ids: readonly string[] | null | undefined;
  /** Whether none but the subscriber's own are wanted. */
  readonly mine?: boolean | null | undefined;
}

/**
 * The global ids of the agents whose events a subscriber wants and may have; null for everybody. Whose an agent is is asked
 * once, when the subscription begins.
 */
export async function followedAgents(ctx: Context, { ids, mine }: AskedAgents): Promise<readonly string[] | null> {
  if (!mine && !readsOwnOnly(ctx.viewer)) return ids ?? null;
  const { agents } = await ownAgents(ctx);
  return agents.map((agent) => encodeId('Agent', agent)).filter((id) => ids?.includes(id) ?? true);
}
