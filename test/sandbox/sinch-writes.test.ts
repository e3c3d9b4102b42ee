import { describe, expect, test } from '@jest/globals';
import { first, sandboxes, since, type Tried } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const put = (body: unknown) => ({ method: 'PUT', body });
const said = async (response: Response) => [response.status, await response.text()];

const free = ({ centre }: Tried) =>
  first(centre.agentsAt('SINCH'), ({ rights, person }) => rights.manageablePresence && person.restless);
const bound = ({ centre }: Tried) => first(centre.agentsAt('SINCH'), ({ rights }) => !rights.manageable);

describe('the ready state', () => {
  test('is set, shows everywhere, and counts in the routing', async () => {
    const sandbox = await start({ warmUp: 0 });
    const { ask, row, centre } = sandbox;
    const agent = free(sandbox);
    centre.place({ agent });
    const path = `/agents/${agent.id}/readyState`;
    expect(await row(path)).toEqual({ readyState: 'Ready' });
    expect(await said(await ask(path, put({ readyState: 'NotReady' })))).toEqual([204, '']);
    expect(await row(path)).toEqual({ readyState: 'NotReady' });
    expect(await row(`/agents/${agent.id}?${since}`)).toMatchObject({
      userStatus: 'NotReady',
      userReadyStatus: false,
      userStatusDuration: 0,
    });
    const queue = first(agent.memberships.keys());
    for (const each of centre.agentsAt('SINCH')) if (each !== agent) centre.place({ agent: each, duty: 'LOGGED_OUT' });
    centre.setMembership(agent, queue, { serving: true, externalServing: false });
    const contact = centre.place({ queue, status: 'QUEUED' });
    expect(contact.status).toBe('QUEUED');
    await ask(path, put({ readyState: 'Ready' }));
    expect(contact.agent?.id).toBe(agent.id);
  });

  test('is refused without rights, for a wrong word, and for who is logged out', async () => {
    const sandbox = await start(calm);
    const { ask, centre } = sandbox;
    const path = (agent: { id: string }) => `/agents/${agent.id}/readyState`;
    expect(await said(await ask(path(bound(sandbox)), put({ readyState: 'Ready' })))).toEqual([
      403,
      'HTTP 403 Forbidden',
    ]);
    const agent = free(sandbox);
    expect((await ask(path(agent), put({ readyState: 'Pause' }))).status).toBe(400);
    expect(await said(await ask(path(agent), put({})))).toEqual([400, "Missing property: 'readyState'"]);
    expect(await said(await ask(path(agent), put('{')))).toEqual([400, 'Invalid JSON']);
    centre.place({ agent, duty: 'LOGGED_OUT' });
    expect(await said(await ask(path(agent), put({ readyState: 'Ready' })))).toEqual([
      400,
      'The user is not logged in',
    ]);
  });
});

describe('a queue login', () => {
  test('is replaced as a whole', async () => {
    const sandbox = await start(calm);
    const { ask, row, rows } = sandbox;
    const agent = first(sandbox.centre.agentsAt('SINCH'), ({ rights, memberships }) => {
      return rights.manageable && [...memberships.values()].some(({ canChangeLogin }) => canChangeLogin);
    });
    const all = await rows(`/agents/${agent.id}/queues`);
    expect(all).toHaveLength(agent.memberships.size);
    const queue = first(all);
    const path = `/agents/${agent.id}/queues/${queue.id}`;
    expect(await row(path)).toEqual(queue);
    const before = await row(`/queueStatuses/${queue.id}`);
    const changed = { ...queue, serving: false, externalServing: true };
    expect(await said(await ask(path, put(changed)))).toEqual([204, '']);
    expect(await row(path)).toEqual(changed);
    expect((await row(`/queueStatuses/${queue.id}`)).agentsServing).toBe(Number(before.agentsServing) - 1);
    for (const name of Object.keys(changed)) {
      const lacking = { ...changed, [name]: undefined };
      expect(await said(await ask(path, put(lacking)))).toEqual([400, `Missing property: '${name}'`]);
    }
    expect((await ask(path, put({ ...changed, id: 'A'.repeat(32) }))).status).toBe(400);
    expect((await ask(path, put({ ...changed, serving: 'yes' }))).status).toBe(400);
  });

  test('is refused where it cannot be changed, and not found in a queue of others', async () => {
    const sandbox = await start(calm);
    const { ask, rows, centre } = sandbox;
    const agent = bound(sandbox);
    const queue = first(await rows(`/agents/${agent.id}/queues`));
    expect(queue.canChangeQueueLogin).toBe(false);
    expect((await ask(`/agents/${agent.id}/queues/${queue.id}`, put(queue))).status).toBe(403);
    const foreign = first(centre.queuesAt('SINCH'), (each) => !agent.memberships.has(each));
    expect((await ask(`/agents/${agent.id}/queues/${foreign.id}`, put(queue))).status).toBe(404);
    expect((await ask(`/agents/${agent.id}/queues/${foreign.id}`)).status).toBe(404);
  });
});

describe('a presence', () => {
  test('is chosen by putting its profile', async () => {
    const sandbox = await start(calm);
    const { ask, row, rows } = sandbox;
    const agent = free(sandbox);
    const lunch = first(await rows(`/agents/${agent.id}/presences?name=Lunch`));
    const path = `/agents/${agent.id}/presences/${lunch.id}`;
    expect(await said(await ask(path, put(lunch)))).toEqual([204, '']);
    expect(await row(`/agents/${agent.id}?${since}`)).toMatchObject({
      profileId: lunch.id,
      profile: 'Lunch',
      profileType: 'ABSENCE',
      profileDuration: 0,
      availability: 'Away',
      userStatus: 'Ready',
    });
    expect(await said(await ask(path, put({ ...lunch, priority: undefined })))).toEqual([
      400,
      "Missing property: 'priority'",
    ]);
  });

  test('is refused without the right', async () => {
    const { ask, rows, centre } = await start(calm);
    const agent = first(centre.agentsAt('SINCH'), ({ rights }) => rights.manageable && !rights.manageablePresence);
    const lunch = first(await rows(`/agents/${agent.id}/presences?name=Lunch`));
    expect((await ask(`/agents/${agent.id}/presences/${lunch.id}`, put(lunch))).status).toBe(403);
  });
});

describe('settings', () => {
  test('are listed, added and replaced', async () => {
    const { ask, rows, row } = await start(calm);
    expect(await rows('/settings')).toEqual([{ id: 'MON365_SETTINGS', uiLanguage: 'EN', value: '' }]);
    const wall = { id: 'WALL', uiLanguage: 'FI', value: '{"a":1}' };
    const made = await ask('/settings', { method: 'POST', body: wall });
    expect(await said(made.clone())).toEqual([201, 'WALL']);
    expect(made.headers.get('location')).toMatch(/\/RI\/rmi\/settings\/WALL$/);
    expect(await row('/settings/WALL')).toEqual(wall);
    expect((await ask('/settings', { method: 'POST', body: wall })).status).toBe(400);
    expect((await ask('/settings/WALL', put({ ...wall, value: 'b' }))).status).toBe(204);
    expect(await row('/settings/WALL')).toEqual({ ...wall, value: 'b' });
    expect(await said(await ask('/settings/WALL', put({ id: 'WALL', value: 'b' })))).toEqual([
      400,
      "Missing property: 'uiLanguage'",
    ]);
    expect((await ask('/settings/OTHER', put(wall))).status).toBe(404);
  });
});

test('headers must be those the page asks for', async () => {
  const { ask } = await start(calm);
  const html = { accept: 'text/html' };
  expect((await ask('/settings', { headers: html })).status).toBe(406);
  const setting = { id: 'A', uiLanguage: 'EN', value: '' };
  const json = { accept: 'application/json' };
  expect((await ask('/settings', { method: 'POST', body: setting, headers: json })).status).toBe(406);
  const plain = { 'content-type': 'text/plain' };
  expect((await ask('/settings/MON365_SETTINGS', { ...put(setting), headers: plain })).status).toBe(415);
  expect((await ask('/agents', { method: 'PUT', body: {} })).status).toBe(405);
});
