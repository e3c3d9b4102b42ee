import type { Call, Priority } from '../../ports/call.ts';
import { Abandoned, until } from '../../waiting.ts';
import { priorities } from '../urgency.ts';
import type { KnownThings } from './known-things.ts';
import { Landing } from './landing.ts';
import { concerns } from './ledgers.ts';
import type { SharingOptions } from './shared-reads.ts';
import { Instead, impatiently, isRefusal } from './stale.ts';

/** A call of ours. What it asks for we share and keep: nothing of that is done for it once more. */
interface GatheredCall extends Call {
  readonly gathered: true;
}

export const isGathered = (call: Call): call is GatheredCall => 'gathered' in call;

/** A kind of thing that the vendor lists by ids. */
export interface Listed<T> {
  /** What is asked, apart from ids and language. One name has one `ask`. */
  readonly name: string;
  /** Topics by which `forget` finds what was read. */
  readonly about: readonly string[];
  /** Ids that one question takes; nobody waits for more of somebody else's. */
  readonly mostIds: number;
  /** Asks the vendor for all of these, with this very call. An id that is missing from the answer is unknown there. */
  readonly ask: (ids: readonly string[], call: Call) => Promise<ReadonlyMap<string, T>>;
  /** The kind of these things in answers that show them (see Shows). */
  readonly kind?: string;
  /** The same thing, marked as stale. */
  readonly old: (thing: T) => T;
}

/** Ids that are asked for together. */
export interface Batch {
  readonly ids: Set<string>;
  readonly priority: Priority;
  readonly givenUp: AbortController;
  readonly landing: Landing;
  readonly things: Promise<ReadonlyMap<string, unknown>>;
  /** When the vendor was asked, with the ledgers' counts of then; null while others may still be asked for too. */
  asked: { readonly at: number; readonly counts: readonly number[] } | null;
  observedAt: number;
  waiting: number;
  isOver: boolean;
}

/** All that is under way of one kind in one language. */
interface Group {
  readonly key: string;
  readonly about: readonly string[];
  readonly underWay: Map<string, Batch>;
  /** Those that will be asked in a moment, by urgency. */
  readonly open: Map<Priority, Batch>;
}

/** The batch, where it was asked late enough and is at least as urgent. */
function joinable(batch: Batch | undefined, oldest: number, { priority = 'read' }: Call): Batch | undefined {
  if (batch?.asked == null || batch.asked.at < oldest || batch.givenUp.signal.aborted) return undefined;
  return priorities.indexOf(batch.priority) <= priorities.indexOf(priority) ? batch : undefined;
}

/** Brings the ids that several operations want together to one question to the vendor. What it says of them is kept in `known`. */
export class Batches {
  readonly #options: SharingOptions;
  readonly #known: KnownThings;
  readonly #groups = new Map<string, Group>();

  constructor(options: SharingOptions, known: KnownThings) {
    this.#options = options;
    this.#known = known;
  }

  /**
   * The batches that will tell of these ids, each with those that it tells of.
   * @param key of the kind and language.
   * @param oldest what was asked before this moment is not joined (epoch milliseconds).
   */
  of<T>(key: string, listed: Listed<T>, ids: readonly string[], oldest: number, call: Call): Map<Batch, string[]> {
    const group = this.#groups.get(key) ?? { key, about: listed.about, underWay: new Map(), open: new Map() };
    this.#groups.set(key, group);
    const batches = new Map<Batch, string[]>();
    for (const id of new Set(ids)) {
      const batch = joinable(group.underWay.get(id), oldest, call) ?? this.#openIn(group, listed, call);
      if (batch.asked === null) batch.ids.add(id);
      const some = batches.get(batch);
      if (some === undefined) batches.set(batch, [id]);
      else some.push(id);
    }
    return batches;
  }

  /**
   * Waits as one of several; the last one to leave before the answer ends the batch.
   * @param find what was said last, where it will do.
   */
  async board<Old>(
    batch: Batch,
    call: Call,
    find: () => Old | null,
  ): Promise<ReadonlyMap<string, unknown> | Instead<Old>> {
    const { clock, silence, isTried } = this.#options;
    const { signal, priority } = call;
    const { things: answer, asked } = batch;
    batch.waiting += 1;
    try {
      const underWay = { answer, startedAt: asked?.at ?? clock.now() };
      const things = await until(impatiently(clock, silence, call, underWay, find), signal);
      if (things instanceof Instead && silence.takeProbe(answer)) batch.waiting += 1;
      return things;
    } finally {
      if (priority !== 'write' && !signal?.aborted) await batch.landing.turn(signal);
      batch.waiting -= 1;
      // One that is not asked yet may be wanted by others until then.
      if (batch.waiting === 0 && batch.asked !== null && !batch.isOver && !isTried())
        batch.givenUp.abort(new Abandoned());
    }
  }

  /** What is under way about these topics is joined by nobody any more. */
  forget(topics: readonly string[]): void {
    for (const { about, underWay } of this.#groups.values()) if (concerns(about, topics)) underWay.clear();
  }

  clear(): void {
    this.#groups.clear();
  }

  /** The batch of this urgency that is still open, or a new one, which is asked two rounds of the event loop later. */
  #openIn<T>(group: Group, listed: Listed<T>, { language, priority = 'read' }: Call): Batch {
    const open = group.open.get(priority);
    if (open !== undefined && open.ids.size < listed.mostIds) return open;
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, unknown>>();
    const batch: Batch = {
      ids: new Set(),
      priority,
      givenUp: new AbortController(),
      landing: new Landing(this.#options.rounds),
      things: promise,
      asked: null,
      observedAt: Number.POSITIVE_INFINITY,
      waiting: 0,
      isOver: false,
    };
    // Who waits for it has gone perhaps.
    promise.catch(() => {});
    group.open.set(priority, batch);
    const close = (): void => {
      if (group.open.get(priority) === batch) group.open.delete(priority);
      this.#ask(group, batch, listed, language).then(resolve, reject);
    };
    // Two rounds bring together twice as many as one, and an idle round takes microseconds.
    setImmediate(() => setImmediate(close));
    return batch;
  }

  #refuse<T>(key: string, { kind }: Listed<T>, ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#known.drop(key, ids);
    const things = kind === undefined ? [] : ids.map((id) => ({ kind, id }));
    this.#options.lastAnswers.refuse(`${key} ${ids}`, things);
  }

  async #ask<T>(group: Group, batch: Batch, listed: Listed<T>, language: Call['language']) {
    const { clock, ledgers, served } = this.#options;
    const { key, about, underWay } = group;
    const { ids, priority, givenUp } = batch;
    const { signal } = givenUp;
    batch.asked = { at: clock.now(), counts: ledgers.counts(about) };
    const observed: Call['observed'] = ({ observedAt }) => {
      batch.observedAt = Math.min(batch.observedAt, observedAt);
    };
    /** What was asked for neither again since then, nor changed. */
    const latest = (): readonly string[] => [...ids].filter((id) => underWay.get(id) === batch);
    try {
      if (batch.waiting === 0) throw new Abandoned();
      for (const id of ids) underWay.set(id, batch);
      served('vendor');
      const call: GatheredCall = { language, priority, signal, observed, gathered: true };
      const things = await listed.ask([...ids], call);
      const { observedAt } = batch;
      for (const id of latest()) this.#known.remember(key, about, id, { thing: things.get(id), observedAt });
      return things;
    } catch (error) {
      // A refusal is an answer: nothing older stands in for it.
      if (isRefusal(error)) this.#refuse(key, listed, latest());
      throw error;
    } finally {
      batch.isOver = true;
      for (const id of latest()) underWay.delete(id);
      const isIdle = underWay.size === 0 && group.open.size === 0;
      // One that was forgotten may end after its successor has begun.
      if (isIdle && this.#groups.get(key) === group) this.#groups.delete(key);
    }
  }
}
