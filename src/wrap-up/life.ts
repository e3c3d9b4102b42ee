import type { WrapUpEventType } from '../model/event.ts';
import type { Ref } from '../model/ids.ts';
import { type WrapUp, wrapUpStateAt } from '../model/wrap-up.ts';

/**
 * The life of a wrap-up: what becomes of an agent's latest one, and what is told of it. Pure, so that whoever loses a race
 * can decide again. Nothing but `expiredAt` ends a wrap-up whose time is up: it goes before everything else.
 */

/** A wrap-up with the end whose approach has been told. */
export interface LivingWrapUp extends WrapUp {
  readonly warnedOf: number | null;
}

/** What becomes of a wrap-up; with nothing to tell it is only noted. */
export interface Turn {
  readonly wrapUp: LivingWrapUp;
  readonly told: readonly WrapUpEventType[];
}

/** Whether it goes on at a moment (epoch milliseconds). */
export const isRunning = (wrapUp: WrapUp, now: number): boolean => wrapUpStateAt(wrapUp, now) === 'ACTIVE';

/** The agent's next wrap-up after the latest one known. */
const begun = (latest: WrapUp | null, agent: Ref, seenAt: number, startedAt: number | null = null): LivingWrapUp => ({
  sourceId: agent.sourceId,
  agentExternalId: agent.externalId,
  // An id is never given twice, not even within a millisecond or after the clock was set back.
  seenAt: Math.max(seenAt, latest ? latest.seenAt + 1 : 0),
  startedAt,
  endsAt: null,
  state: 'ACTIVE',
  extensions: 0,
  contactExternalId: null,
  warnedOf: null,
});

/**
 * The vendor has accepted a new end: the running wrap-up goes on, or one is seen for the first time.
 * @param endsAt epoch milliseconds, as the vendor answered.
 */
export function extendedTo(latest: LivingWrapUp | null, agent: Ref, endsAt: number, now: number): Turn {
  if (latest && isRunning(latest, now))
    return { wrapUp: { ...latest, endsAt, extensions: latest.extensions + 1 }, told: ['EXTENDED'] };
  return { wrapUp: { ...begun(latest, agent, now), endsAt, extensions: 1 }, told: ['STARTED', 'EXTENDED'] };
}

/** What a vendor tells of a wrap-up that runs. Instants are epoch milliseconds; null where the vendor does not tell. */
export interface Sighting {
  /** What it is named by, where its contact tells that; else the start, or that it is seen now. */
  readonly seenAt?: number;
  readonly startedAt: number | null;
  readonly endsAt: number | null;
  readonly contactExternalId: string | null;
}

/**
 * Milliseconds within which two ends are one: vendors tell whole seconds, and DeepCall at times only how many are left, so
 * that the end comes out anew each time.
 */
const sameEnd = 2_000;

/**
 * The vendor tells of a wrap-up: the running one goes on, EXTENDED where its end has moved, or it is ENDED because this is
 * the next; where none was running one begins.
 * @returns null where nothing is new, or where what was told has ended by now.
 */
export function sightedAs(latest: LivingWrapUp | null, agent: Ref, told: Sighting, now: number): Turn | null {
  if (latest && wasBefore(latest, told)) return null;
  if (latest && isRunning(latest, now)) return isNext(latest, told) ? endedAt(latest, now) : goneOn(latest, told, now);
  const isOver = told.endsAt !== null && told.endsAt <= now;
  if (isOver || (latest && isSame(latest, told))) return null;
  const { startedAt, endsAt, contactExternalId } = told;
  const seenAt = told.seenAt ?? startedAt ?? now;
  return { wrapUp: { ...begun(latest, agent, seenAt, startedAt), endsAt, contactExternalId }, told: ['STARTED'] };
}

/** By how much one began after another (milliseconds); null where that is not known. */
const startsApart = (told: Sighting, latest: WrapUp): number | null =>
  told.startedAt === null || latest.startedAt === null ? null : told.startedAt - latest.startedAt;

/** Whether it began before one that is known since: of several contacts that an agent wraps up at once the last counts. */
const wasBefore = (latest: WrapUp, told: Sighting): boolean => (startsApart(told, latest) ?? 0) < 0;

/** Whether it follows the running one. Of one start there is one, whichever contact was told first. */
function isNext(latest: WrapUp, told: Sighting): boolean {
  const apart = startsApart(told, latest);
  if (apart !== null) return apart > 0;
  return (
    latest.contactExternalId !== null &&
    (told.contactExternalId ?? latest.contactExternalId) !== latest.contactExternalId
  );
}

/** Whether it is one that is over, told once more by a vendor that is late. */
const isSame = (latest: WrapUp, told: Sighting): boolean =>
  startsApart(told, latest) === 0 ||
  told.seenAt === latest.seenAt ||
  (latest.state === 'EXPIRED' && latest.contactExternalId === told.contactExternalId && isSameEnd(latest, told.endsAt));

const isSameEnd = (latest: WrapUp, endsAt: number | null): boolean =>
  latest.endsAt !== null && endsAt !== null && Math.abs(endsAt - latest.endsAt) < sameEnd;

/** The running one with what is told of it anew; null where that is nothing. */
function goneOn(latest: LivingWrapUp, told: Sighting, now: number): Turn | null {
  const endsAt = told.endsAt === null || isSameEnd(latest, told.endsAt) ? latest.endsAt : told.endsAt;
  const contactExternalId = latest.contactExternalId ?? told.contactExternalId;
  const hasMoved = endsAt !== latest.endsAt;
  if (!hasMoved && contactExternalId === latest.contactExternalId) return null;
  const isExtended = hasMoved && latest.endsAt !== null && endsAt !== null && endsAt > now;
  return { wrapUp: { ...latest, endsAt, contactExternalId }, told: isExtended ? ['EXTENDED'] : [] };
}

const stopped =
  (state: 'CANCELLED' | 'ENDED') =>
  (latest: LivingWrapUp | null, now: number): Turn | null =>
    latest && isRunning(latest, now) ? { wrapUp: { ...latest, state, endsAt: now }, told: [state] } : null;

/** The vendor has ended it for us; null where none was running. */
export const cancelledAt = stopped('CANCELLED');

/** It turns out that the vendor has ended it by itself; null where none was running. */
export const endedAt = stopped('ENDED');

/** Its known end has passed; null where it has not, or where that has been told. */
export const expiredAt = (latest: LivingWrapUp | null, now: number): Turn | null =>
  latest?.state === 'ACTIVE' && !isRunning(latest, now)
    ? { wrapUp: { ...latest, state: 'EXPIRED' }, told: ['EXPIRED'] }
    : null;

/**
 * Its end is near; null where it is not, or where that has been told of this end.
 * @param lead milliseconds before the end.
 */
export const expiringAt = (latest: LivingWrapUp | null, lead: number, now: number): Turn | null =>
  latest && isRunning(latest, now) && isNear(latest, lead, now)
    ? { wrapUp: { ...latest, warnedOf: latest.endsAt }, told: ['EXPIRING'] }
    : null;

const isNear = ({ endsAt, warnedOf }: LivingWrapUp, lead: number, now: number): boolean =>
  endsAt !== null && endsAt !== warnedOf && endsAt - lead <= now;

/** When somebody has to look at it again (epoch milliseconds); null where nothing happens by time alone. */
export function nextMoment({ state, endsAt, warnedOf }: LivingWrapUp, lead: number): number | null {
  if (state !== 'ACTIVE' || endsAt === null) return null;
  return endsAt === warnedOf ? endsAt : endsAt - lead;
}
