import { systemClock } from '../../src/ports/clock.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { wrapUp } from './fixtures.ts';

/** A process that keeps two things, says so, and waits to be killed. */
const [path = ''] = process.argv.slice(2);
const store = openEmbeddedStore(path, systemClock);
await store.wrapUps.put(wrapUp());
await store.answers.claim('key', 'hash', Number.MAX_SAFE_INTEGER);
process.stdout.write('kept');
process.stdin.resume();
