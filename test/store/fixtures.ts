import type { WrapUpEventType, WrapUpHappening } from '../../src/model/event.ts';
import type { StoredWrapUp, WrapUpPut } from '../../src/ports/store.ts';

/** An agent at TENIOS. */
export const anna = { sourceId: 'tenios-de', externalId: 'anna@acme.example' };

/** A wrap-up of anna's, first version, running for a minute from 1000. */
export const wrapUp = (changes: Partial<StoredWrapUp> = {}): StoredWrapUp => ({
  sourceId: anna.sourceId,
  agentExternalId: anna.externalId,
  seenAt: 1000,
  startedAt: null,
  endsAt: 61_000,
  state: 'ACTIVE',
  extensions: 1,
  contactExternalId: null,
  version: 1,
  warnedOf: null,
  ...changes,
});

/** A change that tells nothing and never wakes anybody, but for what is said. */
export const putOf = (
  changed: StoredWrapUp,
  { told = [], wakeAt = null }: { readonly told?: readonly WrapUpEventType[]; readonly wakeAt?: number | null } = {},
): WrapUpPut => ({
  wrapUp: changed,
  happenings: told.map((type) => happening(type, changed)),
  wakeAt,
});

/** Something that happened in the life of a wrap-up. */
export const happening = (
  type: WrapUpEventType,
  { version: _version, warnedOf: _warnedOf, ...shown }: StoredWrapUp = wrapUp(),
  at = 5000,
): WrapUpHappening => ({ topic: 'wrapUp', at, type, wrapUp: shown });
