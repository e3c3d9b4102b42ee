import type { ManualClock } from './manual-clock.ts';

/** Lets the clock skip the pauses before a repeat, and nothing else. */
export function hasten({ clock }: { readonly clock: ManualClock }): void {
  const after = clock.after.bind(clock);
  clock.after = (delay, wake) => {
    const cancel = after(delay, wake);
    if (delay > 0 && delay <= 400) setImmediate(() => clock.advance(Math.ceil(delay)));
    return cancel;
  };
}
