import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Watching, watches } from './kit.ts';

const start = watches();
const sinch = 'sinch-fi';

/** A queue whose contacts stay where they are put: everybody is ready, so that a call would be taken at once. */
const queueOf = ({ sandbox: { centre } }: Watching) => {
  const [queue] = centre.queuesAt('SINCH');
  if (!queue) throw new Error('There is no queue.');
  return queue;
};

/** Nobody takes anything. */
const pauseEverybody = ({ sandbox: { centre } }: Watching): void => {
  for (const agent of centre.agentsAt('SINCH')) centre.setDuty(agent, 'PAUSE');
};

describe('how queues stand', () => {
  test('is one call a round, for one queue its own', async () => {
    const t = await start();
    const source = t.source(sinch);
    const { id } = queueOf(t);
    const end = t.watch.need(source, 'queueStatuses', [id]);
    await t.watch.known(source, 'queueStatuses');
    expect(t.calls('sinch')).toEqual([`GET /queueStatuses/${id}`]);
    t.watch.need(source, 'queueStatuses', null);
    expect((await t.watch.known(source, 'queueStatuses')).size).toBe(t.sandbox.centre.queuesAt('SINCH').length);
    end();
    t.reset();
    await t.round(source, 'queueStatuses');
    expect(t.calls('sinch')).toEqual(['GET /queueStatuses']);
  });

  test('is told when it changes, which a wait that grows does not', async () => {
    const t = await start();
    const source = t.source(sinch);
    const queue = queueOf(t);
    pauseEverybody(t);
    t.watch.need(source, 'queueStatuses', null);
    await t.watch.known(source, 'queueStatuses');
    t.sandbox.centre.place({ queue, status: 'QUEUED' });
    t.clock.advance(60_000);
    await t.watch.known(source, 'queueStatuses');
    expect(t.told).toEqual([
      {
        topic: 'queueStatus',
        at: t.clock.now(),
        queue: { sourceId: sinch, externalId: queue.id },
        status: expect.objectContaining({ waiting: 1, observedAt: t.clock.now() }),
      },
    ]);
    const wait = async () => (await t.watch.known(source, 'queueStatuses')).get(queue.id)?.longestWait ?? 0;
    const [waited, since] = [await wait(), t.clock.now()];
    for (let round = 0; round < 3; round += 1) await t.round(source, 'queueStatuses');
    expect([t.told.length, await wait()]).toEqual([1, waited + t.clock.now() - since]);
    // One comes as another one goes: the counts stay, the wait does not.
    t.sandbox.sinch.rewrite('GET /queueStatuses', (rows) =>
      (rows as { id: string }[]).map((row) =>
        row.id === queue.id ? { ...row, waitingDurationMax: 1_000, waitingDurationCurrentMax: 1_000 } : row,
      ),
    );
    await t.round(source, 'queueStatuses');
    expect(t.told).toHaveLength(2);
  });
});

describe('contacts', () => {
  const events = ({ told }: Watching) =>
    told.flatMap((one) => (one.topic === 'contact' ? [[one.type, one.contact.externalId]] : []));

  test('are told as they come, change and end, for one call a round', async () => {
    const t = await start();
    const source = t.source(sinch);
    const { centre } = t.sandbox;
    const queue = queueOf(t);
    pauseEverybody(t);
    const early = centre.place({ queue, status: 'QUEUED' });
    t.watch.need(source, 'contacts', null);
    await t.watch.known(source, 'contacts');
    expect(events(t)).toEqual([]);
    const late = centre.place({ queue, status: 'QUEUED' });
    await t.round(source, 'contacts');
    const [agent] = centre.agentsAt('SINCH').filter(({ memberships }) => memberships.has(queue));
    const talk = centre.place({ queue, status: 'TALKING', ...(agent && { agent }) });
    await t.round(source, 'contacts');
    expect(events(t)).toEqual([
      ['ARRIVED', late.id],
      ['ARRIVED', talk.id],
    ]);
    expect(t.told.at(-1)).toEqual({
      topic: 'contact',
      at: t.clock.now(),
      type: 'ARRIVED',
      contact: { sourceId: sinch, externalId: talk.id },
      queueExternalId: queue.id,
      agentExternalId: agent?.id,
    });
    t.reset();
    t.sandbox.sinch.rewrite('GET /contacts', (rows) =>
      (rows as { id: string }[]).flatMap((row) => {
        if (row.id === early.id) return [];
        return row.id === talk.id ? { ...row, status: 'InProcess_WrapUp' } : row;
      }),
    );
    await t.round(source, 'contacts');
    expect(events(t)).toEqual([
      ['UPDATED', talk.id],
      ['ENDED', early.id],
    ]);
    t.sandbox.sinch.rewrite('GET /contacts', (rows) =>
      (rows as object[]).map((row) => ({ ...row, status: 'InProcess_Dreaming' })),
    );
    await t.round(source, 'contacts');
    // A word that nobody knows is a change, and no end.
    expect(events(t).slice(2)).toEqual([
      ['UPDATED', late.id],
      ['UPDATED', talk.id],
    ]);
    expect(t.calls('sinch')).toEqual(['GET /contacts', 'GET /contacts']);
  });

  test('that take several pages are read twice, so that none slips from one to the next', async () => {
    const t = await start();
    const source = t.source(sinch);
    const queue = queueOf(t);
    pauseEverybody(t);
    for (let count = 0; count < 600; count += 1) t.sandbox.centre.place({ queue, status: 'QUEUED' });
    t.watch.need(source, 'contacts', null);
    expect((await t.watch.known(source, 'contacts')).size).toBe(600);
    t.reset();
    // Between two pages of the first reading a contact of the first page ends, and all the others move up by one.
    let isFirst = true;
    t.sandbox.sinch.rewrite(
      ({ query }) => query.get('offset') === '500',
      (rows) => {
        const slipped = isFirst ? (rows as object[]).slice(1) : rows;
        isFirst = false;
        return slipped;
      },
    );
    await t.round(source, 'contacts');
    expect([t.told, isFirst]).toEqual([[], false]);
    expect(t.calls('sinch')).toHaveLength(4);
  });
});

describe('the health of a source', () => {
  test('is told as it changes, for no call at all, and is nothing new after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-watch-'));
    const path = join(folder, 'store.db');
    try {
      const t = await start({ path });
      const source = t.source(sinch);
      t.watch.need(source, 'health', null);
      const rounds = async (count: number): Promise<void> => {
        for (let round = 0; round < count; round += 1) {
          await source.queues?.list({}, { fresh: true }).catch(() => {});
          await t.round(source, 'health');
        }
      };
      await t.round(source, 'health');
      expect(t.calls('sinch')).toEqual([]);
      await rounds(2);
      const fault = t.sandbox.sinch.fault(/./, { status: 401 });
      await rounds(15);
      fault.release();
      await rounds(15);
      const told = t.told.flatMap((one) => (one.topic === 'sourceHealth' ? [[one.previousStatus, one.status]] : []));
      expect(told.map(([, status]) => status)).toEqual(['UP', 'DEGRADED', 'DOWN', 'DEGRADED', 'UP']);
      expect(told.map(([previous]) => previous)).toEqual(['UNKNOWN', 'UP', 'DEGRADED', 'DOWN', 'DEGRADED']);
      await t.close();

      const restarted = await start({ path, after: t });
      restarted.watch.need(restarted.source(sinch), 'health', null);
      await restarted.round(restarted.source(sinch), 'health');
      expect(restarted.told).toEqual([]);
      await restarted.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
