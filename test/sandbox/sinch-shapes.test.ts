import { describe, expect, test } from '@jest/globals';
import { profiles } from '../../src/sandbox/centre/reasons.ts';
import { first, type Row, sandboxes, since } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const guid = /^[0-9A-F]{32}$/;
/** The page's table of an agent. */
const fieldsOfAgent =
  `id name reportingGroupid reportingGroupName number mobileNumber externalNumber location manageable
manageablePresence chatName chat email userStatus userStatusDuration userReadyStatus contactHandlingStatus
contactHandlingStatusDuration profileId profile profileDuration profileType availability dailyPauseDuration
dailyWorkDuration activePhoneContacts activeChatContacts activeEmailContacts activeContactDuration chatCapacity
handledContactsCallIn handledContactsChatIn handledContactseEmailIn handledContactsCbrIn handledContactsTotalIn
handledContactsCallOut handledContactsChatOut handledContactsEmailOut handledContactsTotalOut
handledContactsTotal totalHandlingDuration totalWrapupDuration readyTime notReadyTime pauseTime queues`
    .split(/\s+/)
    .sort();
const keys = (row: Row) => Object.keys(row).sort();

describe('contacts', () => {
  test('a finished call has everything the page shows', async () => {
    const { rows } = await start();
    const all = await rows('/contacts?status=Handled_AOT&type=CallIn&limit=5');
    const contact = first(all);
    expect(contact).toMatchObject({ channel: 'PHONE', type: 'CallIn', serviceClosed: false, record: true });
    expect(contact).toMatchObject({ answeredOnTimeThreshold: 20, falseAttemptTimeThreshold: 10 });
    for (const name of [
      'id',
      'contactGroupId',
      'agentId',
      'queueId',
      'origQueueId',
      'applicationId',
      'reportingGroupId',
    ]) {
      expect(contact[name]).toMatch(guid);
    }
    expect(contact.agentName).toMatch(/, /);
    expect(contact.arrivalTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    for (const row of all) {
      const scripting = Number(row.wrapUpScriptingDuration) + Number(row.wrapUpRestingDuration);
      expect(scripting).toBe(row.wrapUpTotalDuration);
      const time = (name: string) => Date.parse(String(row[name]));
      expect(time('disconnectTime') - time('connectTime')).toBe(row.handlingDuration);
      expect(time('disconnectTime') - time('arrivalTime')).toBe(row.totalDuration);
      expect(Number(row.waitingDuration)).toBeLessThanOrEqual(Number(row.queuingDuration));
      expect(row).not.toHaveProperty('outboundCampaignId');
    }
  });

  test('on time, false attempt and abandoned follow from the waiting and the limits', async () => {
    const { rows } = await start();
    for (const contact of await rows('/contacts?limit=10000')) {
      const { status, type, waitingDuration, answeredOnTimeThreshold, falseAttemptTimeThreshold } = contact;
      const within = (limit: unknown) => Number(waitingDuration) <= Number(limit) * 1000;
      if (status === 'Handled_AOT') expect(within(answeredOnTimeThreshold)).toBe(true);
      if (status === 'Handled' && type === 'CallIn') expect(within(answeredOnTimeThreshold)).toBe(false);
      if (status === 'NotHandled_FA') expect(within(falseAttemptTimeThreshold)).toBe(true);
      if (status === 'NotHandled_Ab') expect(within(falseAttemptTimeThreshold)).toBe(false);
    }
  });

  test('an e-mail put aside is spelled as in the page, its duration past 32 bits', async () => {
    const { rows } = await start();
    const email = first(await rows('/contacts?status=InProcess_Pending&limit=1'));
    expect(email).toMatchObject({ channel: 'EMAIL', type: 'EMAILIN', answeredOnTimeThreshold: 150 });
    expect(email.queueId).toMatch(/^[0-9A-F]{32} $/);
    expect(email.agentid).toMatch(guid);
    expect(email.reportingGroupid).toMatch(guid);
    expect(email).toHaveProperty('subject');
    expect(email.handlingDuration).toBeGreaterThan(2 ** 31);
    for (const absent of ['agentId', 'disconnectTime', 'totalDuration', 'serviceClosed', 'waitingDuration']) {
      expect(email).not.toHaveProperty(absent);
    }
  });

  test('durations count on while the contact lives', async () => {
    const { centre, clock, row } = await start(calm);
    const queue = centre.queue('Sales');
    const agent = first(centre.agentsAt('SINCH'), ({ memberships }) => memberships.has(queue));
    const talking = centre.place({ queue, status: 'TALKING', agent, age: 5_000 });
    const waiting = centre.place({ queue, status: 'QUEUED', age: 20_000 });
    clock.advance(10_000);
    expect(await row(`/contacts/${talking.id}`)).toMatchObject({
      status: 'InProcess',
      agentId: agent.id,
      disconnectTime: null,
      handlingDuration: 10_000,
      totalDuration: 15_000,
    });
    expect(await row(`/contacts/${waiting.id}`)).toMatchObject({
      status: 'InQueue',
      queuingDuration: 30_000,
      waitingDuration: 22_000,
      handlingDuration: 0,
    });
    expect(await row(`/contacts/${waiting.id}`)).not.toHaveProperty('agentId');
  });

  test('asked for alone, a contact without a campaign has empty ones', async () => {
    const { row, centre } = await start(calm);
    const { id } = centre.place({ queue: centre.queue('Sales'), status: 'QUEUED' });
    expect(await row(`/contacts/${id}`)).toMatchObject({ outboundCampaignId: '', outboundCampaignName: '' });
  });

  test('what happened is told in events', async () => {
    const { rows } = await start();
    const { id } = first(await rows('/contacts?type=CallIn/Forwarded&status=Handled&limit=1'));
    const events = await rows(`/contacts/${id}/details`);
    expect(events.map(({ event }) => event)).toEqual([
      'Queing',
      'Queing',
      'DestAllocated',
      'ConnectedToOper',
      'DestUnAllocated',
      'Disconnected',
    ]);
    expect(events.map(({ value1 }) => value1).slice(0, 2)).toEqual(['Customer Service', 'Customer Service Overflow']);
    expect(keys(first(events))).toEqual(['event', 'id', 'time', 'value1', 'value2']);
  });

  test('a transfer makes a new contact of the same group', async () => {
    const { rows } = await start();
    const all = await rows('/contacts?limit=10000');
    const next = first(all, ({ id, contactGroupId }) => id !== contactGroupId);
    const before = first(all, ({ id }) => id === next.contactGroupId);
    expect(next).toMatchObject({ source: before.source, origQueueId: before.origQueueId });
    expect(next.queueId).not.toBe(before.queueId);
  });
});

describe('agents', () => {
  test('one at work has every field of the page, with its oddities', async () => {
    const { rows, row } = await start();
    const busy = first(await rows(`/agents?${since}&availability=Busy&showQueueInfo=3`));
    expect(typeof busy.number).toBe('number');
    expect(busy).toMatchObject({ userReadyStatus: true, profileType: 'PRESENCE', handledContactsChatOut: 0 });
    expect(busy.reportingGroupid).toMatch(guid);
    expect(busy).toHaveProperty('handledContactseEmailIn');
    expect(busy).toHaveProperty('queues.queue.0.serving');
    expect(busy).toHaveProperty('queues.queue.0.handlingDuration');
    expect(keys(busy)).toEqual(fieldsOfAgent);

    const alone = await row(`/agents/${busy.id}?${since}&showQueueInfo=3`);
    expect(alone).toMatchObject({ id: busy.id, availability: 'busy' });
    expect(alone).toHaveProperty('handledContactsEmailIn');
  });

  test('one who is logged out lacks most of what is required', async () => {
    const { rows } = await start();
    const out = first(await rows(`/agents?${since}&userStatus=LoggedOut`));
    expect(out).toMatchObject({ availability: 'LoggedOut', userReadyStatus: false });
    expect(typeof out.reportingGroup).toBe('string');
    for (const absent of ['reportingGroupid', 'contactHandlingStatus', 'profile', 'queues', 'handledContactsTotal']) {
      expect(out).not.toHaveProperty(absent);
    }
  });

  test('without the oddities every list is a list and every number a text', async () => {
    const { rows } = await start({ sinch: { quirks: false } });
    for (const agent of await rows(`/agents?${since}`)) {
      expect(typeof agent.number).toBe('string');
      expect(Array.isArray(agent.queues)).toBe(true);
    }
    const [group] = await rows('/queueGroups');
    expect(Array.isArray(group?.queues)).toBe(true);
  });

  test('what each does is said in the words of the page', async () => {
    const { centre, row } = await start(calm);
    const agent = first(centre.agentsAt('SINCH'));
    const about = async () => {
      const { userStatus, availability, contactHandlingStatus } = await row(`/agents/${agent.id}?${since}`);
      return [userStatus, availability, contactHandlingStatus];
    };
    const handling = (queue: string, status: 'TALKING' | 'DIALING' | 'WRAP_UP' | 'PREVIEW') =>
      centre.place({ queue: centre.queue(queue), status, agent });
    handling('Sales', 'TALKING');
    expect(await about()).toEqual(['Ready', 'busy', 'Talking_Inbound']);
    handling('Sales Chat', 'TALKING');
    expect(await about()).toEqual(['Ready', 'busy', 'Chatting_Inbound']);
    handling('Orders Email', 'TALKING');
    expect(await about()).toEqual(['Ready', 'busy', 'Emailing_Inbound']);
    handling('Sales', 'DIALING');
    expect(await about()).toEqual(['Ready', 'busy', 'Dialing_Outbound']);
    handling('Sales', 'PREVIEW');
    expect(await about()).toEqual(['Ready', 'busy', 'Waiting']);
    handling('Sales', 'WRAP_UP');
    expect(await about()).toEqual(['Ready', 'busy', 'Waiting']);
    centre.place({ agent });
    expect(await about()).toEqual(['Ready', 'Free', 'Waiting']);
    centre.place({ agent, duty: 'PAUSE', reason: 'LUN' });
    expect(await about()).toEqual(['Pause', 'Away', 'Waiting']);
    centre.place({ agent, duty: 'NOT_READY' });
    expect(await about()).toEqual(['NotReady', 'Free', 'Waiting']);
    centre.place({ agent, profile: first(profiles, ({ type }) => type === 'ABSENCE') });
    expect(await about()).toEqual(['Ready', 'Away', 'Waiting']);
    centre.place({ agent, profile: first(profiles, ({ type }) => type === 'CONFERENCE') });
    expect(await about()).toEqual(['Ready', 'busy', 'Waiting']);
    centre.place({ agent, duty: 'LOGGED_OUT' });
    expect(await about()).toEqual(['LoggedOut', 'LoggedOut', undefined]);
  });

  test('statistics follow from the contacts', async () => {
    const { rows } = await start({ frozen: true });
    const contacts = await rows('/contacts?limit=10000');
    const begin = Date.parse('2026-11-22T07:00:00.000Z');
    for (const agent of await rows('/agents?startTime=2026-11-22T07:00:00.000Z')) {
      if (agent.userStatus === 'LoggedOut') continue;
      const mine = contacts.filter(({ agentId, agentid, status, disconnectTime }) => {
        const handled = status === 'Handled' || status === 'Handled_AOT';
        return handled && (agentId ?? agentid) === agent.id && Date.parse(String(disconnectTime)) >= begin;
      });
      const sum = (name: string) => mine.reduce((total, contact) => total + Number(contact[name]), 0);
      expect(agent.handledContactsTotal).toBe(mine.length);
      expect(agent.totalHandlingDuration).toBe(sum('handlingDuration'));
      expect(agent.totalWrapupDuration).toBe(sum('wrapUpTotalDuration'));
      const shift = Number(agent.readyTime) + Number(agent.notReadyTime) + Number(agent.pauseTime);
      expect(shift).toBeLessThanOrEqual(2 * 3_600_000);
    }
  });
});
