import { type Answer, answerIn } from './answer-in.ts';
import type { Operation, RequestOptions } from './fetcher.ts';

/** Who shows what comes. */
export interface Observer {
  next(answer: Answer): void;
  error(error: unknown): void;
  complete(): void;
}

/** Answers that come one after another, in the form that GraphiQL knows. */
export interface Observable {
  subscribe(observer: Observer): { unsubscribe(): void };
}

/**
 * Follows a subscription by server-sent events. Unlike a socket they take the headers of the editor along, and need no other
 * client than the browser itself.
 */
export const streamAnswers = (operation: Operation, options?: RequestOptions): Observable => ({
  subscribe(observer) {
    const stop = new AbortController();
    read(operation, options, stop.signal, observer).catch((error: unknown) => {
      if (!stop.signal.aborted) observer.error(error);
    });
    return { unsubscribe: () => stop.abort() };
  },
});

async function read(
  operation: Operation,
  options: RequestOptions | undefined,
  signal: AbortSignal,
  observer: Observer,
): Promise<void> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(operation),
    signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream) {
    observer.next(await answerIn(response));
    return observer.complete();
  }
  let text = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
    const blocks = (text + piece.value).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data = ''] = /^event: (next|complete)\ndata: ?(.*)$/.exec(block) ?? [];
      if (name === 'complete') return observer.complete();
      if (name === 'next') observer.next(JSON.parse(data));
    }
  }
  throw new Error('The connection broke. Run it again, with `after` and the id of the last event to miss nothing.');
}
