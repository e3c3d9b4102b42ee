import type { Contact } from './contact.ts';
import type { Ref } from './ids.ts';

export type WrapUpState = 'ACTIVE' | 'EXPIRED' | 'CANCELLED' | 'ENDED';

/** One agent's after-call work. Its identity is the agent and the moment it began (or was first seen). */
export interface WrapUp {
  readonly sourceId: string;
  readonly agentExternalId: string;
  /**
   * Epoch milliseconds, part of the id: the start; where the vendor names none, a moment of the contact that stays as it is, or else
   * the first sighting.
   */
  readonly seenAt: number;
  /** Epoch milliseconds; null where the vendor does not tell. */
  readonly startedAt: number | null;
  /** Epoch milliseconds; null where the vendor sets no end. */
  readonly endsAt: number | null;
  readonly state: WrapUpState;
  /** How often it was extended through Trunkline. */
  readonly extensions: number;
  readonly contactExternalId: string | null;
}

/** As much of a wrap-up as says whose it is. */
export type OwnedWrapUp = Pick<WrapUp, 'sourceId' | 'agentExternalId'>;

/** Whose wrap-up it is. */
export const agentOf = (wrapUp: OwnedWrapUp): Ref => ({
  sourceId: wrapUp.sourceId,
  externalId: wrapUp.agentExternalId,
});

/** The vendor-side part of a wrap-up's global id: start in base 36, a dot, the agent. */
export const wrapUpRef = (wrapUp: Pick<WrapUp, 'sourceId' | 'agentExternalId' | 'seenAt'>): Ref => ({
  sourceId: wrapUp.sourceId,
  externalId: `${wrapUp.seenAt.toString(36)}.${wrapUp.agentExternalId}`,
});

/** Agent and start that a wrap-up's id names, or null when it is malformed. */
export function parseWrapUpRef(ref: Ref): { readonly agent: Ref; readonly seenAt: number } | null {
  const [, start, agent] = /^([0-9a-z]{1,10})\.(.+)$/s.exec(ref.externalId) ?? [];
  if (start === undefined || agent === undefined) return null;
  return { agent: { sourceId: ref.sourceId, externalId: agent }, seenAt: Number.parseInt(start, 36) };
}

/** Whose wrap-up an id names, without a look for it; null when it is malformed. */
export function wrapUpNamed(ref: Ref): OwnedWrapUp | null {
  const named = parseWrapUpRef(ref);
  return named && { sourceId: ref.sourceId, agentExternalId: named.agent.externalId };
}

/** The state at a moment: a known end that has passed is an expiry, whoever was or was not looking. */
export const wrapUpStateAt = (wrapUp: WrapUp, now: number): WrapUpState =>
  wrapUp.state === 'ACTIVE' && wrapUp.endsAt !== null && wrapUp.endsAt <= now ? 'EXPIRED' : wrapUp.state;

/** How long the id of a wrap-up resolves after its end, milliseconds, as `Query.wrapUp` promises. */
export const resolvable = 24 * 60 * 60 * 1000;

/** Whether its id resolves at a moment. */
export const resolvesAt = ({ endsAt }: Pick<WrapUp, 'endsAt'>, now: number): boolean =>
  endsAt === null || endsAt > now - resolvable;

/** Milliseconds left at a moment; null where the vendor sets no end. */
export const remainingAt = (wrapUp: WrapUp, now: number): number | null => {
  if (wrapUp.endsAt === null) return null;
  return wrapUpStateAt(wrapUp, now) === 'ACTIVE' ? wrapUp.endsAt - now : 0;
};

/** The wrap-up that a contact tells of, running or ended; null when it has had none or no agent. */
export function wrapUpOfContact(contact: Contact): WrapUp | null {
  const { wrapUpStartedAt: startedAt, wrapUpEndedAt: endsAt, agentExternalId } = contact;
  const hasBegun = startedAt !== null || endsAt !== null || contact.status === 'WRAP_UP';
  // A wrap-up follows the end of its contact; so that is what names one whose start is not told.
  const seenAt = startedAt ?? contact.disconnectedAt ?? contact.arrivedAt;
  if (agentExternalId === null || seenAt === null || !hasBegun) return null;
  return {
    sourceId: contact.sourceId,
    agentExternalId,
    seenAt,
    startedAt,
    endsAt,
    state: contact.status === 'WRAP_UP' ? 'ACTIVE' : 'ENDED',
    extensions: 0,
    contactExternalId: contact.externalId,
  };
}
