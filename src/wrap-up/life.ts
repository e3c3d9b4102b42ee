import type { Ref } from '../model/ids.ts';
import { type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';

/** Whether it goes on at a moment (epoch milliseconds). */
export const isRunning = (wrapUp: WrapUp, now: number): boolean => wrapUpStateAt(wrapUp, now) === 'ACTIVE';

/**
 * What an agent's latest wrap-up becomes when the vendor has accepted a new end: it goes on, or one is seen for the first time.
 * @param endsAt epoch milliseconds, as the vendor answered.
 */
export function extendedTo(latest: WrapUp | null, agent: Ref, endsAt: number, now: number): WrapUp {
  if (latest && isRunning(latest, now)) return { ...latest, endsAt, extensions: latest.extensions + 1 };
  return {
    sourceId: agent.sourceId,
    agentExternalId: agent.externalId,
    // An id is never given twice, not even within a millisecond or after the clock was set back.
    seenAt: latest ? Math.max(now, latest.seenAt + 1) : now,
    startedAt: null,
    endsAt,
    state: 'ACTIVE',
    extensions: 1,
    contactExternalId: null,
  };
}

const stopped =
  (state: 'CANCELLED' | 'ENDED') =>
  (latest: WrapUp | null, now: number): WrapUp | null =>
    latest && isRunning(latest, now) ? { ...latest, state, endsAt: now } : null;

/** What an agent's latest wrap-up becomes when the vendor has ended it for us; null where none was running. */
export const cancelledAt = stopped('CANCELLED');

/** What it becomes when the vendor turns out to have ended it by itself; null where none was running. */
export const endedAt = stopped('ENDED');
