import type { Fields } from './wire.ts';

/** How things are named in a request. Where a parameter is of a base type, the argument says what it is. */

export const accountNamed = (externalId: string): Fields => ({ '@type': 'Account', externalId });

/** A group is one of its account: its name is unique there alone. */
export const groupNamed = (externalId: string, account: string): Fields => ({
  '@type': 'AgentGroup',
  externalId,
  parent: accountNamed(account),
});
