import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import pino from 'pino';
import { startGateway } from '../src/compose.ts';
import { describeProblems, loadConfig } from '../src/config/index.ts';
import { encodeId } from '../src/model/ids.ts';
import { systemClock } from '../src/ports/clock.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { bareSocket, type Hear } from './bare-socket.ts';
import { median } from './figures.ts';
import { table, today } from './markdown.ts';
import { count, counts, flag, optionsOf } from './options.ts';

/**
 * Many subscribers of one subscription on one gateway process: the memory of each, the processor time of a message, and how
 * long after an event the last of them has it. The gateway is a child process, the clients are this one, and both share the
 * machine: with fewer than two idle cores the delays are those of the clients as well.
 *
 * Memory is what the resident set of the child grows by from the first 500 subscribers to all, after a garbage collection.
 * Processor time is all that the child uses while it tells the events, system calls included. The delay is counted from the
 * event's own `at`, the moment at which it was logged.
 *
 * How the cost grows is shown by a centre of ten times the people, who are in a round of their own; the rounds take turns.
 *
 *   ulimit -n 25000 && npx node bench/subscribers.ts [--subscribers 10000] [--events 20] [--people 10,100] [--rounds 3] [--write]
 */
const query = `subscription { wrapUpEvents { id type at endsAt agent { name state } wrapUp { extensions remaining } } }`;
/** Under an id such as the usual clients make. */
const subscription = () => ({ type: 'subscribe', id: randomUUID(), payload: { query } });
/** Subscribers that are not counted: whatever is needed once is there with them. */
const warmUp = 500;

/** What the child tells of itself. */
interface Usage {
  /** Bytes of the resident set and of the JavaScript heap, after a garbage collection. */
  readonly memory: number;
  readonly heap: number;
  /** Microseconds so far. */
  readonly processor: number;
}

if (process.send) await serve(Number(process.argv[2]));
else await compare();

async function serve(people: number): Promise<void> {
  const sandbox = await startSandbox({ clock: systemClock, people, frozen: true, vendors: ['TENIOS'] });
  const tree = { auth: { mode: 'none' }, server: { port: 0 }, store: { path: ':memory:' }, sources: sandbox.sources };
  const loaded = loadConfig(JSON.stringify(tree), 'json', {});
  if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
  const gateway = await startGateway(loaded.config, { clock: systemClock, log: pino({ level: 'silent' }) });
  const [agent] = sandbox.centre.agentsAt('TENIOS');
  const [queue] = sandbox.centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  sandbox.centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 10_000 });
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss: memory, heapUsed: heap } = process.memoryUsage();
    process.send?.({ memory, heap, processor: user + system } satisfies Usage);
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ url: gateway.url, agentId: encodeId('Agent', { sourceId: 'tenios-de', externalId: agent.id }) });
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage;
}

/** What one round found. */
interface Found {
  /** Kilobytes of a subscriber, and how many of them are in the JavaScript heap. */
  readonly memory: number;
  readonly heap: number;
  /** Microseconds of a message. */
  readonly processor: number;
  /** Milliseconds after which the last subscriber has an event. */
  readonly delays: readonly number[];
}

async function compare(): Promise<void> {
  const {
    subscribers,
    events,
    people: sizes,
    rounds,
    write,
  } = optionsOf({
    subscribers: count(10_000),
    events: count(20),
    people: counts([10, 100]),
    rounds: count(3),
    write: flag,
  });
  const found = new Map<number, Found[]>(sizes.map((people) => [people, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const people of round % 2 === 0 ? sizes : sizes.toReversed())
      found.get(people)?.push(await measure(subscribers, events, people));

  const text = pageOf(
    ['npx node bench/subscribers.ts', ...process.argv.slice(2)].join(' '),
    `${subscribers + warmUp} subscribers of one subscription, ${events} events a round, ${rounds} rounds`,
    sizes.map((people) => [people, found.get(people) ?? []]),
  );
  process.stdout.write(text);
  if (write) writeFileSync(new URL('../docs/subscribers.md', import.meta.url), text);
  process.exit();
}

/** The page of docs/. Each figure is the median over the rounds; of delays the median and the worst of all. */
function pageOf(command: string, what: string, found: readonly (readonly [number, readonly Found[]])[]): string {
  const rows = found.map(([people, rounds]) => {
    const of = (figure: (one: Found) => number, digits: number): string => median(rounds.map(figure)).toFixed(digits);
    const delays = rounds.flatMap((one) => one.delays);
    return [
      people,
      of(({ memory }) => memory, 1),
      of(({ heap }) => heap, 1),
      of(({ processor }) => processor, 1),
      median(delays),
      Math.max(...delays),
    ];
  });
  const head = [
    'people of the centre',
    'kB each',
    'of which heap',
    'µs a message',
    'the last has it after, ms',
    'at worst, ms',
  ];
  return `# Many subscribers

\`\`\`graphql
${query}
\`\`\`

Made by [bench/subscribers.ts](../bench/subscribers.ts), which says what each figure is; nothing here is written by hand. The gateway and all its clients share
the machine.

\`\`\`sh
${command}
\`\`\`

${what}; Node ${process.versions.node}, ${availableParallelism()} processors, ${today()}.

${table(head, rows)}
`;
}

/** One round: a gateway, its subscribers, and events that all of them are told. */
async function measure(subscribers: number, events: number, people: number): Promise<Found> {
  const child = fork(import.meta.filename, [`${people}`], { execArgv: ['--expose-gc', ...process.execArgv] });
  const [{ url, agentId }] = await once(child, 'message');
  const address = new URL('graphql', url);
  const everybody = warmUp + subscribers;

  const ask = async (document: string): Promise<Record<string, { errors: unknown[] }>> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document }),
    });
    const { data } = (await response.json()) as { data: Record<string, { errors: unknown[] }> };
    return data;
  };
  /** Makes one event; the first time two. */
  const extend = async (): Promise<void> => {
    const { extendWrapUp } = await ask(
      `mutation { extendWrapUp(input: { agentId: "${agentId}", by: 20000 }) { errors { code } } }`,
    );
    if (extendWrapUp?.errors.length !== 0) throw new Error(JSON.stringify(extendWrapUp));
  };

  let awaited = 0;
  let done = (_last: string): void => {};
  const hear: Hear = (text) => {
    awaited -= 1;
    if (awaited === 0) done(text());
  };
  const open = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 100)
      await Promise.all(Array.from({ length: Math.min(100, left) }, () => bareSocket(address, subscription(), hear)));
    await followed(url, everybody - subscribers + (count === warmUp ? 0 : subscribers));
  };

  await extend();
  await open(warmUp);
  const first = await usageOf(child);
  await open(subscribers);
  const before = await usageOf(child);

  const delays: number[] = [];
  for (let round = 0; round < events; round++) {
    awaited = everybody;
    const last = new Promise<string>((resolve) => {
      done = resolve;
    });
    await extend();
    const { at } = JSON.parse(await last).payload.data.wrapUpEvents;
    delays.push(Date.now() - Date.parse(at));
  }
  const after = await usageOf(child);
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;

  const each = (bytes: number): number => bytes / subscribers / 1000;
  return {
    memory: each(before.memory - first.memory),
    heap: each(before.heap - first.heap),
    processor: (after.processor - before.processor) / (everybody * events),
    delays,
  };
}

/** Waits until the gateway has so many subscriptions. */
async function followed(url: string, count: number): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(new URL('metrics', url))).text();
    if (metrics.includes(`\ntrunkline_subscriptions ${count}\n`)) return;
  }
}
