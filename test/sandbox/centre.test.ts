import { describe, expect, test } from '@jest/globals';
import { Centre, type CentreOptions } from '../../src/sandbox/centre/centre.ts';
import { isAvailable, standing } from '../../src/sandbox/centre/duty.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { first } from './kit.ts';

function start(options: Partial<CentreOptions> = {}) {
  const clock = new ManualClock();
  return { clock, centre: new Centre({ clock, ...options }) };
}

/** Everything that can be seen of the centre, as text. */
function picture(centre: Centre): string {
  centre.advance();
  const contacts = [...centre.contacts].map(({ agent, path, origQueue, campaign, ...rest }) => ({
    ...rest,
    agent: agent?.id,
    path: path.map(({ queue, at }) => [queue.id, at]),
  }));
  const agents = centre.agentsAt('SINCH').map(({ id, duty, dutySince, profile }) => [id, duty, dutySince, profile.id]);
  return JSON.stringify([centre.people.map(({ email }) => email), contacts, agents]);
}

/** In the order of the ids: a contact overflows to the end of its next queue. */
const ids = (contacts: Iterable<{ readonly id: string }>) => [...contacts].map(({ id }) => id).sort();

describe('the centre', () => {
  test('is the same for the same seed and time, however often it is looked at', () => {
    const often = start({ seed: 7 });
    const once = start({ seed: 7 });
    for (let step = 0; step < 60; step++) {
      often.clock.advance(60_000);
      often.centre.advance();
    }
    once.clock.advance(3_600_000);
    expect(picture(often.centre)).toBe(picture(once.centre));
    expect(picture(start({ seed: 8 }).centre)).not.toBe(picture(start({ seed: 7 }).centre));
  });

  test('has the people and queues it is asked for', () => {
    const { centre } = start();
    expect(centre.people).toHaveLength(60);
    const vendors = ['SINCH', 'TENIOS', 'DEEPCALL', 'ENGAGE'] as const;
    expect(vendors.map((vendor) => centre.agentsAt(vendor).length)).toEqual([48, 24, 18, 18]);
    expect(vendors.map((vendor) => centre.queuesAt(vendor).length)).toEqual([9, 3, 1, 3]);
    const at = (count: number) => centre.people.filter((person) => person.vendors.length === count).length;
    expect([at(1), at(2), at(3), at(4)]).toEqual([24, 27, 6, 3]);
    for (const agent of centre.agentsAt('ENGAGE')) expect(agent.memberships.size).toBe(1);
    expect(new Set(centre.people.map(({ email }) => email)).size).toBe(60);
    for (const { email } of centre.people) expect(email).toMatch(/^[a-z-]+\.[a-z-]+\d*@acme\.example$/);

    const large = start({ people: 500, queues: 40, warmUp: 0 }).centre;
    expect(large.people).toHaveLength(500);
    expect(large.queues).toHaveLength(40);
    for (const queues of [1, 2, 3, 4, 6]) {
      const few = start({ queues, people: 10, warmUp: 0 }).centre;
      expect(few.queues).toHaveLength(queues);
      expect(new Set(few.queues.map(({ vendor }) => vendor)).size).toBe(Math.min(4, queues));
    }
    expect(new Set(large.queues.map(({ name }) => name.EN)).size).toBe(40);
    expect(new Set(large.people.map(({ email }) => email)).size).toBe(500);
  });

  test('begins with hours of history and things going on', () => {
    const { centre } = start();
    const contacts = centre.contactsAt('SINCH');
    const count = (status: string) => contacts.filter((contact) => contact.status === status).length;
    expect(count('HANDLED')).toBeGreaterThan(500);
    for (const status of ['TALKING', 'PENDING', 'WRAP_UP', 'ABANDONED', 'FALSE_ATTEMPT', 'SERVICE_CLOSED']) {
      expect([status, count(status) > 0]).toEqual([status, true]);
    }
    const kinds = new Set(contacts.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['CALLBACK', 'CAMPAIGN', 'INBOUND', 'IVR', 'OUTBOUND']);
    expect(contacts.some(({ forwarded }) => forwarded)).toBe(true);
    expect(contacts.some(({ id, groupId }) => id !== groupId)).toBe(true);
    expect(contacts.some(({ arrivedAt }) => centre.now - arrivedAt > 2 ** 31)).toBe(true);
    expect(new Set(centre.agentsAt('SINCH').map(({ duty }) => duty)).size).toBeGreaterThan(2);
  });

  test('moves contacts through their statuses in a legal order only', () => {
    const next: Record<string, readonly string[]> = {
      QUEUED: ['DIALING', 'TALKING', 'ABANDONED', 'FALSE_ATTEMPT'],
      PREVIEW: ['DIALING'],
      DIALING: ['TALKING'],
      TALKING: ['PENDING', 'WRAP_UP'],
      PENDING: ['TALKING'],
      WRAP_UP: ['HANDLED'],
    };
    const { centre, clock } = start();
    const seen = new Map([...centre.contacts].map(({ id, status }) => [id, status]));
    const wrong: string[] = [];
    // No stage but a TENIOS quick answer is shorter than a second, so that no step is missed.
    for (let second = 0; second < 1_800; second++) {
      clock.advance(1_000);
      centre.advance();
      for (const { id, status, kind, vendor } of centre.contacts) {
        const before = seen.get(id);
        seen.set(id, status);
        if (before === undefined || before === status || kind === 'IVR' || vendor === 'TENIOS') continue;
        if (next[before]?.includes(status) !== true) wrong.push(`${before} to ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('keeps its books: everybody is in one state, every contact in one place', () => {
    const { centre, clock } = start();
    for (let minute = 0; minute < 120; minute++) {
      clock.advance(60_000);
      centre.advance();
      const contacts = [...centre.contacts];
      const queued = contacts.filter(({ status }) => status === 'QUEUED');
      expect(centre.queues.flatMap(({ waiting }) => waiting)).toHaveLength(queued.length);
      for (const person of centre.people) {
        expect(person.agents.filter(({ engaged }) => engaged !== null).length).toBeLessThan(2);
      }
      for (const queue of centre.queues) {
        const figures = centre.figures(queue);
        const here = queued.filter(({ path }) => path.at(-1)?.queue === queue);
        expect(ids(figures.waitingHere)).toEqual(ids(here));
        expect(figures.arrivedHere).toHaveLength(queued.filter(({ origQueue }) => origQueue === queue).length);
        const { serving, free, busy, wrapUp, notReady, pause } = figures;
        expect(free + busy + wrapUp + notReady + pause).toBe(serving);
      }
      for (const agent of centre.people.flatMap(({ agents }) => agents)) {
        const mine = contacts.filter((contact) => contact.agent === agent);
        const active = mine.filter(({ status }) => ['PREVIEW', 'DIALING', 'TALKING', 'WRAP_UP'].includes(status));
        expect(ids(active)).toEqual(agent.engaged === null ? [] : [agent.engaged.id]);
        expect(mine.filter(({ status }) => status === 'PENDING')).toHaveLength(agent.pending.size);
      }
    }
  });

  test('nobody waits for a free agent', () => {
    const { centre, clock } = start();
    for (let minute = 0; minute < 120; minute++) {
      clock.advance(60_000);
      centre.advance();
      for (const queue of centre.queuesAt('SINCH').filter(({ waiting }) => waiting.length > 0)) {
        const free = centre.agentsAt('SINCH').filter((agent) => {
          const idle = agent.person.agents.every(({ engaged }) => engaged === null);
          return agent.memberships.get(queue)?.serving === true && standing(agent) === 'FREE' && idle;
        });
        expect(free).toHaveLength(0);
      }
    }
  });

  test('has somebody in TENIOS wrap-up nearly always', () => {
    const { centre, clock } = start({ teniosWrapUp: 45_000 });
    const nobody = Array.from({ length: 240 }, () => {
      clock.advance(30_000);
      centre.advance();
      return centre.agentsAt('TENIOS').some((agent) => centre.wrapUpOf(agent) !== null);
    }).filter((somebody) => !somebody);
    expect(nobody.length).toBeLessThan(8);
  });

  test('speed hastens life, but not a TENIOS wrap-up', () => {
    const arrived = (speed: number) => {
      const { centre, clock } = start({ speed });
      const begin = clock.now();
      clock.advance(600_000);
      centre.advance();
      for (const contact of centre.contactsAt('TENIOS')) {
        const { wrapUpFrom, wrapUpTo } = contact;
        if (wrapUpFrom !== null && wrapUpTo !== null) expect(wrapUpTo - wrapUpFrom).toBe(10_000);
      }
      return centre.contactsAt('SINCH').filter(({ arrivedAt }) => arrivedAt > begin).length;
    };
    expect(arrived(10) / arrived(1)).toBeGreaterThan(6);
  });

  test('speed hastens what had begun before, too', () => {
    const { centre, clock } = start({ speed: 1_000 });
    const talking = centre.contactsAt('SINCH').filter(({ status }) => status === 'TALKING');
    expect(talking.length).toBeGreaterThan(5);
    clock.advance(5_000);
    centre.advance();
    expect(talking.filter(({ pickedAt, status }) => status === 'TALKING' && pickedAt === null)).toHaveLength(0);
  });

  test('what somebody sets during a break outlasts the break', () => {
    const { centre, clock } = start();
    const paused = centre.agentsAt('SINCH').filter(({ duty }) => duty === 'PAUSE');
    expect(paused.length).toBeGreaterThan(1);
    for (const agent of paused) centre.setReady(agent, false);
    clock.advance(40 * 60_000);
    centre.advance();
    for (const { spans } of paused) {
      const since = spans.findLastIndex(({ duty }) => duty === 'PAUSE');
      expect(spans.slice(since, since + 3).map(({ duty }) => duty)).not.toEqual(['PAUSE', 'NOT_READY', 'READY']);
    }
  });

  test('frozen, nothing happens by itself, but a wrap-up with a set end ends', () => {
    const { centre, clock } = start({ frozen: true });
    const agent = first(centre.agentsAt('TENIOS'));
    centre.place({ agent });
    const calm = centre.contactsAt('SINCH').map(({ status }) => status);
    const wrapUp = centre.place({ queue: centre.queue('Quick Answers'), status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
    clock.advance(19_999);
    centre.advance();
    expect(centre.wrapUpOf(agent)).toBe(wrapUp);
    clock.advance(3_600_000);
    centre.advance();
    expect(wrapUp).toMatchObject({ status: 'HANDLED', wrapUpTo: clock.now() - 3_600_000 + 1 });
    expect(standing(agent)).toBe('FREE');
    expect(centre.contactsAt('SINCH').map(({ status }) => status)).toEqual(calm);
  });

  test('without a warm-up everybody is ready and nothing has happened', () => {
    const { centre } = start({ warmUp: 0, frozen: true });
    expect([...centre.contacts]).toEqual([]);
    expect(new Set(centre.people.flatMap(({ agents }) => agents).map(standing))).toEqual(new Set(['FREE']));
  });

  test('a barred agent is logged out whatever the duty, a reserved one busy, and neither is called', () => {
    const { centre } = start({ warmUp: 0 });
    const queue = centre.queue('Renewals');
    const team = centre.agentsAt('ENGAGE').filter(({ memberships }) => memberships.has(queue));
    const [barred, reserved, free] = team;
    if (barred === undefined || reserved === undefined || free === undefined)
      throw new Error('The group is too small.');
    for (const agent of team.slice(3)) centre.place({ agent, duty: 'LOGGED_OUT' });
    centre.setHold(barred, { barred: true });
    centre.setHold(reserved, { reserved: true });
    expect([barred, reserved, free].map(standing)).toEqual(['LOGGED_OUT', 'BUSY', 'FREE']);
    const contacts = [1, 2, 3].map(() => centre.place({ queue, status: 'QUEUED' }));
    expect(contacts.map(({ agent }) => agent)).toEqual([free, null, null]);
    centre.setHold(reserved, { reserved: false });
    centre.setHold(barred, { barred: false });
    expect(contacts.map(({ agent }) => agent)).toEqual([free, reserved, barred]);
  });

  test('whoever is reserved at one vendor is not called at another', () => {
    const { centre } = start({ warmUp: 0 });
    const { agents } = first(centre.people, ({ vendors }) => vendors.length === 4);
    for (const agent of agents) if (agent.vendor === 'ENGAGE') centre.setHold(agent, { reserved: true });
    expect(agents.filter(isAvailable)).toEqual([]);
  });

  test('takes people in and lets them go', () => {
    const { centre } = start({ warmUp: 0 });
    const queue = centre.queue('Renewals');
    for (const agent of centre.agentsAt('ENGAGE')) centre.place({ agent, duty: 'LOGGED_OUT' });
    const person = centre.welcome({ first: 'New', last: 'One', email: 'new.one@acme.example' });
    const agent = centre.hire(person, 'ENGAGE', [queue]);
    expect(centre.agent('ENGAGE', 'new.one@acme.example')).toBe(agent);
    const call = centre.place({ queue, status: 'QUEUED' });
    expect([call.agent, person.vendors]).toEqual([agent, ['ENGAGE']]);
    centre.dismiss(agent);
    expect([call.status, person.vendors, person.agents]).toEqual(['HANDLED', [], []]);
    expect(centre.agentsAt('ENGAGE')).not.toContain(agent);
    expect(centre.place({ queue, status: 'QUEUED' }).agent).toBeNull();
  });

  test('forgets what ended more than a day ago', () => {
    const { centre, clock } = start({ people: 20, teniosWrapUp: 45_000 });
    clock.advance(30 * 3_600_000);
    centre.advance();
    const oldest = Math.min(...[...centre.contacts].map(({ disconnectedAt }) => disconnectedAt ?? clock.now()));
    expect(clock.now() - oldest).toBeLessThan(25 * 3_600_000);
  });

  test('places contacts in every status', () => {
    const { centre } = start({ frozen: true, warmUp: 0 });
    const queue = centre.queue('Sales');
    const agent = first(centre.agentsAt('SINCH'), ({ memberships }) => memberships.has(queue));
    for (const status of ['PREVIEW', 'DIALING', 'TALKING', 'WRAP_UP', 'PENDING', 'HANDLED'] as const) {
      expect(centre.place({ queue, status, agent })).toHaveProperty('status', status);
    }
    for (const status of ['QUEUED', 'ABANDONED', 'FALSE_ATTEMPT', 'SERVICE_CLOSED'] as const) {
      expect(centre.place({ queue, status })).toMatchObject({ status, agent: null, path: [{}] });
    }
    expect(() => centre.place({ queue, status: 'TALKING' })).toThrow('needs an agent');
    expect(() => centre.place({ queue, status: 'ABANDONED', agent })).toThrow('has no agent');
    expect(() => centre.place({ agent, duty: 'PAUSE', reason: 'NAP' })).toThrow("no not-ready reason 'NAP'");
  });
});
