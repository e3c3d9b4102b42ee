/** Runs a task when every earlier one of the same key has ended; its result or failure is the task's own. */
export type OneAtATime = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * A queue for each key, for changes that read, merge and write: two of them at once would lose one. It orders what this
 * process does; what others do between is beyond it.
 */
export function oneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<void>>();
  return (key, task) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(task);
    const forget = (): void => {
      if (tails.get(key) === tail) tails.delete(key);
    };
    const tail: Promise<void> = result.then(forget, forget);
    tails.set(key, tail);
    return result;
  };
}
