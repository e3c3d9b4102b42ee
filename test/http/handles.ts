import type { Handle } from './kit.ts';

/** A vendor that says the how-manieth request it answers. */
export const counting: Handle = (response, _seen, count) => response.end(`answer ${count}`);

/** A vendor that answers when it is told to. */
export function held(): { handle: Handle; release: (text: string) => void; size: () => number } {
  const waiting: ((text: string) => void)[] = [];
  return {
    handle: (response) => void waiting.push((text) => response.end(text)),
    release: (text) => waiting.shift()?.(text),
    size: () => waiting.length,
  };
}
