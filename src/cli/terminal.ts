import type { Environment } from '../config/index.ts';

/** What a command sees of the process it runs in. */
export interface Terminal {
  readonly env: Environment;
  /** Aborted when the process is asked to end. */
  readonly stopped: AbortSignal;
  /** What must not be written by `out` and `err`, from now on. */
  hide(secrets: readonly string[]): void;
  /** Whether a person reads along. */
  readonly isTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** Options as they were typed. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** A command; it answers the exit code. */
export type Command = (options: Options, terminal: Terminal) => Promise<number>;

/** Ends when the process is asked to. */
export const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
    // A pending signal handler does not keep a process alive; its servers do.
  });
