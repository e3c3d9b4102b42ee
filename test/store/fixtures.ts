import type { StoredWrapUp } from '../../src/ports/store.ts';

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
  ...changes,
});
