import { TrunklineError } from '../errors.ts';
import type { HappeningOf, Logged, Topic } from '../model/event.ts';
import type { EventLog } from '../ports/store.ts';

/** Events that wait for one subscriber to take them; what comes after is read from the log when they are taken. */
const mostWaiting = 1_000;
/** Events that are read from the log at a time. */
const mostRead = 500;

/** What is followed, and from where. */
export interface Following<T extends Topic> {
  readonly topic: T;
  /** Which happenings are wanted. */
  readonly accepts: (happening: HappeningOf<T>) => boolean;
  /** The place after which to begin; now when null. */
  readonly after: string | null;
  /** What is told before everything else. */
  readonly first?: readonly Logged<HappeningOf<T>>[];
  /** Called once when nobody follows any more. */
  readonly ended?: () => void;
}

/** What a follower needs of the log. */
export type Readable = Pick<EventLog, 'after' | 'isAfter'>;

/**
 * One subscriber's way through what happens: what it was told to begin with, then what the log holds of what it missed, then
 * what it hears. It is taken from rather than iterated over, and `end` ends it at any time, also while nothing happens.
 */
export class Follower<T extends Topic> implements AsyncIterable<Logged<HappeningOf<T>>> {
  readonly #log: Readable;
  readonly #topic: T;
  readonly #accepts: Following<T>['accepts'];
  readonly #ended: () => void;
  /** Next to be given out: what there is to begin with, and what was read from the log. */
  #given: Logged<HappeningOf<T>>[];
  /** To be given out after that. */
  #heard: Logged<HappeningOf<T>>[] = [];
  /** After all that the log is to be read from here; null where what is heard comes next. */
  #place: string | null;
  /** Whether something was heard since the log was read last. */
  #isMore = false;
  /** Up to here the log has been read, which may be further than what has been heard; null once that is certain. */
  #read: string | null = null;
  #failure: unknown = null;
  #isReading = false;
  #isOver = false;
  #wake = (): void => {};

  constructor(log: Readable, { topic, accepts, after, first = [] }: Following<T>, ended: () => void) {
    this.#log = log;
    this.#topic = topic;
    this.#accepts = accepts;
    this.#place = after;
    this.#given = [...first];
    this.#ended = ended;
  }

  /** Whether what is given out does not happen now: it can be taken as slowly as one likes. */
  get isBehind(): boolean {
    return this.#place !== null || this.#given.length > 0;
  }

  /** Whether nothing more is to come. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes in what has just been logged. */
  hear(logged: Logged): void {
    if (logged.happening.topic !== this.#topic) return;
    // The topic tells which happening it is.
    const one = logged as Logged<HappeningOf<T>>;
    if (!this.#accepts(one.happening)) return;
    this.#isMore = true;
    if (this.#place !== null) return;
    if (this.#read !== null) {
      if (!this.#log.isAfter(one.id, this.#read)) return;
      this.#read = null;
    }
    if (this.#heard.push(one) === mostWaiting) this.#place = one.id;
    this.#wake();
  }

  /** What of a snapshot is still to be given out, in its order; it is given out by this. */
  takeSnapshot(most: number): readonly Logged<HappeningOf<T>>[] {
    return this.#given[0]?.isSnapshot ? this.#given.splice(0, most) : [];
  }

  /**
   * The next event, where one is there already. Where none is, whoever was given to `whenMore` is called as soon as another
   * try is worth it.
   * @throws what this failed of, once.
   */
  take(): Logged<HappeningOf<T>> | undefined {
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure;
    const one = this.#given.shift() ?? this.#heard.shift();
    if (one === undefined && this.#place !== null && !this.#isReading && !this.#isOver)
      void this.#readFrom(this.#place);
    return one;
  }

  /** @param wake called whenever there may be something to take, or it is over. */
  whenMore(wake: () => void): void {
    this.#wake = wake;
  }

  /** graphql takes no stream without this, and never calls it: it hands the stream on. @throws {TypeError} always */
  [Symbol.asyncIterator](): never {
    throw new TypeError('A follower is not iterated over: take from it.');
  }

  /** Nothing more is given out. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#given = [];
    this.#heard = [];
    this.#ended();
    this.#wake();
  }

  /** Reads what follows a place. Once that is all, and nothing was heard meanwhile, what is heard comes next. */
  async #readFrom(place: string): Promise<void> {
    this.#isReading = true;
    this.#isMore = false;
    try {
      const read = await this.#log.after(this.#topic, place, mostRead);
      if (read === null) throw lost();
      if (this.#isOver) return;
      const last = read.at(-1)?.id ?? place;
      this.#given = read.filter(({ happening }) => this.#accepts(happening));
      this.#place = read.length === mostRead || this.#isMore ? last : null;
      this.#read = last;
    } catch (error) {
      if (!this.#isOver) this.#failure = error;
      this.end();
    }
    this.#isReading = false;
    this.#wake();
  }
}

const lost = (): TrunklineError =>
  new TrunklineError(
    'EVENTS_LOST',
    'What followed this event is not known any more: leave "after" out and ask for a snapshot instead.',
  );
