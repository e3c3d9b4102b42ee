import type { Follower } from '../../events/follower.ts';
import type { Topic } from '../../model/event.ts';
import type { Answering, Asked } from './answering.ts';

/** Who gets the answers of a subscription. */
export interface Reader {
  /** @returns what to wait for where more can be taken later as well. */
  take(answer: string): Promise<void> | undefined;
  /** There are no more answers. @param failure what the subscription failed of; undefined where it just ended. */
  ended(failure?: unknown): void;
}

/** Events of a snapshot that are answered at once. */
const atOnce = 500;

/**
 * The answers to a subscription's events, as JSON, in their order. They are handed on rather than iterated over: with a promise
 * for each step of an iteration, an event would reach the last of thousands too late.
 */
export class Answers {
  readonly #events: Follower<Topic>;
  readonly #asked: Asked;
  readonly #answering: Answering;
  #reader: Reader | null = null;
  #snapshot: Promise<string>[] = [];
  /** Whether an answer is being worked out or handed on. */
  #isBusy = false;
  #ended = (): void => {};

  constructor(events: Follower<Topic>, asked: Asked, answering: Answering) {
    this.#events = events;
    this.#asked = asked;
    this.#answering = answering;
  }

  /** From now on hands the answers to a reader. */
  passTo(reader: Reader): void {
    this.#reader = reader;
    this.#events.whenMore(this.#go);
    this.#go();
  }

  /** Tells when no more are wanted or come. */
  whenEnded(ended: () => void): void {
    this.#ended = ended;
  }

  /** No more are wanted, nor is one that is being worked out. The reader is told nothing of it. */
  end(): void {
    this.#reader = null;
    this.#snapshot = [];
    this.#events.end();
    this.#ended();
  }

  readonly #go = (): void => {
    if (this.#isBusy) return;
    try {
      const answer = this.#fromSnapshot() ?? this.#fromEvent();
      this.#isBusy = answer !== undefined;
      if (answer) answer.then(this.#give, this.#fail);
      else if (this.#events.isOver) this.#stop();
    } catch (error) {
      this.#fail(error);
    }
  };

  readonly #give = (answer: string): void => {
    // Of what happens now the reader is told now; what is there already can wait for it.
    const full = this.#reader?.take(answer);
    if (full && (this.#events.isBehind || this.#snapshot.length > 0)) void full.then(this.#goOn);
    else this.#goOn();
  };

  readonly #goOn = (): void => {
    this.#isBusy = false;
    this.#go();
  };

  readonly #fail = (failure: unknown): void => this.#stop(failure);

  #stop(failure?: unknown): void {
    const reader = this.#reader;
    this.end();
    reader?.ended(failure);
  }

  #fromSnapshot(): Promise<string> | undefined {
    if (this.#snapshot.length === 0) {
      const events = this.#events.takeSnapshot(atOnce);
      if (events.length > 0) this.#snapshot = [...this.#answering.toSnapshot(events, this.#asked)];
    }
    return this.#snapshot.shift();
  }

  #fromEvent(): Promise<string> | undefined {
    const event = this.#events.take();
    return event && this.#answering.to(event, this.#asked);
  }
}
