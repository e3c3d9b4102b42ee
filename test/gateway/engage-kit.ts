import { methodAsked } from '../../src/sandbox/engage/index.ts';
import type { Tried, TryOptions } from '../kit/gateway.ts';
import { id } from './kit.ts';

export const engage = 'engage-us';

/** A centre of 20 people, six of them at Engage: four in Power48, two in Renewals, nobody in Loans & Cards. */
export const account = { people: 20, warmUp: 0, vendors: ['TENIOS', 'ENGAGE'] } satisfies TryOptions;

export const atEngage = id('Source', engage);
export const groupId = (name: string): string => id('AgentGroup', engage, name);
export const agentId = (user: string): string => id('Agent', engage, user);

/** What Engage was asked since the last reset, by its methods' names. */
export const asked = (tried: Tried): readonly (string | undefined)[] => tried.requests('engage').map(methodAsked);

/** Sign-in names of the agents in a group, in order. */
export const team = ({ sandbox: { centre } }: Tried, group = 'Power48'): readonly string[] =>
  centre
    .agentsAt('ENGAGE')
    .filter(({ memberships }) => memberships.has(centre.queue(group)))
    .map(({ person }) => person.email)
    .sort();

/** Sign-in names of users who are no agents. */
export const strangers = ({ sandbox: { centre } }: Tried): readonly string[] =>
  centre.people.filter(({ vendors }) => !vendors.includes('ENGAGE')).map(({ email }) => email);

/** The schedule groups as the configuration names them: SG1 belongs to Power48, and so on. */
export const scheduleIds = ({ sandbox: { engage: simulator } }: Tried): readonly string[] =>
  simulator.groups.scheduleGroups.flatMap((group) =>
    'internalId' in group ? id('ScheduleGroup', engage, String(group.internalId)) : [],
  );
