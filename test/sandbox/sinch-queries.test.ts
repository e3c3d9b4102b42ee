import { describe, expect, test } from '@jest/globals';
import { first, sandboxes, since } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;

describe('lists', () => {
  test('are cut at 100 without a word', async () => {
    const { rows } = await start({ ...calm, people: 200 });
    expect(await rows(`/agents?${since}`)).toHaveLength(100);
    expect(await rows(`/agents?${since}&limit=500`)).toHaveLength(160);
    expect(await rows(`/agents?${since}&limit=500&offset=150`)).toHaveLength(10);
    expect(await rows(`/agents?${since}&limit=0`)).toHaveLength(0);
  });

  test('page stably by id', async () => {
    const { rows } = await start(calm);
    const all = await rows(`/agents?${since}&sort=id`);
    const pages = await Promise.all(
      [0, 20, 40].map((offset) => rows(`/agents?${since}&sort=id&limit=20&offset=${offset}`)),
    );
    expect(pages.flat()).toEqual(all);
    const ids = all.map(({ id }) => String(id));
    expect(ids).toEqual([...ids].sort());
  });

  test('sort by any field, up and down, in the order of a language', async () => {
    const { rows } = await start(calm);
    const names = async (sort: string) => (await rows(`/agents?${since}&sort=${sort}`)).map(({ name }) => String(name));
    const finnish = await names('name,LOCALE-fi');
    expect(finnish).toEqual([...finnish].sort(new Intl.Collator('fi').compare));
    expect(await names('-name,LOCALE-fi')).toEqual(finnish.toReversed());
    const numbers = (await rows(`/agents?${since}&sort=-number`)).map(({ number }) => Number(number));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  test('filter by any field, with * and ?, without regard to case', async () => {
    const { rows, centre } = await start(calm);
    const { person } = first(centre.agentsAt('SINCH'));
    const found = async (filter: string) => (await rows(`/agents?${since}&${filter}`)).map(({ email }) => email);
    expect(await found(`number=${person.extension}`)).toEqual([person.email]);
    expect(await found(`email=${person.email.toUpperCase()}`)).toEqual([person.email]);
    expect(await found(`email=${person.email.replace('.', '?')}`)).toEqual([person.email]);
    expect(await found(`name=${encodeURIComponent(person.last)}*`)).toContain(person.email);
    expect(await found('name=fox')).toEqual([]);
    expect(await found('nothing=1')).toEqual([]);
    expect(await found('name=*&manageable=false')).toHaveLength(6);
  });

  test.each([
    ['/agents?id=2B8ED95B0EC911E79675005056A75D9', "Invalid GUID: '2B8ED95B0EC911E79675005056A75D9'"],
    [`/agents?id=${'A'.repeat(32)},`, "Invalid GUID: ''"],
    ['/agents?queueId=x', "Invalid GUID: 'x'"],
    ['/contacts?agentId=x', "Invalid GUID: 'x'"],
    [`/contacts?queueId=${'A'.repeat(32)}%20`, `Invalid GUID: '${'A'.repeat(32)} '`],
    ['/queueStatuses?id=x', "Invalid GUID: 'x'"],
    ['/queueGroups?id=ALL_QUEUES,x', "Invalid GUID: 'x'"],
    ['/contactSummaries?queueId=x', "Invalid GUID: 'x'"],
    ['/agents/x/queues', "Invalid GUID: 'x'"],
    ['/agents/x/presences', "Invalid GUID: 'x'"],
    ['/contacts/x/details', "Invalid GUID: 'x'"],
    ['/contacts?startTime=yesterday', "Invalid time: 'yesterday'"],
    ['/contacts?limit=many', "Invalid value of limit: 'many'"],
    ['/agents?showQueueInfo=7', "Invalid value of showQueueInfo: '7'"],
    ['/queueStatuses?sort=name,LOCALE-@', "Invalid locale: '@'"],
  ])('%s is a bad request', async (path, message) => {
    const { ask } = await start(calm);
    const response = await ask(path.startsWith('/agents?') ? `${path}&${since}` : path);
    expect([response.status, await response.text()]).toEqual([400, message]);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  test.each([
    '/contacts/x',
    `/contacts/${'A'.repeat(32)}`,
    `/contacts/${'A'.repeat(32)}/details`,
    `/agents/${'A'.repeat(32)}?${since}`,
    `/agents/${'A'.repeat(32)}/queues`,
    `/agents/x/queues/y`,
    '/queueStatuses/x',
    '/userStatuses/x',
    '/contactSummaries/x',
    '/queueGroups/x',
    '/settings/x',
    '/nothing',
  ])('%s is not found', async (path) => {
    const { ask } = await start(calm);
    const response = await ask(path);
    expect([response.status, await response.text()]).toEqual([404, 'HTTP 404 Not Found']);
  });
});

describe('agents', () => {
  test('need a startTime', async () => {
    const { ask, centre } = await start(calm);
    for (const path of ['/agents', `/agents/${first(centre.agentsAt('SINCH')).id}`]) {
      const response = await ask(path);
      expect([response.status, await response.text()]).toEqual([400, 'Missing parameter: startTime']);
    }
  });

  test('are chosen by id, availability and queue', async () => {
    const { rows, centre } = await start();
    const agents = centre.agentsAt('SINCH');
    const two = agents.slice(3, 5).map(({ id }) => id);
    const chosen = await rows(`/agents?${since}&id=${two.join(',').toLowerCase()}`);
    expect(chosen.map(({ id }) => id).sort()).toEqual([...two].sort());
    const words = (await rows(`/agents?${since}&availability=free,Away`)).map(({ availability }) => availability);
    expect([...new Set(words)].sort()).toEqual(['Away', 'Free']);
    const queue = centre.queue('Sales');
    const members = agents.filter(({ memberships }) => memberships.has(queue));
    expect(await rows(`/agents?${since}&queueId=${queue.id}`)).toHaveLength(members.length);
  });

  test('show of their queues what is asked for', async () => {
    const { rows, row, centre } = await start();
    const agent = first(centre.agentsAt('SINCH'));
    const shown = async (level: string) => {
      const { queues } = await row(`/agents/${agent.id}?${since}${level}`);
      const list = (queues as { queue: object[] } | undefined)?.queue;
      return list && Object.keys(first(list)).filter((key) => ['serving', 'handlingDuration'].includes(key));
    };
    expect(await shown('&showQueueInfo=0')).toBeUndefined();
    expect(await shown('')).toEqual(['handlingDuration']);
    expect(await shown('&showQueueInfo=2')).toEqual(['serving']);
    expect(await shown('&showQueueInfo=3')).toEqual(['serving', 'handlingDuration']);

    const count = async (level: number, from = since) => (await rows(`/agents?${from}&showQueueInfo=${level}`)).length;
    const withoutQueues = centre.agentsAt('SINCH').filter(({ memberships }) => memberships.size === 0).length;
    expect(withoutQueues).toBeGreaterThan(0);
    expect(await count(5)).toBe(48 - withoutQueues);
    expect(await count(4, 'startTime=2026-11-22T09:00:00.000Z')).toBe(0);
    expect(await count(6)).toBeLessThanOrEqual(48 - withoutQueues);
  });
});

describe('contacts', () => {
  test('are chosen by time, or regardless of it while they live', async () => {
    const { rows, clock } = await start();
    const from = Date.parse('2026-11-22T08:00:00.000Z');
    const path = '/contacts?startTime=2026-11-22T08:00:00.000Z&endTime=2026-11-22T08:30:00.000Z&limit=9999';
    const times = (await rows(path)).map(({ arrivalTime }) => Date.parse(String(arrivalTime)));
    expect(times.length).toBeGreaterThan(50);
    expect(times.every((time) => time >= from && time <= from + 1_800_000)).toBe(true);
    const more = await rows(`${path}&showAllInProcess=1`);
    const older = more.filter(({ arrivalTime }) => Date.parse(String(arrivalTime)) < clock.now() - 7_200_000);
    expect(older.length).toBeGreaterThan(0);
    expect(older.every(({ status }) => String(status).startsWith('In'))).toBe(true);
  });

  test('are chosen by agent, queue, login type and either address', async () => {
    const { rows, centre } = await start();
    const all = await rows('/contacts?limit=9999');
    const count = async (filter: string) => (await rows(`/contacts?limit=9999&${filter}`)).length;
    const { id } = first(centre.agentsAt('SINCH'));
    expect(await count(`agentId=${id}`)).toBe(all.filter(({ agentId, agentid }) => (agentId ?? agentid) === id).length);
    const queue = centre.queue('Customer Service Email');
    const mails = all.filter(({ queueId }) => queueId === `${queue.id} `);
    expect(await count(`queueId=${queue.id}`)).toBe(mails.length);
    const hunted = await rows('/contacts?limit=9999&queueLoginType=HuntGroup');
    expect(new Set(hunted.map(({ queueName }) => queueName))).toEqual(
      new Set(['Billing', 'Customer Service Overflow']),
    );
    const { source } = first(all, ({ type }) => type === 'CallIn');
    expect(await count(`search=${encodeURIComponent(String(source))}`)).toBeGreaterThan(0);
    expect(await count('search=*@acme.example')).toBe(
      all.filter(({ source: from, destination }) => `${from} ${destination}`.includes('@acme.example')).length,
    );
    expect(await count('search=nobody')).toBe(0);
  });

  test('in wrap-up are one call', async () => {
    const { rows, centre } = await start();
    const wrapUps = await rows('/contacts?showAllInProcess=1&status=InProcess_WrapUp');
    const agents = centre.agentsAt('SINCH').filter((agent) => centre.wrapUpOf(agent) !== null);
    expect(wrapUps.map(({ agentId, agentid }) => agentId ?? agentid).sort()).toEqual(agents.map(({ id }) => id).sort());
  });

  test('can be picked or are in an own queue by the rights of who signs in', async () => {
    const { rows, centre } = await start(calm);
    const [me, other] = centre.agentsAt('SINCH');
    if (me === undefined || other === undefined) throw new Error('There are no agents.');
    const chat = centre.place({ queue: centre.queue('Sales Chat'), status: 'QUEUED' });
    const call = centre.place({ queue: centre.queue('Sales'), status: 'QUEUED' });
    const mail = centre.place({ queue: centre.queue('Orders Email'), status: 'PENDING', agent: other });
    const ids = async (filter: string) => (await rows(`/contacts?${filter}`)).map(({ id }) => id).sort();
    expect(await ids('pickable=true')).toEqual([chat.id, mail.id].sort());
    expect(await ids('activeQueue=true')).toEqual([chat.id, call.id, mail.id].sort());
    centre.setMembership(me, centre.queue('Sales Chat'), { serving: false, externalServing: false });
    expect(await ids('activeQueue=true&pickable=true')).toEqual([mail.id]);
    expect(await ids('pickable=true')).toEqual([chat.id, mail.id].sort());
  });
});

test('summaries are chosen by type, queue and time', async () => {
  const { rows, centre } = await start();
  const { id } = centre.queue('Sales');
  const some = await rows(`/contactSummaries?queueId=${id}&startTime=2026-11-22T08:00:00.000Z`);
  expect(some).toHaveLength(4);
  const types = (await rows('/contactSummaries?type=phone,Chat&limit=999')).map(({ type }) => type);
  expect([...new Set(types)].sort()).toEqual(['Chat', 'Phone']);
});
