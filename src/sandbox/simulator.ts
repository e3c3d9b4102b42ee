import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { type Answer, Refusal, text } from './answers.ts';
import { type Behaviour, Fault, type Match, matches } from './faults.ts';
import { misbehave, send } from './send.ts';

/** A request as it arrived. */
export interface SimulatorRequest {
  /** Counts from 0 since the start or the last reset(). */
  readonly index: number;
  readonly method: string;
  /** Below the base path, decoded: `/agents`. Outside of it the whole path. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface SimulatorOptions {
  /** Below which everything lies, e.g. `/RI/rmi`; '' for the root. */
  readonly basePath: string;
  /** Answers a request. A Refusal that it throws is an answer too. */
  readonly answer: (request: SimulatorRequest) => Answer;
}

/** How many requests the log keeps; a sandbox may run for weeks. */
const logged = 5_000;

/** A simulated vendor: a real HTTP server that logs what it is asked, and fails where it is told to. */
export class Simulator {
  /** What was asked, oldest first; the last few thousand. */
  readonly requests: SimulatorRequest[] = [];
  /** What went wrong inside the simulator itself; such a request was answered 500. */
  readonly failures: unknown[] = [];
  /** The most requests that were open at the same time since the start or the last reset(). */
  peak = 0;
  readonly #options: SimulatorOptions;
  readonly #server: Server;
  #faults: Fault[] = [];
  #rewrites: { readonly match: Match; readonly change: (value: unknown) => unknown }[] = [];
  #index = 0;
  #open = 0;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    // Longer than any client keeps a connection idle, so that none is closed just as it is used again.
    this.#server = createServer({ keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
      this.#peakOf(outgoing);
      this.#serve(incoming, outgoing).catch((failure: unknown) => {
        this.failures.push(failure);
        send(outgoing, text(500, 'The simulator failed.'));
      });
    });
  }

  /** Begins to listen; port 0 takes any free one. @throws {Error} when the port is taken. */
  async listen(port = 0, host = '127.0.0.1'): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject);
    this.#server.listen(port, host, resolve);
    await promise;
    this.#server.off('error', reject);
  }

  /** Where it answers, without a slash at the end. @throws {Error} before listen(). */
  get baseUrl(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The simulator does not listen yet.');
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}${this.#options.basePath}`;
  }

  /** Makes requests fail from now on. Of several faults that match, the one put in first applies. */
  fault(match: Match, behaviour: Behaviour, { times = Number.POSITIVE_INFINITY } = {}): Fault {
    const fault = new Fault(match, behaviour, times);
    this.#faults = [...this.#faults.filter(({ isOver }) => !isOver), fault];
    return fault;
  }

  /** Bends matching answers from now on: JSON as the value it stands for, XML as its text. @returns a function that ends it */
  rewrite(match: Match, change: (value: unknown) => unknown): () => void {
    const rewrite = { match, change };
    this.#rewrites.push(rewrite);
    return () => {
      this.#rewrites = this.#rewrites.filter((each) => each !== rewrite);
    };
  }

  /** Forgets the log, releases and removes every fault and rewrite. What the vendor knows stays. */
  reset(): void {
    this.requests.length = 0;
    this.#index = 0;
    this.peak = this.#open;
    for (const fault of this.#faults) fault.release();
    this.#faults = [];
    this.#rewrites = [];
  }

  /** Ends everything, open connections too. @throws {AggregateError} with `failures`, when there are any */
  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
    if (this.failures.length > 0) throw new AggregateError(this.failures, 'The simulator failed.');
  }

  #peakOf(outgoing: ServerResponse): void {
    this.#open++;
    this.peak = Math.max(this.peak, this.#open);
    outgoing.once('close', () => this.#open--);
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = this.#read(incoming, await readText(incoming).catch(() => null));
    if (request === null) return;
    const fault = this.#faults.find((each) => each.meet(request));
    if (fault?.behaviour === 'hold') await fault.released;
    misbehave(outgoing, fault?.behaviour ?? 'hold', () => this.#answer(request));
  }

  /** Null when the client broke off before the end of its own request. */
  #read(incoming: IncomingMessage, body: string | null): SimulatorRequest | null {
    if (body === null) return null;
    const url = URL.parse(incoming.url ?? '/', 'http://simulator') ?? new URL('http://simulator/');
    const { basePath } = this.#options;
    const path = decodePath(url.pathname);
    const request: SimulatorRequest = {
      index: this.#index++,
      method: incoming.method ?? 'GET',
      path: path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path,
      query: url.searchParams,
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body,
    };
    this.requests.push(request);
    if (this.requests.length > 2 * logged) this.requests.splice(0, logged);
    return request;
  }

  #answer(request: SimulatorRequest): Answer {
    const answer = this.#ask(request);
    const rewrites = this.#rewrites.filter(({ match }) => matches(match, request));
    const type = answer.headers['content-type'] ?? '';
    const bend = (whole: unknown) => rewrites.reduce((bent, { change }) => change(bent), whole);
    if (rewrites.length === 0) return answer;
    if (type.startsWith('text/xml')) return { ...answer, body: String(bend(answer.body)) };
    return type.startsWith('application/json')
      ? { ...answer, body: JSON.stringify(bend(JSON.parse(answer.body))) }
      : answer;
  }

  #ask(request: SimulatorRequest): Answer {
    try {
      return this.#options.answer(request);
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.answer;
      throw thrown;
    }
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
