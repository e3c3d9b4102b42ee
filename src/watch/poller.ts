import type { Clock } from '../ports/clock.ts';
import { createNeeds, type Scope } from './needs.ts';

/** One look, as the poller wants it taken. */
export interface Look {
  /** Never empty. */
  readonly scope: Scope;
  /** What of it was changed through us: of such a thing it is told also where nothing was known before. */
  readonly touched: ReadonlySet<string>;
  /** Aborted once nobody needs it any more. */
  readonly signal: AbortSignal;
}

export interface PollerOptions {
  readonly clock: Clock;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /**
   * Never rejects: what goes wrong in a look is its own business to tell, and the next one comes all the same.
   * @returns milliseconds for which the vendor wants to be left alone.
   */
  readonly look: (look: Look) => Promise<number>;
  /** Called when nobody needs it any more and the last look is over. Never rejects. */
  readonly idle: () => Promise<void>;
}

/** Looks again and again while anybody needs it. */
export interface Poller {
  /**
   * From now on looks. At once where nobody needed it until now, or not all of it.
   * @returns a function that ends it.
   */
  need(scope: Scope): () => void;
  /** Looks soon at those of these that anybody needs. @param byUs whether they were changed through us */
  soon(ids: readonly string[], byUs: boolean): void;
  /** Resolves when everybody who needs it until now has been looked for. */
  looked(): Promise<void>;
  /** Looks no more, and resolves when the last look is over. */
  close(): Promise<void>;
}

/** From the first need to the end of the last one. */
interface Run {
  readonly end: AbortController;
  /** Takes the next round back. */
  cancel: () => void;
}

/** The longest that is waited because a look took long, milliseconds. */
const longestSlowed = 10_000;

/** Looks of several sources and replicas shall not fall on one moment: a tenth more or less. */
const jittered = (milliseconds: number): number => milliseconds * (0.9 + Math.random() * 0.2);

export function createPoller({ clock, interval, look, idle }: PollerOptions): Poller {
  const needs = createNeeds();
  let needing = 0;
  let run: Run | null = null;
  let closed = false;
  /** One after another: two looks at once would tell a difference twice, and an older answer could come after a newer one. */
  let looking: Promise<void> = Promise.resolve();
  /** What is to be looked at before the next round. */
  let soon: Scope = [];
  let touched: readonly string[] = [];

  /** Looks at what of it is still needed when its turn has come. */
  async function take({ end: { signal } }: Run, scope: Scope): Promise<number> {
    if (signal.aborted) return 0;
    const needed = needs.within(scope);
    const among = new Set(touched);
    soon = [];
    touched = [];
    return needed?.length === 0 ? 0 : look({ scope: needed, touched: among, signal });
  }

  /** Looks at everything that is needed, and again some time after that. */
  function round(own: Run): void {
    looking = looking.then(async () => {
      const begun = clock.now();
      const rest = await take(own, null);
      if (own.end.signal.aborted) return;
      // A vendor that is slow is asked less often; but one that hung has to be found well again before long.
      const slowed = Math.min(longestSlowed, 2 * (clock.now() - begun));
      const delay = Math.max(jittered(interval), slowed, rest);
      own.cancel = clock.after(delay, () => round(own));
    });
  }

  /** Looks before the next round; what is asked for until its turn comes goes into the same look. */
  function lookSoon(own: Run, scope: Scope): void {
    if (scope?.length === 0) return;
    const isAsked = soon?.length !== 0;
    soon = soon && scope && [...new Set([...soon, ...scope])];
    if (isAsked) return;
    looking = looking.then(async () => {
      await take(own, soon);
    });
  }

  function stop(): void {
    if (run === null) return;
    run.end.abort();
    run.cancel();
    run = null;
    soon = [];
    touched = [];
    looking = looking.then(async () => {
      if (run === null) await idle();
    });
  }

  return {
    need(scope) {
      if (closed || scope?.length === 0) return () => {};
      const missing = needs.beyond(scope);
      needs.add(scope);
      needing += 1;
      if (run) lookSoon(run, missing);
      else {
        run = { end: new AbortController(), cancel: () => {} };
        round(run);
      }
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        needs.remove(scope);
        needing -= 1;
        if (needing === 0) stop();
      };
    },
    soon(ids, byUs) {
      const needed = needs.within(ids) ?? [];
      if (run === null || needed.length === 0) return;
      if (byUs) touched = [...touched, ...needed];
      lookSoon(run, needed);
    },
    looked: () => looking,
    async close() {
      closed = true;
      stop();
      await looking;
    },
  };
}
