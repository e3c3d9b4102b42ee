import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../src/ports/clock.ts';
import type { Store } from '../src/ports/store.ts';
import { Random } from '../src/sandbox/centre/random.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { openEmbeddedStore } from '../src/store/embedded.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { type GatewayProcess, makeSite } from '../test/kit/gateway-process.ts';
import { startRedis } from '../test/kit/redis.ts';
import { table } from './markdown.ts';
import { count, flag, oneOf, optionsOf } from './options.ts';
import { changesOver, ledgerOf, strangers } from './unbreakable/changes.ts';
import { client, learn, noRepeats, repeat, type Sent, type Told } from './unbreakable/clients.ts';
import { jitter } from './unbreakable/jitter.ts';
import { keepFollowing } from './unbreakable/keep-following.ts';
import { differences, forgotten, lifeChecks } from './unbreakable/lives.ts';
import { reading, wholeLog } from './unbreakable/log.ts';
import { checked, never, report } from './unbreakable/page.ts';

/**
 * Kills the service with SIGKILL again and again, at random moments of its work, and looks after each restart whether anything
 * was lost or done twice. The service is a process as its users start it, the vendors and the clients are this one. Over the
 * embedded store one service is killed and started again; over Redis there are two, of which one is killed by turns, and the
 * other is asked what became of the work.
 *
 *   npx node bench/kill.ts [--kills 100] [--store embedded|redis|both] [--seed 1] [--write]
 */
const { kills, store, seed, write } = optionsOf({
  kills: count(100),
  store: oneOf(['embedded', 'redis', 'both']),
  seed: count(1),
  write: flag,
});
const lanes = 8;
/** Answered changes that are sent again after a kill, besides all that were not answered. */
const answeredAgain = 16;

async function killing(kind: 'embedded' | 'redis'): Promise<readonly string[]> {
  const random = new Random(seed);
  const sandbox = await startSandbox({
    clock: systemClock,
    people: 80,
    warmUp: 0,
    frozen: true,
    vendors: ['TENIOS', 'ENGAGE'],
    engage: { users: strangers },
  });
  const redis = kind === 'redis' ? await startRedis() : null;
  const site = makeSite();
  const openStore = async (): Promise<Store> =>
    redis ? openRedisStore(redis.url(), systemClock) : openEmbeddedStore(site.store, systemClock);
  const beginning = await reading(openStore, ({ log }) => log.end());
  const started: GatewayProcess[] = [];
  const start = async (): Promise<GatewayProcess> => {
    const one = await site.start({ sources: sandbox.sources, ...(redis && { store: { redis: redis.url() } }) });
    started.push(one);
    return one;
  };
  const fleet = await Promise.all(Array.from({ length: redis ? 2 : 1 }, start));
  const stopJitter = jitter(sandbox, new Random(seed + 1));
  const follower = keepFollowing(() => fleet.at(-1)?.url ?? '', beginning);

  const ledger = ledgerOf(sandbox);
  const changes = changesOver(sandbox);
  const told: Told = { running: new Map(), ever: new Map() };
  const found = noRepeats();
  const agents = sandbox.centre.agentsAt('TENIOS');
  const asked = { cancel: 0, state: 0 };
  const marks = new Set<string>();
  let answered = 0;
  let unanswered = 0;
  const missing: string[] = [];

  for (let kill = 0; kill < kills; kill += 1) {
    const sent: Sent[] = [];
    let stopped = false;
    const hear = (one: Sent): void => {
      sent.push(one);
      learn(told, one);
      if (one.change.mutation === 'cancelWrapUp') asked.cancel += 1;
      if (one.change.mutation === 'setAgentState') asked.state += 1;
      if (one.change.isKeyed) marks.add(one.change.mark);
    };
    const working = Array.from({ length: lanes }, (_, lane) =>
      client(
        fleet[lane % fleet.length]?.url ?? '',
        agents.filter((_agent, at) => at % lanes === lane),
        changes,
        new Random(random.between(0, 2 ** 31)),
        hear,
        () => stopped,
      ),
    );
    // At times before the first answer, at times amid the work.
    const enough = random.between(0, 60);
    while (sent.length < enough) await pause(5);
    await pause(random.between(0, 100));
    const victim = kill % fleet.length;
    await fleet[victim]?.kill();
    stopped = true;
    await Promise.all(working);

    const restarted = start();
    if (fleet.length === 1) fleet[victim] = await restarted;
    const url = fleet[(victim + 1) % fleet.length]?.url ?? '';
    missing.push(...(await forgotten(url, told)));
    ledger.take();
    const lost = sent.filter(({ change, got }) => change.isKeyed && got === null);
    const known = sent.filter(({ change, got }) => change.isKeyed && got !== null).slice(-answeredAgain);
    answered += sent.filter(({ got }) => got !== null).length;
    unanswered += sent.filter(({ got }) => got === null).length;
    await repeat(
      url,
      [...lost, ...known],
      ({ mark }) => ledger.count(mark),
      found,
      (one) => learn(told, one),
    );
    ledger.take();
    fleet[victim] = await restarted;
  }

  // The last ends are told before all is read.
  await pause(Math.max(0, ...[...told.running.values()].map(({ endsAt }) => endsAt - systemClock.now())) + 3_000);
  follower.stop();
  stopJitter();
  const codes = await Promise.all(fleet.map((one) => one.stop()));
  const log = await reading(openStore, (store) => wholeLog(store, beginning));
  await site.close();
  await redis?.close();
  await sandbox.close();

  const twice = [...marks].filter((mark) => ledger.count(mark) > 1);
  const complaints = started.flatMap((one) => one.complaints);
  for (const line of [...found.wrong, ...missing, ...twice, ...follower.reasons, ...complaints].slice(0, 20))
    process.stdout.write(`${line}\n`);
  const title = redis ? 'Two replicas over Redis, one of them killed by turns' : 'One process over the embedded store';
  return [
    `### ${title}`,
    '',
    `${kills} kills, ${answered} changes answered, ${unanswered} broken off by a kill, ${log.length} events.`,
    '',
    checked([
      never('keyed changes that a vendor was asked for twice', twice.length),
      never('changes without a key that a vendor was asked for more often than clients asked', excess(ledger, asked)),
      never('repeats with another answer than the first, or with two', found.wrong.length),
      never('acknowledged wrap-ups not known after a restart', missing.length),
      ...lifeChecks(log, told),
      never(
        'events that a subscriber who resumes with `after` missed, repeated or got in another order',
        differences(log, follower.ids),
      ),
      never('exit codes other than 0 at the end', codes.filter((code) => code !== 0).length),
      never('complaints in logs and error outputs', complaints.length),
    ]),
    '',
    'What a repeat with the same key was told:',
    '',
    table(
      ['the first call', 'the repeat', 'times'],
      [
        ['was answered', 'the first answer', found.again],
        ['was broken off', 'the first answer: it had been kept', found.remembered],
        ['was broken off', 'OUTCOME_UNKNOWN, and the vendor had been asked', found.unknown],
        ['was broken off', 'OUTCOME_UNKNOWN, and the vendor had not been asked yet', found.unknownUnsent],
        ['was broken off', 'made now, for the first time', found.madeNow],
      ],
    ),
  ];
}

const excess = ({ count }: { count: (mark: string) => number }, asked: { cancel: number; state: number }): number =>
  Math.max(0, count('cancel') - asked.cancel) + Math.max(0, count('state') - asked.state);

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const kinds = (['embedded', 'redis'] as const).filter((kind) =>
  store === undefined || store === 'both' ? kind === 'embedded' || hasRedis : kind === store,
);
const lines: string[] = [];
for (const kind of kinds) lines.push(...(await killing(kind)), '');
if (!kinds.includes('redis') && store !== 'embedded') lines.push('Left out: Redis, for want of redis-server.', '');
report('kill', lines.slice(0, -1), write);
