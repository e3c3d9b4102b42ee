import { afterEach } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer, Tried } from './gateway.ts';

/** What a subscriber may send along. */
export interface SubscriberOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A subscription seen from its client. */
export interface Subscriber {
  /** The next answer; rejects when there is none, because it ended or failed. */
  next(): Promise<Answer>;
  /** The next answers, so many. */
  take(count: number): Promise<readonly Answer[]>;
  /** Ends it as a client does that wants no more. */
  stop(): Promise<void>;
}

/** A carrier of subscriptions: begins one, and resolves when it is followed. */
export type Subscribe = (tried: Pick<Tried, 'url'>, query: string, options?: SubscriberOptions) => Promise<Subscriber>;

/** Makes starters of subscriptions over each carrier; all are ended after the test. */
export function subscribers(): { readonly overSocket: Subscribe; readonly overStream: Subscribe } {
  const open: Subscriber[] = [];
  afterEach(() => stopAll(open));
  /** One after another, so that each is known to be followed. */
  let begun: Promise<unknown> = Promise.resolve();
  async function start(
    begin: Begin,
    tried: Pick<Tried, 'url'>,
    query: string,
    options: SubscriberOptions,
  ): Promise<Subscriber> {
    const before = await followed(tried);
    const one = subscriber(begin(tried.url, query, options));
    open.push(one);
    // What fails at once is never followed, and says so by its first answer.
    await Promise.race([one.began, becomes(tried, (now) => now > before)]);
    return one;
  }
  const kept =
    (begin: Begin): Subscribe =>
    (tried, query, options = {}) => {
      const one = begun.then(() => start(begin, tried, query, options));
      begun = one.catch(() => {});
      return one;
    };
  return { overSocket: kept(bySocket), overStream: kept(byStream) };
}

async function stopAll(open: Subscriber[]): Promise<void> {
  for (const one of open.splice(0)) await one.stop();
}

type Begin = (url: string, query: string, options: SubscriberOptions) => AsyncIterator<Answer>;

/** A subscriber, with what resolves when the first answer is there, or there is to be none. */
function subscriber(answers: AsyncIterator<Answer>): Subscriber & { readonly began: Promise<unknown> } {
  let first: Promise<IteratorResult<Answer>> | null = answers.next();
  const began = first.catch(() => {});
  async function next(): Promise<Answer> {
    const { done, value } = await (first ?? answers.next());
    first = null;
    if (done) throw new Error('The subscription has ended.');
    return value;
  }
  return {
    began,
    next,
    async take(count) {
      const taken: Answer[] = [];
      while (taken.length < count) taken.push(await next());
      return taken;
    },
    async stop() {
      await answers.return?.();
    },
  };
}

/** By the client of the library that most use. */
const bySocket: Begin = (url, query, { variables = {}, headers = {} }) => {
  class Socket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers });
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    // A browser cannot send it as a header.
    connectionParams: { authorization: headers.authorization },
  });
  const answers = client.iterate({ query, variables });
  return {
    // Answers are as the server sent them.
    next: () => answers.next() as Promise<IteratorResult<Answer>>,
    async return() {
      await answers.return?.();
      await client.dispose();
      return { done: true, value: undefined };
    },
  };
};

/** By nothing but fetch. */
const byStream: Begin = (url, query, { variables = {}, headers = {} }) => {
  const hangUp = new AbortController();
  const answers = eventsOf(url, query, variables, headers, hangUp.signal);
  return {
    next: () => answers.next(),
    async return() {
      hangUp.abort();
      return { done: true, value: undefined };
    },
  };
};

async function* eventsOf(
  url: string,
  query: string,
  variables: object,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): AsyncGenerator<Answer, undefined> {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name, data = ''] = /^event: (\w+)\ndata: ?(.*)$/.exec(block) ?? [];
      if (name === 'complete') return undefined;
      if (name === 'next') yield JSON.parse(data);
    }
  }
  throw new Error('The stream broke off.');
}

/** Subscriptions that the service has, as its metrics tell. */
async function followed({ url }: Pick<Tried, 'url'>): Promise<number> {
  const text = await (await fetch(new URL('metrics', url))).text();
  return Number(/^trunkline_subscriptions (\d+)$/m.exec(text)?.[1]);
}

/** Waits until the number of subscriptions is as wanted; fails when it does not come to be. */
export async function becomes(tried: Pick<Tried, 'url'>, wanted: (now: number) => boolean): Promise<void> {
  const giveUp = performance.now() + 30_000;
  while (!wanted(await followed(tried)))
    if (performance.now() > giveUp) throw new Error(`There are ${await followed(tried)} subscriptions.`);
}
