import { describe, expect, test } from '@jest/globals';
import type { WatchedName } from '../../src/watch/index.ts';
import { faultCases } from '../conformance/fault-cases.ts';
import { hasten } from '../kit/hasten.ts';
import { interval, type Watching, watches } from './kit.ts';

const start = watches();
/** Milliseconds after which a vendor that never answers is given up. */
const patience = 4_000;
const hour = 3_600_000;

const settings = Object.fromEntries(
  ['tenios-de', 'deepcall-in', 'engage-us', 'sinch-fi'].map((id) => [id, { timeout: `${patience}ms` }]),
);

interface Watched {
  readonly what: WatchedName;
  readonly id: string;
  readonly vendor: 'tenios' | 'deepcall' | 'engage' | 'sinch';
  /** Requests of one look that are sent at once. */
  readonly requests: number;
  readonly change: (t: Watching) => void;
}

const setNotReady =
  (vendor: 'TENIOS' | 'DEEPCALL' | 'ENGAGE' | 'SINCH') =>
  ({ sandbox: { centre } }: Watching): void => {
    const [agent] = centre.agentsAt(vendor);
    if (agent) centre.setDuty(agent, 'PAUSE');
  };

const watched: readonly Watched[] = [
  { what: 'agentStates', id: 'tenios-de', vendor: 'tenios', requests: 4, change: setNotReady('TENIOS') },
  { what: 'agentStates', id: 'deepcall-in', vendor: 'deepcall', requests: 6, change: setNotReady('DEEPCALL') },
  { what: 'agentStates', id: 'engage-us', vendor: 'engage', requests: 3, change: setNotReady('ENGAGE') },
  { what: 'agentStates', id: 'sinch-fi', vendor: 'sinch', requests: 1, change: setNotReady('SINCH') },
  { what: 'queueStatuses', id: 'sinch-fi', vendor: 'sinch', requests: 1, change: placeContact },
  { what: 'contacts', id: 'sinch-fi', vendor: 'sinch', requests: 1, change: placeContact },
];

function placeContact({ sandbox: { centre } }: Watching): void {
  const [queue] = centre.queuesAt('SINCH').filter(({ channel }) => channel === 'EMAIL');
  if (queue) centre.place({ queue, status: 'QUEUED' });
}

describe.each(watched)('looking at $what of $vendor goes on after it', ({ what, id, vendor, requests, change }) => {
  test.each(Object.entries(faultCases))('%s, and tells nothing but what has changed', async (_name, { behaviour }) => {
    const t = await start({ source: settings });
    hasten(t);
    const source = t.source(id);
    t.watch.need(source, what, null);
    const before = [...(await t.watch.known(source, what))];
    const fault = t.sandbox[vendor].fault(/./, behaviour);
    const looking = t.round(source, what);
    if (behaviour === 'hang') {
      await fault.reachedBy(requests);
      t.clock.advance(patience);
    }
    await looking;
    expect(fault.hits).toBeGreaterThanOrEqual(requests);
    expect(t.told).toEqual([]);
    expect([...(await t.watch.known(source, what))]).toEqual(before);

    t.reset();
    change(t);
    // A circuit that was open lets a single call through first.
    t.clock.advance(hour);
    for (let look = 0; look < 3; look += 1) {
      await t.watch.known(source, what);
      t.clock.advance(2 * interval);
    }
    expect([t.told.length, t.failures]).toEqual([1, []]);
  });
});

test('a vendor that wants none for an hour is left alone for a minute', async () => {
  const t = await start();
  const source = t.source('sinch-fi');
  t.watch.need(source, 'queueStatuses', null);
  await t.watch.known(source, 'queueStatuses');
  t.sandbox.sinch.fault(/./, { status: 429, headers: { 'retry-after': '3600' } });
  await t.round(source, 'queueStatuses');
  const asked = t.calls('sinch').length;
  t.clock.advance(60_000 - 1);
  await t.watch.known(source, 'queueStatuses');
  expect(t.calls('sinch')).toHaveLength(asked);
  t.clock.advance(1);
  await t.watch.known(source, 'queueStatuses');
  expect(t.calls('sinch')).toHaveLength(asked + 1);
});

test('a look at a vendor that never answers is broken off with the watch', async () => {
  const t = await start();
  const source = t.source('sinch-fi');
  const fault = t.sandbox.sinch.fault(/./, 'hang');
  t.watch.need(source, 'agentStates', null);
  await fault.reached;
  await t.watch.close();
  expect(t.failures).toEqual([]);
});

test.each([
  ['is down', 'reset', 1],
  ['never answers', 'hang', 10_000],
] as const)(
  'a vendor that %s is found well within 20 s of its being so, by nothing but looks',
  async (_what, behaviour, took) => {
    const t = await start();
    hasten(t);
    const source = t.source('sinch-fi');
    t.watch.need(source, 'queueStatuses', null);
    await t.watch.known(source, 'queueStatuses');
    const fault = t.sandbox.sinch.fault(/./, behaviour);
    for (let looks = 0; source.health().circuit !== 'OPEN'; looks += 1) {
      expect(looks).toBeLessThan(20);
      const { hits } = fault;
      t.clock.advance(11_000);
      if (behaviour === 'hang') {
        await fault.reachedBy(hits + 1);
        t.clock.advance(took);
      }
      await t.watch.known(source, 'queueStatuses');
    }

    t.reset();
    for (let second = 0; second < 20; second += 1) {
      t.clock.advance(1_000);
      await t.watch.known(source, 'queueStatuses');
    }
    expect(source.health()).toMatchObject({ circuit: 'CLOSED', lastSuccessAt: expect.any(Number) });
    expect(t.calls('sinch').length).toBeGreaterThan(0);
  },
);
