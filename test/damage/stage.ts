import type { Answer, gateways, Tried } from '../kit/gateway.ts';
import { hasten } from '../kit/hasten.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import type { Dialect } from './question.ts';
import { Tape } from './tape.ts';

/** A circuit stays closed while there are no more calls than this, or no more failures (src/http/policy/opening-rule.ts). */
const mostCalls = 19;
const mostFailures = 11;

/** The gateway over a tape of one vendor, replaced by a new one before it remembers too much of what it went through. */
export class Stage {
  readonly tape: Tape;
  readonly #dialect: Dialect;
  readonly #start: ReturnType<typeof gateways>;
  readonly #settings: object;
  #tried: Tried | undefined;
  #calls = 0;
  #failures = 0;

  constructor(dialect: Dialect, start: ReturnType<typeof gateways>, operation: string) {
    this.#dialect = dialect;
    this.#start = start;
    this.tape = new Tape(dialect);
    this.#settings = dialect.settings?.(operation) ?? {};
  }

  /** Starts everything; the centre then is as the dialect wants it. */
  async open(): Promise<Tried['sandbox']> {
    await this.tape.listen();
    const { sandbox } = await this.renew();
    this.tape.simulator = sandbox[this.#dialect.simulator].baseUrl;
    this.#dialect.prepare(sandbox);
    return sandbox;
  }

  /** A new gateway over the same vendor at the same time. */
  async renew(): Promise<Tried> {
    const { vendor, sourceId } = this.#dialect;
    await this.#tried?.close();
    this.#tried = await this.#start({
      people: 10,
      warmUp: 0,
      vendors: [vendor],
      source: { [sourceId]: { ...this.#settings, baseUrl: this.tape.url, cacheFor: '0s' } },
      ...(this.#tried ? { after: { sandbox: this.#tried.sandbox, clock: new ManualClock() } } : {}),
    });
    hasten(this.#tried);
    this.#calls = 0;
    this.#failures = 0;
    return this.#tried;
  }

  /** Puts a question, for which the vendor is asked about so many times. */
  async ask(document: string, calls = 0): Promise<{ answer: Answer; moved: number; log: readonly string[] }> {
    const isNearlyOpen = this.#calls + calls > mostCalls && this.#failures + calls > mostFailures;
    const tried = this.#tried === undefined || isNearlyOpen ? await this.renew() : this.#tried;
    const before = tried.clock.now();
    const logged = tried.log.length;
    const answer = await tried.query(document);
    this.#calls += this.tape.asked.length;
    return { answer, moved: tried.clock.now() - before, log: tried.log.slice(logged) };
  }

  /** Takes note of calls that may have failed. */
  failed(calls: number): void {
    this.#failures += calls;
  }

  /** Whether probes find the service alive and ready. */
  async isWell(): Promise<boolean> {
    const probes = ['health/live', 'health/ready'].map((path) => fetch(new URL(path, this.#tried?.url)));
    return (await Promise.all(probes)).every(({ ok }) => ok);
  }

  async close(): Promise<void> {
    await this.tape.close();
  }
}
