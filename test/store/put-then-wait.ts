import { systemClock } from '../../src/ports/clock.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { putOf, wrapUp } from './fixtures.ts';

/** A process that keeps some things, says so, and waits to be killed; with a second argument it goes on to put meanwhile. */
const [path = '', on] = process.argv.slice(2);
const store = openEmbeddedStore(path, systemClock);
await store.wrapUps.put(putOf(wrapUp(), { told: ['STARTED', 'EXTENDED'], wakeAt: 2000 }));
await store.answers.claim('key', 'hash', Number.MAX_SAFE_INTEGER);
await store.watched.note('tenios-de/health', new Map([['tenios-de', '"UP"']]), []);
process.stdout.write('kept');
process.stdin.resume();

for (let version = 2; on !== undefined; version += 1) {
  await store.wrapUps.put(putOf(wrapUp({ version, extensions: version }), { told: ['EXTENDED'] }));
  if (version === 20) process.stdout.write('more');
}
