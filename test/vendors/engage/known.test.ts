import { expect, test } from '@jest/globals';
import { StoreUnavailable } from '../../../src/errors.ts';
import type { ScheduleGroupName } from '../../../src/model/agent-group.ts';
import type { KnownStore } from '../../../src/ports/store.ts';
import { openEmbeddedStore } from '../../../src/store/embedded.ts';
import { createKnown } from '../../../src/vendors/engage/known.ts';
import { scheduleNames } from '../../../src/vendors/engage/schedule-names.ts';
import { engageSettings } from '../../../src/vendors/engage/settings.ts';
import { engage } from '../../config/kit.ts';
import { ManualClock } from '../../kit/manual-clock.ts';

const settings = engageSettings.parse(engage({ agentGroups: ['Configured'] }));
const failure = expect.any(StoreUnavailable);

/** What several replicas know over one store, which may be away, or take no news. */
function shared() {
  const clock = new ManualClock();
  const real = openEmbeddedStore(':memory:', clock).known;
  const is = { away: false, readOnly: false };
  const unless =
    <A extends unknown[], R>(isRefused: () => boolean, ask: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (isRefused()) throw new StoreUnavailable(new Error('away'));
      return ask(...args);
    };
  const store: KnownStore = {
    all: unless(() => is.away, real.all),
    put: unless(() => is.away || is.readOnly, real.put),
    remove: unless(() => is.away || is.readOnly, real.remove),
  };
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return { clock, is, replica: () => createKnown(settings, store, clock, log) };
}

/** Rounds of the event loop, in which what waits for nothing else is done. */
async function rounds(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await new Promise<void>((go) => void setImmediate(go));
}

const nights: ScheduleGroupName = { key: 's1', internalId: 's1', externalId: 'Nights', agentGroupExternalId: 'G' };

test('a group that went while the store was away takes its schedule groups with it, also where it is made again', async () => {
  const { is, replica } = shared();
  const known = replica();
  await known.addAgentGroup('G');
  await known.addScheduleGroup(nights);
  is.away = true;
  await known.removeAgentGroup('G');
  is.away = false;
  await known.addAgentGroup('G');
  await known.addScheduleGroup({ ...nights, key: 's2', internalId: 's2' });
  expect(await known.agentGroups()).toEqual({ things: ['Configured', 'G'], failure: null });
  const { things } = await known.scheduleGroups();
  expect(things.map(({ key }) => key)).toEqual(['s2']);
});

test('what was not told is told by itself, every second until it is heard', async () => {
  const { clock, is, replica } = shared();
  const [one, other] = [replica(), replica()];
  is.away = true;
  await one.addAgentGroup('New');
  expect(await one.agentGroups()).toEqual({ things: ['Configured'], failure });
  clock.advance(1_000);
  await rounds();
  is.away = false;
  expect(await other.agentGroups()).toEqual({ things: ['Configured'], failure: null });
  await rounds();
  clock.advance(1_000);
  await rounds();
  expect(await other.agentGroups()).toEqual({ things: ['Configured', 'New'], failure: null });
});

test('an untold schedule group makes no list of agent groups look incomplete', async () => {
  const { is, replica } = shared();
  const known = replica();
  is.readOnly = true;
  await known.addScheduleGroup(nights);
  expect(await known.agentGroups()).toEqual({ things: ['Configured'], failure: null });
  expect(await known.scheduleGroups()).toEqual({ things: [], failure });
});

test('a schedule group that is told by its internal id alone is a failure while the store is away, which knows its name', async () => {
  const { is, replica } = shared();
  const known = replica();
  await known.addScheduleGroup(nights);
  const mention = [{ reference: { internalId: 's1', externalId: null }, group: 'G' }];
  expect(await scheduleNames(mention, known)).toEqual([nights]);
  is.away = true;
  expect(await scheduleNames(mention, known)).toEqual([failure]);
});

test('a schedule group that was known by its name alone keeps its key when its internal id is seen, again and again', async () => {
  const known = shared().replica();
  const named = { ...nights, key: 'name:Nights', internalId: null };
  await known.addScheduleGroup(named);
  const mention = [{ reference: { internalId: 's1', externalId: 'Nights' }, group: 'G' }];
  for (const _ of ['seen', 'seen again'])
    expect(await scheduleNames(mention, known)).toEqual([{ ...named, internalId: 's1' }]);
  expect((await known.scheduleGroups()).things).toHaveLength(1);
});
