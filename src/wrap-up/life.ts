import type { Ref } from '../model/ids.ts';
import { type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';

/** Whether it goes on at a moment (epoch milliseconds). */
export const isRunning = (wrapUp: WrapUp, now: number): boolean => wrapUpStateAt(wrapUp, now) === 'ACTIVE';

/** The agent's next wrap-up after the latest one known, seen now for the first time. */
const begun = (latest: WrapUp | null, agent: Ref, now: number): WrapUp => ({
  sourceId: agent.sourceId,
  agentExternalId: agent.externalId,
  // An id is never given twice, not even within a millisecond or after the clock was set back.
  seenAt: latest ? Math.max(now, latest.seenAt + 1) : now,
  startedAt: null,
  endsAt: null,
  state: 'ACTIVE',
  extensions: 0,
  contactExternalId: null,
});

/**
 * What an agent's latest wrap-up becomes when the vendor has accepted a new end: it goes on, or one is seen for the first time.
 * @param endsAt epoch milliseconds, as the vendor answered.
 */
export function extendedTo(latest: WrapUp | null, agent: Ref, endsAt: number, now: number): WrapUp {
  if (latest && isRunning(latest, now)) return { ...latest, endsAt, extensions: latest.extensions + 1 };
  return { ...begun(latest, agent, now), endsAt, extensions: 1 };
}

/** What a vendor tells of a wrap-up that runs, where it does not tell the start. */
export interface Sighting {
  /** Epoch milliseconds; null where the vendor does not tell. */
  readonly endsAt: number | null;
  readonly contactExternalId: string | null;
}

/**
 * What an agent's latest wrap-up becomes when the vendor tells of one: the running one goes on, the very same object where
 * nothing is new of it, or it is ENDED because this one follows another contact; where none was running one begins.
 * @returns null when what was told has ended by now.
 */
export function sightedAs(latest: WrapUp | null, agent: Ref, told: Sighting, now: number): WrapUp | null {
  if (latest && isRunning(latest, now)) {
    const endsAt = told.endsAt ?? latest.endsAt;
    const contactExternalId = told.contactExternalId ?? latest.contactExternalId;
    if (latest.contactExternalId !== null && contactExternalId !== latest.contactExternalId)
      return endedAt(latest, now);
    const isKnown = endsAt === latest.endsAt && contactExternalId === latest.contactExternalId;
    return isKnown ? latest : { ...latest, endsAt, contactExternalId };
  }
  const isOver = told.endsAt !== null && told.endsAt <= now;
  return isOver
    ? null
    : { ...begun(latest, agent, now), endsAt: told.endsAt, contactExternalId: told.contactExternalId };
}

const stopped =
  (state: 'CANCELLED' | 'ENDED') =>
  (latest: WrapUp | null, now: number): WrapUp | null =>
    latest && isRunning(latest, now) ? { ...latest, state, endsAt: now } : null;

/** What an agent's latest wrap-up becomes when the vendor has ended it for us; null where none was running. */
export const cancelledAt = stopped('CANCELLED');

/** What it becomes when the vendor turns out to have ended it by itself; null where none was running. */
export const endedAt = stopped('ENDED');
