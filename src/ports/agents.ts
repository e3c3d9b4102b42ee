import type { TrunklineError } from '../errors.ts';
import type {
  AgentFacet,
  AgentFacets,
  AgentProfile,
  AgentStatistics,
  Availability,
  QueueMembershipStatistics,
} from '../model/agent.ts';
import type { Call, VendorField } from './call.ts';

/** One facet's value, or why just that could not be read. An absent facet is one that the source cannot answer. */
export type AgentReading = { readonly [F in AgentFacet]?: AgentFacets[F] | TrunklineError };

/** The profile, unless it is missing or could not be read. */
export const profileOf = ({ profile }: AgentReading): AgentProfile | null =>
  profile === undefined || profile instanceof Error ? null : profile;

/** A row of a list: whatever facets came along with it, without another call. */
export interface AgentRow {
  readonly externalId: string;
  readonly reading: AgentReading;
  /** Given back to `read` when more is asked of this agent, so that nothing is asked twice. Only its adapter knows what it is. */
  readonly told?: unknown;
}

/** What is wanted of an agent, and what a list has told of it already. */
export interface Wanted {
  readonly facets: ReadonlySet<AgentFacet>;
  readonly told?: unknown;
}

/** Restrictions that the source itself must apply; a source without the notion (a queue, an availability) has no such agents. */
export interface AgentQuery {
  readonly ids?: readonly string[];
  /** Compared without regard to case. Several are tried together. */
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly queueIds?: readonly string[];
  readonly groupIds?: readonly string[];
  readonly availabilities?: readonly Availability[];
  readonly havingQueueStatistics?: boolean;
  readonly havingQueueConfiguration?: boolean;
  readonly vendorFields?: readonly VendorField[];
}

/** Statistics of one agent since a moment, and the same per queue. */
export interface AgentStatisticsReading {
  readonly agent: AgentStatistics;
  readonly queues: ReadonlyMap<string, QueueMembershipStatistics>;
}

/** Every source has agents. Keys are the vendor's ids; a Map lacks the ids that the source does not know. */
export interface AgentReads {
  /**
   * Everyone who meets the query, in any order, however many pages the vendor makes of it. `facets` says what will be
   * looked at, so that a facet that can ride along does; others may be missing from the rows.
   */
  list(query: AgentQuery, facets: ReadonlySet<AgentFacet>, call: Call): Promise<readonly AgentRow[]>;
  /** Each wanted agent's wanted facets, with as few vendor calls as the vendor allows. */
  read(wanted: ReadonlyMap<string, Wanted>, call: Call): Promise<ReadonlyMap<string, AgentReading | TrunklineError>>;
  /** Statistics since a moment other than the source's midnight (epoch milliseconds). */
  statistics?(ids: readonly string[], since: number, call: Call): Promise<ReadonlyMap<string, AgentStatisticsReading>>;
  /** The agent who is talking with the client on this number, which is the client's; null when nobody is. */
  onDevice?(phoneNumber: string, call: Call): Promise<AgentRow | null>;
}
