import type { Happening, HappeningOf, Logged, Topic, WrapUpHappening } from '../model/event.ts';
import type { Ref } from '../model/ids.ts';
import type { WrapUp } from '../model/wrap-up.ts';

/** A wrap-up as the store holds it. */
export interface StoredWrapUp extends WrapUp {
  /** Which change of this agent's wrap-ups it is, counted from 1 and on from one wrap-up to the next. */
  readonly version: number;
  /** The end whose approach has been told (epoch milliseconds); null while none has. */
  readonly warnedOf: number | null;
}

/** A change of an agent's wrap-up. */
export interface WrapUpPut {
  /** Its version is one more than that of the latest it was worked out from; 1 where there was none. */
  readonly wrapUp: StoredWrapUp;
  /** What is to be told of it, in order. Logged in the same step or not at all. */
  readonly happenings: readonly WrapUpHappening[];
  /** When somebody has to look at it again (epoch milliseconds); null for never. */
  readonly wakeAt: number | null;
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
   * @returns false when the latest is another one by now. Read again and decide again.
   */
  put(put: WrapUpPut): Promise<boolean>;
  /**
   * From now on gives the agents whose wrap-ups have to be looked at, also those whose moment passed while nobody ran:
   * each to one replica at a time, and again until a put has set another moment. Asked for once at a time in a process.
   * @param look may reject; then the same agents are given again a little later.
   * @returns a function that ends it, and resolves when nothing is being looked at any more.
   */
  whenDue(look: (agents: readonly Ref[]) => Promise<void>): () => Promise<void>;
  /** Drops those that ended before a moment. One that is ACTIVE stays. */
  forget(before: number): Promise<void>;
}

/** What happened, in order, for as long as it is kept. Events are known by their places, which are opaque and last. */
export interface EventLog {
  /** Adds happenings, in their order, in one step. */
  append(happenings: readonly Happening[]): Promise<void>;
  /**
   * What followed a place in a topic, oldest first.
   * @param most at most so many.
   * @returns null when that cannot be told any more: the place is none of this log's, or some of what followed was dropped.
   */
  after<T extends Topic>(topic: T, place: string, most: number): Promise<readonly Logged<HappeningOf<T>>[] | null>;
  /** The place of now, whatever the topic. */
  end(): Promise<string>;
  /** Whether one place of this log comes after another. */
  isAfter(place: string, other: string): boolean;
  /**
   * Tells everything that enters the log from now on, whoever logged it, in the order of the log. Every replica hears it.
   * @param heard must not throw.
   * @returns a function that ends it.
   */
  listen(heard: (logged: Logged) => void): () => void;
  /** Drops what happened before a moment (epoch milliseconds). */
  forget(before: number): Promise<void>;
}

/** What was last known of the things that are watched, so that after a pause the difference can be told. */
export interface WatchStore {
  /** By key; null where nothing was ever noted of the resource. Values are JSON of the watcher's making. */
  known(resource: string): Promise<ReadonlyMap<string, string> | null>;
  /**
   * Notes what has become of some things (null for one that is gone), and logs what is told of it, in one step.
   * @param known what it was worked out from; left out where that does not matter.
   * @returns false, and nothing is noted, when another replica has noted something else of these things since, or has taken
   * the work over. Look again.
   */
  note(
    resource: string,
    changed: ReadonlyMap<string, string | null>,
    happenings: readonly Happening[],
    known?: ReadonlyMap<string, string> | null,
  ): Promise<boolean>;
  /**
   * Does work that one replica at a time should do for each thing of a resource. It remains that replica's until it does
   * something else of the resource, leaves it or dies.
   * @param work is given what of it is ours to do; not called where others do all of it.
   * @param scope the things it is about; null for everything.
   * @returns whether it was called.
   */
  alone(
    resource: string,
    work: (scope: readonly string[] | null) => Promise<void>,
    scope?: readonly string[] | null,
  ): Promise<boolean>;
  /**
   * This replica has no more of the work to do: another one may. Where the store cannot be reached this rejects, and is done
   * when it can be, unless the replica does some of the work before.
   */
  leave(resource: string): Promise<void>;
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
  /**
   * Keeps the answer of a key that the caller claimed, for as long as was said then. Where the store cannot be reached this
   * rejects, and is done when it can be, if this process lives till then.
   */
  settle(key: string, answer: string): Promise<void>;
  /** Frees a key that the caller claimed; late, where the store cannot be reached, as `settle` does. */
  release(key: string): Promise<void>;
  /**
   * Waits while a living replica works under a key that another caller claimed.
   * @param signal rejects with its reason once it is aborted.
   * @returns what is held then; null when the key was freed.
   */
  settled(key: string, signal?: AbortSignal): Promise<HeldAnswer | null>;
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

/** Tasks of which only one may be under way at all replicas. */
export interface TurnStore {
  /**
   * Runs a task when no other one of its name is under way; those of one replica in their order. Where the store cannot be
   * reached it keeps the order of this replica alone.
   */
  inTurn<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/** What must survive a restart. A store that cannot be reached rejects; it never answers as if it were empty. */
export interface Store {
  readonly wrapUps: WrapUpStore;
  readonly log: EventLog;
  readonly watched: WatchStore;
  readonly answers: AnswerStore;
  readonly known: KnownStore;
  readonly turns: TurnStore;
  /** Whether it can be reached, as far as is known. */
  ready(): boolean;
  /** Everything accepted before is kept. A second call does nothing. */
  close(): Promise<void>;
}
