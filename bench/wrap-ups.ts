import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WrapUpHappening } from '../src/model/event.ts';
import { refKey } from '../src/model/ids.ts';
import { agentOf } from '../src/model/wrap-up.ts';
import { systemClock } from '../src/ports/clock.ts';
import { openEmbeddedStore } from '../src/store/embedded.ts';
import { createWrapUps } from '../src/wrap-up/wrap-ups.ts';
import { median, quantile } from './figures.ts';
import { count, number, optionsOf } from './options.ts';

/**
 * Wrap-ups that end within a minute, spread evenly, in one process over the embedded store in a file: how late each end is
 * told to who listens to the log. None may be lost, told early or told twice, and 99 of 100 must be told within 250 ms.
 *
 *   npx node bench/wrap-ups.ts [--wrap-ups 10000] [--seconds 60]
 */
const { 'wrap-ups': total, seconds } = optionsOf({ 'wrap-ups': count(10_000), seconds: number(60, 1) });
const lead = 10_000;
const clock = systemClock;
const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
const store = openEmbeddedStore(join(folder, 'trunkline.db'), clock);
const wrapUps = createWrapUps(store.wrapUps, clock, { expiringLead: lead });

const told: { readonly happening: WrapUpHappening; readonly at: number }[] = [];
store.log.listen(({ happening }) => {
  if (happening.topic === 'wrapUp') told.push({ happening, at: clock.now() });
});

// First all of them are made known; the first end lies well behind that, and behind the lead.
const first = clock.now() + lead + 5_000;
const ends = Array.from({ length: total }, (_, at) => first + Math.floor((at * seconds * 1000) / total));
for (let at = 0; at < total; at += 200)
  await Promise.all(
    ends
      .slice(at, at + 200)
      .map((end, next) => wrapUps.extended({ sourceId: 'bench', externalId: `agent-${at + next}` }, end)),
  );
process.stdout.write(`${total} wrap-ups are known; they end within ${seconds} s\n`);

const begun = process.cpuUsage();
const stop = wrapUps.keepTime();
await sleep(first + seconds * 1000 + 5_000 - clock.now());
await stop();
const { user, system } = process.cpuUsage(begun);

/** How late what was told of these steps was; `due` is when each should have been told. */
const lateness = (type: string, due: (end: number) => number): readonly number[] =>
  told
    .filter(({ happening }) => happening.type === type)
    .map(({ happening, at }) => at - due(happening.wrapUp.endsAt ?? Number.NaN));

const expired = lateness('EXPIRED', (end) => end);
const expiring = lateness('EXPIRING', (end) => end - lead);
for (const [name, late] of Object.entries({ expired, expiring }))
  process.stdout.write(
    `${name}: ${late.length} told, late by p50 ${median(late)} ms, p99 ${quantile(late, 0.99)} ms, latest ${quantile(late, 1)} ms\n`,
  );
process.stdout.write(`CPU: ${((user + system) / 1000 / total).toFixed(2)} ms a wrap-up\n`);

const agents = ends.map((_, number) => ({ sourceId: 'bench', externalId: `agent-${number}` }));
const kept = [...(await store.wrapUps.latestOf(agents)).values()];
const ended = new Set(
  told
    .filter(({ happening: { type } }) => type === 'EXPIRED')
    .map(({ happening }) => refKey(agentOf(happening.wrapUp))),
);
const faults = {
  lost: total - ended.size,
  early: expired.filter((late) => late < 0).length,
  twice: expired.length - ended.size,
  'stored otherwise': total - kept.filter(({ state }) => state === 'EXPIRED').length,
  'not told once to be near': Math.abs(total - expiring.length),
  'p99 over 250 ms': quantile(expired, 0.99) <= 250 ? 0 : 1,
};
process.stdout.write(
  `${Object.entries(faults)
    .map(([fault, times]) => `${fault}: ${times}`)
    .join(', ')}\n`,
);
await store.close();
rmSync(folder, { recursive: true });
process.exitCode = Object.values(faults).every((times) => times === 0) ? 0 : 1;
