import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/ports/store.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { anna, putOf, wrapUp } from './fixtures.ts';
import { keepsAnswers } from './promises/answers.ts';
import { givesWhatIsDue } from './promises/due.ts';
import { keepsKnownThings } from './promises/known.ts';
import { keepsALog } from './promises/log.ts';
import { keepsTurns } from './promises/turns.ts';
import { keepsWhatIsWatched } from './promises/watched.ts';
import { keepsWrapUps } from './promises/wrap-ups.ts';

/** A store that was just opened, and the clock that it was given. */
export interface Opened {
  readonly store: Store;
  readonly clock: ManualClock;
}

/**
 * What every store promises. A store may tell listeners late, and may take its wake-ups from elsewhere than from the clock.
 * @param open gives a new, empty one.
 */
export function storeSuite(name: string, open: (clock: ManualClock) => Promise<Store>): void {
  describe(`${name} keeps the promises of a store:`, () => {
    let opened: Opened;
    beforeEach(async () => {
      const clock = new ManualClock();
      opened = { clock, store: await open(clock) };
    });
    afterEach(() => opened.store.close());
    const given = (): Opened => opened;

    keepsWrapUps(given);
    givesWhatIsDue(given);
    keepsALog(given);
    keepsWhatIsWatched(given);
    keepsAnswers(given);
    keepsKnownThings(given);
    keepsTurns(given);

    test('closed, it has kept what it had accepted, and takes no more', async () => {
      const { store, clock } = opened;
      expect(store.ready()).toBe(true);
      const accepted = [
        store.wrapUps.put(putOf(wrapUp(), { told: ['STARTED'] })),
        store.log.append([]),
        store.watched.note('resource', new Map(), []),
      ];
      await store.close();
      await store.close();
      expect(store.ready()).toBe(false);
      expect(await Promise.all(accepted)).toEqual([true, undefined, true]);
      const refused: Record<string, () => Promise<unknown>> = {
        latest: () => store.wrapUps.latest(anna),
        put: () => store.wrapUps.put(putOf(wrapUp({ version: 2 }))),
        forgetWrapUps: () => store.wrapUps.forget(1),
        append: () => store.log.append([]),
        after: () => store.log.after('wrapUp', '', 1),
        end: () => store.log.end(),
        forgetEvents: () => store.log.forget(1),
        knownOf: () => store.watched.known('resource'),
        note: () => store.watched.note('resource', new Map(), []),
        claim: () => store.answers.claim('key', 'hash', clock.now() + 1),
        all: () => store.known.all('engage-us', 'AgentGroup'),
      };
      for (const [call, refuse] of Object.entries(refused))
        expect([
          call,
          await refuse().then(
            () => 'answers',
            () => 'rejects',
          ),
        ]).toEqual([call, 'rejects']);
    });
  });
}
