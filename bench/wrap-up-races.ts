import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WrapUpHappening } from '../src/model/event.ts';
import { type Ref, refKey } from '../src/model/ids.ts';
import { agentOf, type WrapUp } from '../src/model/wrap-up.ts';
import { systemClock } from '../src/ports/clock.ts';
import { openEmbeddedStore } from '../src/store/embedded.ts';
import { createWrapUps } from '../src/wrap-up/wrap-ups.ts';
import { count, number, optionsOf } from './options.ts';

/**
 * Wrap-ups that are cancelled within a few milliseconds of their end, in one process over the embedded store in a file. Each
 * must have one outcome, the same in the log, in the store and in the answer of the cancel.
 *
 *   npx node bench/wrap-up-races.ts [--races 10000] [--seconds 20]
 */
const { races, seconds } = optionsOf({
  // Either side has to win some.
  races: count(10_000, 20),
  seconds: number(20, 1),
});
/** Milliseconds by which a cancel comes before or after the end. */
const spread = 4;
const clock = systemClock;
const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
const store = openEmbeddedStore(join(folder, 'trunkline.db'), clock);
const wrapUps = createWrapUps(store.wrapUps, clock, { expiringLead: 0 });

const ends = new Map<string, WrapUpHappening[]>();
store.log.listen(({ happening }) => {
  if (happening.topic !== 'wrapUp' || happening.wrapUp.state === 'ACTIVE') return;
  const key = refKey(agentOf(happening.wrapUp));
  ends.set(key, [...(ends.get(key) ?? []), happening]);
});

const first = clock.now() + 10_000;
const agents = Array.from({ length: races }, (_, at): Ref => ({ sourceId: 'bench', externalId: `agent-${at}` }));
const endOf = (at: number): number => first + Math.floor((at * seconds * 1000) / races);
for (let at = 0; at < races; at += 200)
  await Promise.all(agents.slice(at, at + 200).map((agent, next) => wrapUps.extended(agent, endOf(at + next))));

const stop = wrapUps.keepTime();
const answers = new Map<string, WrapUp | null>();
await Promise.all(
  agents.map(async (agent, at) => {
    await sleep(endOf(at) - spread + Math.random() * 2 * spread - clock.now());
    answers.set(refKey(agent), await wrapUps.cancelled(agent));
  }),
);
await sleep(2_000);
await stop();

const counts = { CANCELLED: 0, EXPIRED: 0 };
const disagreeing: string[] = [];
const kept = await store.wrapUps.latestOf(agents);
for (const agent of agents) {
  const key = refKey(agent);
  const answer = answers.get(key) === null ? 'EXPIRED' : 'CANCELLED';
  const outcomes = [...(ends.get(key) ?? []).map(({ type }) => type), kept.get(key)?.state];
  if (outcomes.length === 2 && outcomes.every((outcome) => outcome === answer)) counts[answer] += 1;
  else disagreeing.push(`${key}: answered ${answer}, told and stored ${outcomes.join(', ')}`);
}
process.stdout.write(
  `${races} races: ${counts.CANCELLED} cancelled, ${counts.EXPIRED} expired, ${disagreeing.length} without one outcome\n`,
);
for (const one of disagreeing.slice(0, 10)) process.stdout.write(`${one}\n`);
await store.close();
rmSync(folder, { recursive: true });
process.exitCode = disagreeing.length === 0 && counts.CANCELLED > 0 && counts.EXPIRED > 0 ? 0 : 1;
