import DataLoader from 'dataloader';
import { StoreUnavailable } from '../errors.ts';
import type {
  AgentFacet,
  AgentFacets,
  AgentStatistics,
  Presence,
  QueueMembership,
  QueueMembershipStatistics,
} from '../model/agent.ts';
import { type Ref, refKey } from '../model/ids.ts';
import type { AgentReading, AgentReads, AgentRow, AgentStatisticsReading, Wanted } from '../ports/agents.ts';
import type { Source } from '../ports/vendor.ts';
import { type Ready, settled } from '../ready.ts';
import { type Answers, bySource } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A membership with the agent it belongs to. */
export interface MembershipOf extends QueueMembership {
  readonly agent: Ref;
}

/** A presence with the source it belongs to. */
export interface PresenceOf extends Presence {
  readonly sourceId: string;
}

interface FacetKey extends Ref {
  readonly facet: AgentFacet;
}

interface StatisticsKey extends Ref {
  /** Epoch milliseconds. */
  readonly since: number;
}

/** Everything about agents. Facets wanted in one tick go to each source together, whatever fields asked for them. */
export interface AgentLoader {
  /** One facet; null when the agent is unknown or its source cannot answer that. Rejects with what the source's call met. */
  load<F extends AgentFacet>(agent: Ref, facet: F): Promise<AgentFacets[F] | null>;
  /** The same, at once where it is known. @throws what the source's call met, where that is known */
  get<F extends AgentFacet>(agent: Ref, facet: F): Ready<AgentFacets[F] | null>;
  /** Starts reading facets that will be asked for later. @returns when they are read, whatever became of it */
  prefetch(agents: Iterable<Ref>, facets: ReadonlySet<AgentFacet>): Promise<void>;
  /** Takes what a list brought along, and returns the agent. */
  prime(sourceId: string, row: AgentRow): Ref;
  /** Whether the source knows this agent; true when it could not say. */
  exists(agent: Ref): Promise<boolean>;
  /** Statistics since a moment; null asks for the source's midnight. */
  statistics(agent: Ref, since: number | null): Promise<AgentStatistics | null>;
  /** A membership's statistics since a moment. */
  membershipStatistics(membership: MembershipOf, since: number | null): Promise<QueueMembershipStatistics | null>;
}

export function createAgentLoader(reads: Reads): AgentLoader {
  const told = new Map<string, unknown>();
  /** Everything that was read of each agent, by facet. */
  const known = new Map<string, Map<AgentFacet, unknown>>();
  const facets = new DataLoader<FacetKey, unknown, string>(
    async (keys) => {
      reads.metrics.batch('agent', keys.length);
      const values = await bySource<FacetKey & { readonly agentId: string }, unknown>(
        reads.sources,
        // The answer is keyed by agent and facet together, so that each facet of each agent fails alone.
        keys.map((key) => ({ ...key, agentId: key.externalId, externalId: facetKey(key.externalId, key.facet) })),
        (source, some) => readFacets(reads, source, some, told, keepBesides),
      );
      keys.forEach((key, at) => {
        keep(key, key.facet, values[at] ?? null);
      });
      return values;
    },
    { cacheKeyFn: (key) => facetKey(refKey(key), key.facet), maxBatchSize: 20_000 },
  );

  const knownOf = (agent: Ref): Map<AgentFacet, unknown> => {
    const key = refKey(agent);
    const ofAgent = known.get(key) ?? new Map<AgentFacet, unknown>();
    known.set(key, ofAgent);
    return ofAgent;
  };

  const keep = (agent: Ref, facet: AgentFacet, value: unknown): void => void knownOf(agent).set(facet, value);

  /** What a call told besides what was asked is not asked for again, and is no other than what was shown already. */
  function keepBesides(agent: Ref, facet: AgentFacet, value: unknown): void {
    if (!knownOf(agent).has(facet)) keep(agent, facet, value);
  }

  const statistics = new DataLoader<StatisticsKey, AgentStatisticsReading | null, string>(
    async (keys) => {
      const bySince = [...Map.groupBy(keys, (key) => key.since)];
      const answers = new Map(
        await Promise.all(
          bySince.map(async ([since, some]) => {
            const values = await bySource<StatisticsKey, AgentStatisticsReading>(
              reads.sources,
              some,
              (source, ofSource) =>
                source.agents.statistics
                  ? source.agents.statistics(
                      ofSource.map((key) => key.externalId),
                      since,
                      reads.call,
                    )
                  : Promise.resolve(new Map()),
            );
            return [since, new Map(some.map((key, at) => [refKey(key), values[at] ?? null]))] as const;
          }),
        ),
      );
      return keys.map((key) => answers.get(key.since)?.get(refKey(key)) ?? null);
    },
    { cacheKeyFn: (key) => `${key.since} ${refKey(key)}` },
  );

  function get<F extends AgentFacet>(agent: Ref, facet: F): Ready<AgentFacets[F] | null> {
    const value = known.get(refKey(agent))?.get(facet);
    if (value instanceof Error) throw value;
    const { sourceId, externalId } = agent;
    // Both are keyed by facet, so the value is that facet's; the one place where this is not checked by types.
    return (value === undefined ? facets.load({ sourceId, externalId, facet }) : value) as Ready<AgentFacets[F] | null>;
  }

  const load = async <F extends AgentFacet>(agent: Ref, facet: F): Promise<AgentFacets[F] | null> => get(agent, facet);

  /** Facets of an agent that are not known yet, being read. */
  function* missing(agents: Iterable<Ref>, wanted: ReadonlySet<AgentFacet>): Iterable<Promise<unknown>> {
    for (const { sourceId, externalId } of agents) {
      const ofAgent = known.get(refKey({ sourceId, externalId }));
      for (const facet of wanted) if (!ofAgent?.has(facet)) yield facets.load({ sourceId, externalId, facet });
    }
  }

  return {
    load,
    get,
    prefetch: (agents, wanted) => settled(missing(agents, wanted)),
    prime(sourceId, row) {
      const agent = { sourceId, externalId: row.externalId };
      told.set(refKey(agent), row.told);
      for (const [facet, value] of Object.entries(row.reading) as [AgentFacet, unknown][])
        keepBesides(agent, facet, value);
      return agent;
    },
    exists: (agent) =>
      load(agent, 'profile').then(
        (profile) => profile !== null,
        () => true,
      ),
    async statistics(agent, since) {
      if (since === null) return load(agent, 'statistics');
      return (await statistics.load({ ...agent, since }))?.agent ?? null;
    },
    async membershipStatistics(membership, since) {
      const queues =
        since === null
          ? await load(membership.agent, 'queueStatistics')
          : (await statistics.load({ ...membership.agent, since }))?.queues;
      return queues?.get(membership.queueExternalId) ?? null;
    },
  };
}

const facetKey = (agent: string, facet: AgentFacet): string => `${facet} ${agent}`;

async function readFacets(
  reads: Reads,
  source: Source,
  keys: readonly { readonly agentId: string; readonly facet: AgentFacet }[],
  told: ReadonlyMap<string, unknown>,
  keep: (agent: Ref, facet: AgentFacet, value: unknown) => void,
): Promise<Answers<unknown>> {
  const wanted = new Map<string, Wanted>(
    [...Map.groupBy(keys, (key) => key.agentId)].map(([agentId, ofAgent]) => [
      agentId,
      {
        facets: new Set(ofAgent.map((key) => key.facet)),
        told: told.get(refKey({ sourceId: source.id, externalId: agentId })),
      },
    ]),
  );
  const readings = await withKnownWrapUps(reads, source, await source.agents.read(wanted, reads.call));
  const answers = new Map<string, unknown>();
  for (const [agentId, reading] of readings) {
    const facets = wanted.get(agentId)?.facets ?? new Set();
    const values = reading instanceof Error ? [...facets].map((facet) => [facet, reading]) : Object.entries(reading);
    for (const [facet, value] of values as [AgentFacet, unknown][]) {
      if (facets.has(facet)) answers.set(facetKey(agentId, facet), value);
      else keep({ sourceId: source.id, externalId: agentId }, facet, value);
    }
  }
  return answers as Answers<unknown>;
}

type Readings = Awaited<ReturnType<AgentReads['read']>>;

/** Where wrap-ups are extended through us and cannot be read, what we know of them decides the state. */
async function withKnownWrapUps({ wrapUps, call }: Reads, source: Source, readings: Readings): Promise<Readings> {
  if (source.wrapUps || !source.writes.extendWrapUp) return readings;
  const agents = [...readings].flatMap(([externalId, reading]) =>
    !(reading instanceof Error) && reading.status && !(reading.status instanceof Error)
      ? [{ agent: { sourceId: source.id, externalId }, reading, status: reading.status }]
      : [],
  );
  if (agents.length === 0) return readings;
  const known = await wrapUps
    .known(
      agents.map(({ agent }) => agent),
      call.grounds,
    )
    .catch(unavailable);
  // Without what we know of wrap-ups nobody can say whether an agent is ready.
  if (known instanceof Error)
    return new Map([
      ...readings,
      ...agents.map(({ agent, reading }) => [agent.externalId, { ...reading, status: known }] as const),
    ]);
  const inWrapUp = agents.flatMap(({ agent, reading, status }): [string, AgentReading][] => {
    const wrapUp = known.get(refKey(agent));
    const state = wrapUp && { state: 'WRAP_UP' as const, since: wrapUp.startedAt, notReadyReason: null };
    return state ? [[agent.externalId, { ...reading, status: { ...status, ...state } }]] : [];
  });
  return new Map([...readings, ...inWrapUp]);
}

function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  throw error;
}
