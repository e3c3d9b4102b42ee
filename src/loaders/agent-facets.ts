import DataLoader from 'dataloader';
import { StoreUnavailable } from '../errors.ts';
import type { AgentFacet } from '../model/agent.ts';
import { type Ref, refKey } from '../model/ids.ts';
import { RefMap } from '../model/ref-map.ts';
import type { AgentReading, AgentReads, AgentRow, Wanted } from '../ports/agents.ts';
import type { Source } from '../ports/vendor.ts';
import { type Ready, settled } from '../ready.ts';
import { asError } from './by-source.ts';
import type { Reads } from './reads.ts';

/** A facet that is being read, together with others. */
class UnderWay {
  readonly done: Promise<void>;
  constructor(done: Promise<void>) {
    this.done = done;
  }
}

/** What is known of an agent: the value of each facet, the error that reading it met, or that it is being read. */
interface Known {
  readonly facets: Map<AgentFacet, unknown>;
  /** What a list has told of it, in its adapter's words. */
  told: unknown;
}

interface Asked<Agents> {
  readonly of: Agents;
  readonly facets: ReadonlySet<AgentFacet>;
}

/** The facets of agents, each read once. What is wanted in one tick goes to each source together. */
export interface AgentFacetLoader {
  /** A facet's value, at once where it is known; null where there is none. @throws what reading it met, where that is known */
  get(agent: Ref, facet: AgentFacet): Ready<unknown>;
  /** The same where it is known by now; null where it is not, or could not be read. */
  peek(agent: Ref, facet: AgentFacet): unknown;
  /** Starts reading facets that are not known yet. @returns when they are read, whatever became of it */
  prefetch(agents: Iterable<Ref>, facets: ReadonlySet<AgentFacet>): Promise<void>;
  /** Takes what a list told of an agent. */
  take(agent: Ref, row: AgentRow): void;
}

export function createAgentFacetLoader(reads: Reads): AgentFacetLoader {
  const byName = new RefMap<Known>();
  /** The same, by the very object: an operation asks for many facets of each. */
  const byRef = new WeakMap<Ref, Known>();

  function knownOf(agent: Ref): Known {
    const seen = byRef.get(agent);
    if (seen !== undefined) return seen;
    const known = byName.get(agent) ?? { facets: new Map(), told: undefined };
    byName.set(agent, known);
    byRef.set(agent, known);
    return known;
  }

  const loader = new DataLoader<Asked<readonly Ref[]>, undefined>(
    async (asked) => {
      const each = asked.flatMap(({ of: agents, facets }) => agents.map((of) => ({ of, facets })));
      // One that is asked for several times, for other facets each, goes to its source once.
      reads.metrics.batch('agent', new Set(each.map(({ of }) => knownOf(of))).size);
      const bySource = Map.groupBy(each, ({ of: { sourceId } }) => sourceId);
      await Promise.all([...bySource].map(([sourceId, some]) => readFrom(reads.sources.get(sourceId), some)));
      return asked.map(() => undefined);
    },
    // What is being read is noted facet by facet.
    { cache: false, maxBatchSize: 5_000 },
  );

  async function readFrom(source: Source | undefined, asked: readonly Asked<Ref>[]): Promise<void> {
    const wanted = new Map<string, { readonly facets: Set<AgentFacet>; readonly told: unknown }>();
    for (const { of: agent, facets } of asked) {
      const one = wanted.get(agent.externalId) ?? { facets: new Set(), told: knownOf(agent).told };
      for (const facet of facets) one.facets.add(facet);
      wanted.set(agent.externalId, one);
    }
    const readings = source && (await readingsOf(reads, source, wanted).catch(asError));
    for (const { of: agent, facets } of asked) {
      const reading = readings instanceof Map ? readings.get(agent.externalId) : readings;
      note(knownOf(agent), facets, reading ?? {});
    }
  }

  return {
    get(agent, facet) {
      const { facets } = knownOf(agent);
      const value = facets.has(facet) ? facets.get(facet) : start([agent], new Set([facet]));
      if (value instanceof UnderWay) return value.done.then(() => readOf(facets, facet));
      return readOf(facets, facet);
    },
    peek(agent, facet) {
      const value = knownOf(agent).facets.get(facet);
      return value instanceof UnderWay || value instanceof Error ? null : (value ?? null);
    },
    prefetch(agents, wanted) {
      const awaited = new Set<Promise<void>>();
      /** Agents by what they lack, nearly always all of them the same. */
      const lacking = new Map<string, { readonly agents: Ref[]; readonly facets: ReadonlySet<AgentFacet> }>();
      for (const agent of agents) {
        const { facets } = knownOf(agent);
        const missing: AgentFacet[] = [];
        for (const facet of wanted) {
          const value = facets.get(facet);
          if (value === undefined) missing.push(facet);
          else if (value instanceof UnderWay) awaited.add(value.done);
        }
        const alike = missing.join();
        const others = lacking.get(alike);
        if (others !== undefined) others.agents.push(agent);
        else if (missing.length > 0) lacking.set(alike, { agents: [agent], facets: new Set(missing) });
      }
      for (const { agents: some, facets } of lacking.values()) awaited.add(start(some, facets).done);
      return settled(awaited);
    },
    take(agent, { reading, told }) {
      const known = knownOf(agent);
      known.told = told;
      note(known, new Set(), reading);
    },
  };

  function start(agents: readonly Ref[], facets: ReadonlySet<AgentFacet>): UnderWay {
    const underWay = new UnderWay(loader.load({ of: agents, facets }));
    for (const agent of agents) for (const facet of facets) knownOf(agent).facets.set(facet, underWay);
    return underWay;
  }
}

/** A facet that has been read. @throws what reading it met */
function readOf(facets: Known['facets'], facet: AgentFacet): unknown {
  const value = facets.get(facet);
  if (value instanceof Error) throw value;
  return value;
}

/** Notes what was asked, null where there is none. What came besides is not asked for again, and is no other than was shown already. */
function note({ facets }: Known, asked: ReadonlySet<AgentFacet>, reading: AgentReading | Error): void {
  if (reading instanceof Error) {
    for (const facet of asked) facets.set(facet, reading);
    return;
  }
  for (const facet of asked) facets.set(facet, reading[facet] ?? null);
  // A reading has its facets' names for keys.
  for (const facet of Object.keys(reading) as AgentFacet[])
    if (!facets.has(facet) && reading[facet] !== undefined) facets.set(facet, reading[facet]);
}

type Readings = Awaited<ReturnType<AgentReads['read']>>;

const readingsOf = async (reads: Reads, source: Source, wanted: ReadonlyMap<string, Wanted>): Promise<Readings> =>
  withKnownWrapUps(reads, source, await source.agents.read(wanted, reads.call));

/** Where wrap-ups are extended through us and cannot be read, what we know of them decides the state. */
async function withKnownWrapUps({ wrapUps, call }: Reads, source: Source, readings: Readings): Promise<Readings> {
  if (source.wrapUps || !source.writes.extendWrapUp) return readings;
  const agents = [...readings].flatMap(([externalId, reading]) =>
    !(reading instanceof Error) && reading.status && !(reading.status instanceof Error)
      ? [{ agent: { sourceId: source.id, externalId }, reading, status: reading.status }]
      : [],
  );
  if (agents.length === 0) return readings;
  const refs = agents.map(({ agent }) => agent);
  const known = await wrapUps.known(refs, call.grounds).catch(unavailable);
  // Without what we know of wrap-ups nobody can say whether an agent is ready.
  if (known instanceof Error) {
    // What cannot be had may be had in a moment.
    call.grounds?.passing();
    return new Map([
      ...readings,
      ...agents.map(({ agent, reading }) => [agent.externalId, { ...reading, status: known }] as const),
    ]);
  }
  const inWrapUp = agents.flatMap(({ agent, reading, status }): [string, AgentReading][] => {
    const wrapUp = known.get(refKey(agent));
    const state = wrapUp && { state: 'WRAP_UP' as const, since: wrapUp.startedAt, notReadyReason: null };
    return state ? [[agent.externalId, { ...reading, status: { ...status, ...state } }]] : [];
  });
  return inWrapUp.length === 0 ? readings : new Map([...readings, ...inWrapUp]);
}

function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  throw error;
}
