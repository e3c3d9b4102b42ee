import { describe, expect, test } from '@jest/globals';
import { first, type Row, sandboxes, since } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const keys = (row: Row) => Object.keys(row).sort();

describe('queues', () => {
  test('their counts are those of the contacts and the agents', async () => {
    const { rows, clock } = await start();
    for (let minute = 0; minute < 20; minute++) {
      clock.advance(60_000);
      const queues = await rows('/queueStatuses');
      const contacts = await rows('/contacts?showAllInProcess=1&status=InQueue&limit=10000');
      const agents = await rows(`/agents?${since}&showQueueInfo=2&limit=500`);
      for (const queue of queues) {
        const here = contacts.filter(({ queueId }) => String(queueId).trim() === queue.id);
        const first = contacts.filter(({ origQueueId }) => String(origQueueId).trim() === queue.id);
        expect(queue.inQueueCurrent ?? 0).toBe(here.length);
        expect(queue.inQueue).toBe(first.length);
        expect(queue.waitingDurationMax).toBe(
          Math.max(0, ...first.map(({ waitingDuration }) => Number(waitingDuration))),
        );
        const { agentsFree, agentsBusy, agentsWrapUp, agentsNotReady, agentsPause } = queue;
        const counts = [agentsFree, agentsBusy, agentsWrapUp, agentsNotReady, agentsPause].map(Number);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(queue.agentsServing);
        const serving = agents.filter(({ queues: wrapped }) => {
          const list = (wrapped as { queue: Row[] } | null | undefined)?.queue ?? [];
          return list.some(({ id, serving: is }) => id === queue.id && is === true);
        });
        expect(queue.agentsServing).toBe(serving.length);
      }
    }
  });

  test('one with nobody in it may lack the current figures', async () => {
    const { rows } = await start(calm);
    const chat = first(await rows('/queueStatuses?type=Chat'));
    expect(chat).not.toHaveProperty('inQueueCurrent');
    expect(chat).toMatchObject({ inQueue: 0, waitingDurationMax: 0 });
  });

  test('groups wrap their queues, and show thresholds when asked', async () => {
    const { rows, row } = await start(calm);
    const groups = await rows('/queueGroups');
    expect(groups.map(({ name }) => name)).toEqual([
      'ALL_QUEUES',
      'Customer service queues',
      'Sales queues',
      'Technical queues',
    ]);
    expect(first(groups)).toHaveProperty('queues.queue.length', 9);
    expect(keys(first((first(groups).queues as { queue: Row[] }).queue))).toEqual(['id', 'name', 'type']);
    const all = await row('/queueGroups/ALL_QUEUES?showThresholds=1');
    const { queue: queues } = all.queues as { queue: Row[] };
    expect(first(queues, ({ type }) => type === 'Phone')).toMatchObject({
      freeAgentCriticalLevel: 1,
      maxWaitTimeWarningLevel: 60_000,
      serviceLevelWarningLevel: 50,
    });
    expect(first(queues, ({ type }) => type === 'Chat')).not.toHaveProperty('freeAgentCriticalLevel');
  });

  test('summaries add up to the contacts', async () => {
    const { rows, row } = await start({ frozen: true });
    const summaries = await rows('/contactSummaries?limit=10000');
    const contacts = await rows('/contacts?limit=10000');
    const sum = (name: string) => summaries.reduce((total, summary) => total + Number(summary[name]), 0);
    const count = (test: RegExp, by = 'status') => contacts.filter((contact) => test.test(String(contact[by]))).length;
    expect(sum('inAbandoned')).toBe(count(/^NotHandled_Ab$/));
    expect(sum('inFalseAttempt')).toBe(count(/^NotHandled_FA$/));
    expect(sum('inServiceClosed')).toBe(count(/^ServiceClosed$/));
    expect(sum('inAnsweredOnTime')).toBeGreaterThanOrEqual(count(/^Handled_AOT$/));
    expect(sum('inArrivedHandled')).toBe(sum('inHandled'));
    const one = first(summaries);
    expect(one.hourTime).toMatch(/:(00|15|30|45):00\.00Z$/);
    expect(one.id).toMatch(/^[0-9A-F]{32}\d{8}T\d{6}Z$/);
    expect(await row(`/contactSummaries/${one.id}`)).toEqual(one);
  });
});

test('loads show who does what', async () => {
  const { centre, rows, row } = await start(calm);
  const agent = first(centre.agentsAt('SINCH'));
  centre.place({ queue: centre.queue('Sales'), status: 'TALKING', agent });
  expect(await row(`/userStatuses/${agent.id}`)).toEqual({
    activeIbCallCnt: 1,
    activeIbChatCnt: 0,
    activeIbEmailCnt: 0,
    activeIbOperDirCallCnt: 0,
    activeIbVideoChatCnt: 0,
    activeObCallCnt: 0,
    activeObCampaignCallCnt: 0,
    activeObCbrCallCnt: 0,
    activeObEmailCnt: 0,
    id: agent.id,
    name: `${agent.person.last}, ${agent.person.first}`,
    phoneCapacity: 1,
    status: 'Ready',
    taskCapacity: 5,
    textChatCapacity: 1,
    videoChatCapacity: 1,
  });
  expect(await rows('/userStatuses')).toHaveLength(48);
});

test('presences are those of the page, in the language asked for', async () => {
  const { centre, rows, row } = await start(calm);
  const { id } = first(centre.agentsAt('SINCH'));
  const english = await rows(`/agents/${id}/presences`);
  const available = { id: '02770429F80BDF1191AD001CC4D98816', reason: 'NONE', type: 'PRESENCE', priority: 100 };
  expect(english).toContainEqual({ ...available, name: 'Available' });
  const finnish = { ...available, name: 'Paikalla' };
  expect(await row(`/agents/${id}/presences/${available.id}?language=FI`)).toEqual(finnish);
  expect(await rows('/queueStatuses?language=de&name=Vertrieb')).toHaveLength(1);
  expect((await row(`/agents/${id}?${since}&language=FI`)).profile).toBe('Paikalla');
});
