import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { Logged, WrapUpHappening } from '../src/model/event.ts';
import { refKey } from '../src/model/ids.ts';
import { agentOf } from '../src/model/wrap-up.ts';
import { systemClock } from '../src/ports/clock.ts';
import type { Store } from '../src/ports/store.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { createWrapUps } from '../src/wrap-up/wrap-ups.ts';
import { startRedis } from '../test/kit/redis.ts';
import { median, quantile } from './figures.ts';
import { count, number, optionsOf } from './options.ts';

/**
 * Wrap-ups over several processes on a real redis-server: they fall due within a minute while every 15 seconds one process
 * is killed and started again; then cancels race against ends. Servers, processes and the one who counts share the machine.
 *
 *   npx node bench/replicas.ts [--wrap-ups 10000] [--replicas 3] [--seconds 60]
 */
const options = { expiringLead: 10_000 };
const agentAt = (index: number) => ({ sourceId: 'bench', externalId: String(index) });

/** Keeps the clock awake, for its wake-ups keep no process alive. */
const awake = setInterval(() => {}, 60_000);
const until = (moment: number): Promise<void> =>
  new Promise((resolve) => systemClock.after(Math.max(0, moment - systemClock.now()), resolve));

if (process.send) await play(process.argv.slice(2));
else {
  const {
    'wrap-ups': total,
    replicas,
    seconds,
  } = optionsOf({ 'wrap-ups': count(10_000), replicas: count(3), seconds: number(60, 1) });
  const redis = await startRedis();
  try {
    await punctuality(redis.url(0), total, replicas, seconds);
    await races(redis.url(1), total);
  } finally {
    await redis.close();
    clearInterval(awake);
  }
}

/** What a child is to do. It ends with its parent. */
async function play([role, ...rest]: readonly string[]): Promise<void> {
  process.once('disconnect', () => process.exit());
  await (role === 'replica' ? replica(rest) : canceller(rest));
}

/** What each replica does about wrap-ups, and nothing else. */
async function replica([url = '']: readonly string[]): Promise<void> {
  const store = await openRedisStore(url, systemClock);
  createWrapUps(store.wrapUps, systemClock, options).keepTime();
  process.send?.('ready');
}

/** Cancels each wrap-up within three milliseconds of its end. */
async function canceller([url = '', races = '', first = '']: readonly string[]): Promise<void> {
  const store = await openRedisStore(url, systemClock);
  const wrapUps = createWrapUps(store.wrapUps, systemClock, options);
  process.send?.('ready');
  await Promise.all(
    Array.from({ length: Number(races) }, async (_, index) => {
      await until(Number(first) + 2 * index + Math.round(6 * Math.random() - 4));
      await wrapUps.cancelled(agentAt(index));
    }),
  );
  await store.close();
  process.exit();
}

async function started(...args: readonly string[]): Promise<ChildProcess> {
  const child = fork(import.meta.filename, args);
  await once(child, 'message');
  return child;
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

interface Heard {
  readonly logged: Logged<WrapUpHappening>;
  readonly at: number;
}

function listen(store: Store): Heard[] {
  const heard: Heard[] = [];
  store.log.listen((logged) => {
    if (logged.happening.topic === 'wrapUp')
      heard.push({ logged: logged as Logged<WrapUpHappening>, at: systemClock.now() });
  });
  return heard;
}

async function filled(store: Store, total: number, endOf: (index: number) => number): Promise<void> {
  const wrapUps = createWrapUps(store.wrapUps, systemClock, options);
  for (let from = 0; from < total; from += 500)
    await Promise.all(
      Array.from({ length: Math.min(500, total - from) }, (_, at) =>
        wrapUps.extended(agentAt(from + at), endOf(from + at)),
      ),
    );
}

async function punctuality(url: string, total: number, replicas: number, seconds: number): Promise<void> {
  const store = await openRedisStore(url, systemClock);
  const heard = listen(store);
  const children = await Promise.all(Array.from({ length: replicas }, () => started('replica', url)));
  const begun = performance.now();
  const first = systemClock.now() + 20_000;
  const endOf = (index: number): number => first + Math.floor((index / total) * seconds * 1000);
  await filled(store, total, endOf);
  say(`${total} wrap-ups put by one process in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

  for (let kills = 0; systemClock.now() < first + seconds * 1000; kills++) {
    await until(systemClock.now() + Math.min(15_000, Math.max(0, first + seconds * 1000 - systemClock.now())));
    const at = kills % replicas;
    await killed(children[at]);
    children[at] = await started('replica', url);
  }
  await until(first + seconds * 1000 + 6_000);

  const all = heard.map(({ logged }) => logged.id);
  for (const type of ['EXPIRING', 'EXPIRED'] as const) {
    const own = heard.filter(({ logged }) => logged.happening.type === type);
    const lead = type === 'EXPIRED' ? 0 : options.expiringLead;
    const late = own.map(({ logged, at }) => at - (endOf(Number(logged.happening.wrapUp.agentExternalId)) - lead));
    const agents = new Set(own.map(({ logged }) => refKey(agentOf(logged.happening.wrapUp))));
    say(
      `${type}: lost ${total - agents.size}, told twice ${own.length - agents.size}, early ${late.filter((ms) => ms < 0).length}; late: median ${median(late)} ms, 99 % ${quantile(late, 0.99)} ms, last ${quantile(late, 1)} ms`,
    );
  }
  say(`event ids: ${all.length}, of which twice ${all.length - new Set(all).size}`);
  for (const child of children) await killed(child);
  await store.close();
}

async function races(url: string, total: number): Promise<void> {
  const store = await openRedisStore(url, systemClock);
  const heard = listen(store);
  const first = systemClock.now() + 15_000;
  await filled(store, total, (index) => first + 2 * index);
  const keeper = await started('replica', url);
  const other = await started('canceller', url, String(total), String(first));
  if (other.exitCode === null) await once(other, 'exit');
  await until(systemClock.now() + 3_000);

  const ends = new Map<string, string[]>();
  for (const { logged } of heard) {
    const { type, wrapUp } = logged.happening;
    const key = refKey(agentOf(wrapUp));
    if (type === 'CANCELLED' || type === 'EXPIRED') ends.set(key, [...(ends.get(key) ?? []), type]);
  }
  const held = await store.wrapUps.latestOf(Array.from({ length: total }, (_, index) => agentAt(index)));
  const agreeing = [...ends].filter(([key, [end]]) => held.get(key)?.state === end).length;
  const cancelled = [...ends.values()].filter(([end]) => end === 'CANCELLED').length;
  say(
    `races of cancel against end: ${total}, with one outcome ${[...ends.values()].filter((types) => types.length === 1).length} (${cancelled} CANCELLED), log and store agree in ${agreeing}`,
  );
  await killed(keeper);
  await store.close();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
