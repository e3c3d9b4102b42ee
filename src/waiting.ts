import { TrunklineError } from './errors.ts';
import type { Clock } from './ports/clock.ts';

/** Ends what nobody waits for any more: an operation whose client has gone, a vendor call whose last caller has. Nobody is left to see it. */
export class Abandoned extends TrunklineError {
  constructor() {
    super('OPERATION_TIMEOUT', 'Nobody waits for this any more.');
    this.name = 'Abandoned';
  }
}

/** Why a signal was aborted, as an error of ours. */
export function reasonOf(signal: AbortSignal): TrunklineError {
  if (signal.reason instanceof TrunklineError) return signal.reason;
  return new TrunklineError('OPERATION_TIMEOUT', 'The operation ended before the answer came.', {
    cause: signal.reason,
  });
}

/** What the promise brings, or the signal's reason once it is aborted. The work behind the promise goes on either way. */
export function until<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener('abort', stop);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', stop);
        reject(error);
      },
    );
  });
}

/** Waits by the clock. Rejects with the signal's reason as soon as that is aborted. */
export function pause(clock: Clock, delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(reasonOf(signal));
    if (delay <= 0) return resolve();
    const cancel = clock.after(delay, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    const stop = (): void => {
      cancel();
      reject(reasonOf(signal));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
