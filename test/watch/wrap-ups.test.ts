import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Watching, watches } from './kit.ts';

const start = watches();

const vendors = [
  { vendor: 'SINCH', id: 'sinch-fi', simulator: 'sinch', calls: ['GET /contacts'] },
  { vendor: 'ENGAGE', id: 'engage-us', simulator: 'engage', calls: Array(3).fill('listAgentStatesUsingEntity') },
  {
    vendor: 'DEEPCALL',
    id: 'deepcall-in',
    simulator: 'deepcall',
    calls: Array(3).fill('POST /agentProfile/checkAgentInWrapUp'),
  },
] as const;
type Told = (typeof vendors)[number];

/** Puts the vendor's first agent into a wrap-up; one with an end has a minute. */
function wrapUp({ sandbox: { centre } }: Watching, { vendor }: Told) {
  const [queue] = centre.queuesAt(vendor);
  const [agent] = centre.agentsAt(vendor);
  if (!queue || !agent) throw new Error('The centre is too small.');
  const contact = centre.place({
    queue,
    agent,
    status: 'WRAP_UP',
    ...(vendor === 'DEEPCALL' ? { wrapUpFor: 60_000 } : {}),
  });
  return { agent, contact };
}

const events = ({ told }: Watching) =>
  told.flatMap((one) => (one.topic === 'wrapUp' ? [[one.type, one.wrapUp.agentExternalId]] : []));

describe.each(vendors)('wrap-ups at $vendor', (told) => {
  const { id, simulator, calls } = told;

  test('are looked for in a few calls while somebody follows them, and not otherwise', async () => {
    const t = await start();
    const source = t.source(id);
    const { agent, contact } = wrapUp(t, told);
    t.clock.advance(20_000);
    expect([t.calls(simulator), events(t)]).toEqual([[], []]);
    const ends = Array.from({ length: 5 }, () => t.watch.need(source, 'wrapUps', null));
    await t.watch.known(source, 'wrapUps');
    expect([t.calls(simulator), events(t)]).toEqual([calls, [['STARTED', agent.id]]]);
    await t.round(source, 'wrapUps');
    expect(events(t)).toHaveLength(1);
    t.sandbox.centre.endWrapUp(contact);
    await t.round(source, 'wrapUps');
    await t.round(source, 'wrapUps');
    expect(events(t)).toEqual([
      ['STARTED', agent.id],
      ['ENDED', agent.id],
    ]);
    for (const end of ends) end();
    const asked = t.calls(simulator).length;
    t.clock.advance(600_000);
    await t.watch.known(source, 'wrapUps');
    expect(t.calls(simulator)).toHaveLength(asked);
    expect([asked, t.failures]).toEqual([4 * calls.length, []]);
  });

  test('are told of once, also over a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-watch-'));
    const path = join(folder, 'store.db');
    try {
      const first = await start({ path });
      const { agent, contact } = wrapUp(first, told);
      first.watch.need(first.source(id), 'wrapUps', null);
      await first.watch.known(first.source(id), 'wrapUps');
      await first.close();
      const second = await start({ path, after: first });
      second.watch.need(second.source(id), 'wrapUps', null);
      await second.watch.known(second.source(id), 'wrapUps');
      expect([events(first), events(second)]).toEqual([[['STARTED', agent.id]], []]);
      second.sandbox.centre.endWrapUp(contact);
      await second.close();
      const third = await start({ path, after: first });
      third.watch.need(third.source(id), 'wrapUps', null);
      await third.watch.known(third.source(id), 'wrapUps');
      await third.round(third.source(id), 'wrapUps');
      expect(events(third)).toEqual([['ENDED', agent.id]]);
      await third.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that cannot be read neither begin nor end', async () => {
    const t = await start();
    const source = t.source(id);
    const { agent } = wrapUp(t, told);
    t.watch.need(source, 'wrapUps', null);
    await t.watch.known(source, 'wrapUps');
    t.sandbox[simulator].fault(/./, { status: 403 });
    await t.round(source, 'wrapUps');
    expect(events(t)).toEqual([['STARTED', agent.id]]);
    t.reset();
    await t.round(source, 'wrapUps');
    expect(events(t)).toEqual([]);
  });

  test('of other agents than those who are followed are left as they are', async () => {
    const t = await start();
    const source = t.source(id);
    const { agent, contact } = wrapUp(t, told);
    const end = t.watch.need(source, 'wrapUps', null);
    await t.watch.known(source, 'wrapUps');
    end();
    const [, other] = t.sandbox.centre.agentsAt(told.vendor);
    t.sandbox.centre.endWrapUp(contact);
    t.watch.need(source, 'wrapUps', [other?.id ?? '']);
    await t.watch.known(source, 'wrapUps');
    expect(events(t)).toEqual([['STARTED', agent.id]]);
  });

  test('have the state of their agent looked at, that agent’s alone, where it is followed', async () => {
    const t = await start();
    const source = t.source(id);
    const [, other] = t.sandbox.centre.agentsAt(told.vendor);
    const { agent, contact } = wrapUp(t, told);
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    const sighting = { startedAt: null, endsAt: null, contactExternalId: null };
    t.reset();
    if (other) t.sandbox.centre.setDuty(other, 'PAUSE');
    t.sandbox.centre.setDuty(agent, 'PAUSE');
    t.sandbox.centre.endWrapUp(contact);
    await t.wrapUps.sighted({ sourceId: id, externalId: agent.id }, sighting);
    await t.watch.known(source, 'agentStates');
    expect(t.told.filter(({ topic }) => topic === 'agentState')).toEqual([
      expect.objectContaining({ agent: { sourceId: id, externalId: agent.id }, previousState: 'WRAP_UP' }),
    ]);
  });
});

test('a wrap-up of somebody who is no agent any more has ended', async () => {
  const t = await start();
  const source = t.source('engage-us');
  const { agent } = wrapUp(t, { ...vendors[1] });
  t.watch.need(source, 'wrapUps', null);
  await t.watch.known(source, 'wrapUps');
  const deleted = await source.roster?.delete([agent.id]);
  expect(deleted?.errors).toEqual([]);
  await t.round(source, 'wrapUps');
  expect(events(t)).toEqual([
    ['STARTED', agent.id],
    ['ENDED', agent.id],
  ]);
});

test('of several contacts that an agent wraps up the latest counts, look after look', async () => {
  const t = await start();
  const source = t.source('sinch-fi');
  const { agent } = wrapUp(t, vendors[0]);
  const wrapUpBeginTime = new Date(t.clock.now() + 500).toISOString();
  t.clock.advance(1_000);
  t.sandbox.sinch.rewrite('GET /contacts', (rows) => {
    const [row] = rows as object[];
    return row ? [{ ...row, id: 'F'.repeat(32), wrapUpBeginTime }, row] : [];
  });
  t.watch.need(source, 'wrapUps', null);
  for (let look = 0; look < 3; look += 1) await t.round(source, 'wrapUps');
  expect(events(t)).toEqual([['STARTED', agent.id]]);
  expect(await t.wrapUps.running()).toEqual([expect.objectContaining({ contactExternalId: 'F'.repeat(32) })]);
});

test('what a vendor does not tell of is not watched', async () => {
  const t = await start();
  const source = t.source('tenios-de');
  for (const what of ['wrapUps', 'contacts', 'queueStatuses'] as const) t.watch.need(source, what, null)();
  t.watch.need(source, 'wrapUps', null);
  t.clock.advance(60_000);
  expect((await t.watch.known(source, 'wrapUps')).size).toBe(0);
  expect(t.calls('tenios')).toEqual([]);
});
