import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';

/** How many there are of what may be left over, by what it is. */
type Counts = ReadonlyMap<string, number>;

/** Listeners on the process, open sockets and servers, and timers that keep the process alive. */
function counts(): Counts {
  const found = new Map<string, number>();
  for (const name of process.eventNames()) found.set(`listeners to ${String(name)}`, process.listenerCount(name));
  for (const kind of process.getActiveResourcesInfo()) found.set(kind, (found.get(kind) ?? 0) + 1);
  // The one that a turn of this file waits for.
  found.delete('Immediate');
  return found;
}

/** Signals to whom somebody has listened since it was told to mind them. */
function mindSignals(): { readonly listeners: () => number; readonly stop: () => void } {
  const seen = new Set<AbortSignal>();
  const { addEventListener } = AbortSignal.prototype;
  AbortSignal.prototype.addEventListener = function add(this: AbortSignal, ...given: unknown[]): void {
    seen.add(this);
    Reflect.apply(addEventListener, this, given);
  };
  return {
    // Who listened to one that was aborted has been told, and listens no more.
    listeners: () =>
      [...seen].reduce((sum, signal) => sum + (signal.aborted ? 0 : getEventListeners(signal, 'abort').length), 0),
    stop() {
      AbortSignal.prototype.addEventListener = addEventListener;
    },
  };
}

/** Milliseconds within which what was ended is gone; jest, where it runs in this process, has a timer of 100 after each test. */
const patience = 500;

/** Takes note of what there is. @returns what tells, once all is closed, what there is more, and ends the minding */
export async function mindLeftovers(): Promise<() => Promise<readonly string[]>> {
  await turn();
  const before = counts();
  const signals = mindSignals();
  const more = (): readonly string[] => {
    const listeners = signals.listeners();
    return [
      ...[...counts()].flatMap(([what, count]) => {
        const extra = count - (before.get(what) ?? 0);
        return extra > 0 ? [`${extra} more: ${what}`] : [];
      }),
      ...(listeners > 0 ? [`${listeners} listeners to signals`] : []),
    ];
  };
  return async () => {
    const giveUp = performance.now() + patience;
    while (performance.now() < giveUp && more().length > 0) await turn();
    signals.stop();
    return more();
  };
}
