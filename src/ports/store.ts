import type { Ref } from '../model/ids.ts';
import type { WrapUp } from '../model/wrap-up.ts';

/** A wrap-up as the store holds it. */
export interface StoredWrapUp extends WrapUp {
  /** Which change of this agent's wrap-ups it is, counted from 1 and on from one wrap-up to the next. */
  readonly version: number;
}

/** The wrap-ups that Trunkline must know of by itself. Times are epoch milliseconds. */
export interface WrapUpStore {
  /** The agent's wrap-up with the latest `seenAt`, whatever its state; null where none is held. */
  latest(agent: Ref): Promise<StoredWrapUp | null>;
  /** The same for many agents by one query, keyed by refKey; agents without one are missing. */
  latestOf(agents: readonly Ref[]): Promise<ReadonlyMap<string, StoredWrapUp>>;
  get(agent: Ref, seenAt: number): Promise<StoredWrapUp | null>;
  /** Those in state ACTIVE whose end has not passed or is not known; the soonest end first, no known end last. */
  active(now: number): Promise<readonly StoredWrapUp[]>;
  /**
   * Changes the agent's latest wrap-up, or begins a newer one, in one step that either wins or does nothing.
   * @param wrapUp its version is one more than that of the latest it was worked out from; 1 where there was none.
   * @returns false when the latest is another one by now. Read again and decide again.
   */
  put(wrapUp: StoredWrapUp): Promise<boolean>;
  /** Drops those whose end lies before a moment. One without a known end stays. */
  forget(before: number): Promise<void>;
}

/** What is held under an idempotency key. */
export interface HeldAnswer {
  /** Of the input that came with the key first. */
  readonly inputHash: string;
  /** null from the claim until the answer is known: the work is under way, or its process died over it. */
  readonly answer: string | null;
}

/** Answers of writes, by key. */
export interface AnswerStore {
  /**
   * Takes a key in one step, so that one of several callers wins.
   * @param until epoch milliseconds; the key is free again from then on.
   * @returns null when it was free and is the caller's now; otherwise what is held, unchanged.
   */
  claim(key: string, inputHash: string, until: number): Promise<HeldAnswer | null>;
  /** Keeps the answer of a key that the caller claimed, for as long as was said then. */
  settle(key: string, answer: string): Promise<void>;
  /** Frees a key that the caller claimed. */
  release(key: string): Promise<void>;
}

/** Kinds of things that vendors cannot list. */
export type KnownKind = 'AgentGroup' | 'ScheduleGroup';

/** A thing at a source that came to be known here. */
export interface KnownThing {
  /** The vendor's identifier. */
  readonly id: string;
  /** What is known of it: JSON of its adapter's making. */
  readonly record: string;
}

/** Things that vendors cannot list and that were created here or seen: without this they would be lost at a restart. */
export interface KnownStore {
  /** Everything of a kind at a source, in the order in which it came to be known. */
  all(sourceId: string, kind: KnownKind): Promise<readonly KnownThing[]>;
  /** Adds a thing, or replaces what was known of it. */
  put(sourceId: string, kind: KnownKind, thing: KnownThing): Promise<void>;
  remove(sourceId: string, kind: KnownKind, id: string): Promise<void>;
}

/** What must survive a restart. A store that cannot be reached rejects; it never answers as if it were empty. */
export interface Store {
  readonly wrapUps: WrapUpStore;
  readonly answers: AnswerStore;
  readonly known: KnownStore;
  /** Everything accepted before is kept. A second call does nothing. */
  close(): Promise<void>;
}
