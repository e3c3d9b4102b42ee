import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/ports/clock.ts';
import { asking } from '../../src/sandbox/engage/index.ts';
import { matches } from '../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { id, tenios } from '../gateway/kit.ts';
import { makeSite, type Site } from '../kit/gateway-process.ts';
import { needs } from '../kit/groups.ts';
import { startRedis } from '../kit/redis.ts';
import { type Subscriber, subscribers } from '../kit/subscribers.ts';

/** The service as a process that is killed, over vendors that go on. */

const extension = 'POST /wrap-up/extend';
const minute = 60_000;

let sandbox: Sandbox;
let site: Site;
const { overSocket } = subscribers();

beforeEach(async () => {
  site = makeSite();
  sandbox = await startSandbox({
    clock: systemClock,
    people: 20,
    warmUp: 0,
    frozen: true,
    vendors: ['TENIOS', 'ENGAGE'],
  });
});
afterEach(async () => {
  await site.close();
  await sandbox.close();
});

async function change(url: string, mutation: string, type: string, input: object, selection: string) {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { code } } }`;
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever it selected
  const { data } = (await response.json()) as { data: any };
  return data[mutation];
}

const extend = (url: string, input: object) =>
  change(url, 'extendWrapUp', 'ExtendWrapUpInput', input, 'wrapUp { id endsAt extensions }');
const create = (url: string, input: object) =>
  change(url, 'createAgents', 'CreateAgentsInput', input, 'results { user agent { id } error { code } }');

/** What extends the wrap-up of a TENIOS agent. */
function extensionOf(): object {
  const { centre } = sandbox;
  const [agent] = centre.agentsAt('TENIOS');
  const [queue] = centre.queuesAt('TENIOS');
  if (!agent || !queue) throw new Error('the centre is too small');
  centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 20_000 });
  const until = new Date(systemClock.now() + 3 * minute).toISOString();
  return { agentId: id('Agent', tenios, agent.id), until, idempotencyKey: 'extend' };
}

/** Somebody who is no agent at Engage yet, and what makes one. */
function creationOf() {
  const users = sandbox.centre.people.filter(({ vendors }) => !vendors.includes('ENGAGE')).map(({ email }) => email);
  return {
    sourceId: id('Source', 'engage-us'),
    agentGroupId: id('AgentGroup', 'engage-us', 'Renewals'),
    users: users.slice(0, 1),
    idempotencyKey: 'create',
  };
}

const extensionsSent = (): number => sandbox.tenios.requests.filter((sent) => matches(extension, sent)).length;
const creationsSent = (): number => sandbox.engage.requests.filter(asking('createAgents')).length;

/** The events of a wrap-up, until one of a type has come. */
async function upTo(type: string, heard: Subscriber): Promise<readonly { id: string; type: string }[]> {
  const events: { id: string; type: string }[] = [];
  while (events.at(-1)?.type !== type) events.push((await heard.next()).data.wrapUpEvents);
  return events;
}

const followed = 'subscription ($after: ID) { wrapUpEvents(after: $after) { id type wrapUp { id } } }';

function killed(store: () => Promise<object>): void {
  test('while vendors work: what may have been done is done no second time, and said to be unknown', async () => {
    const config = { sources: sandbox.sources, store: await store() };
    const [lengthening, creation] = [extensionOf(), creationOf()];
    const held = [
      sandbox.tenios.fault(extension, 'hold'),
      sandbox.engage.fault(asking('createAgents'), 'hold'),
    ] as const;
    const first = await site.start(config);
    const lost = Promise.allSettled([extend(first.url, lengthening), create(first.url, creation)]);
    for (const one of held) await one.reached;
    await first.kill();
    for (const one of held) one.release();
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);

    const { url } = await site.start(config);
    const again = () => Promise.all([extend(url, lengthening), create(url, creation)]);
    const unknown = { code: 'OUTCOME_UNKNOWN' };
    for (const [lengthened, created] of [await again(), await again()]) {
      expect(lengthened.errors).toEqual([unknown]);
      expect(created.results).toEqual([{ user: creation.users[0], agent: null, error: unknown }]);
    }
    expect([extensionsSent(), creationsSent()]).toEqual([1, 1]);
    // The vendors made both changes, as another key shows.
    const other = { idempotencyKey: 'another' };
    expect(await extend(url, { ...lengthening, ...other })).toMatchObject({
      errors: [{ code: 'WRAP_UP_EXTENSION_TOO_SHORT' }],
    });
    expect(await create(url, { ...creation, ...other })).toMatchObject({
      results: [{ error: { code: 'ALREADY_EXISTS' } }],
    });
  });

  test('after the answers: a repeat gets them again, and a wrap-up that ended meanwhile is told once', async () => {
    const config = { sources: sandbox.sources, store: await store(), wrapUp: { expiringLead: '0s' } };
    const [lengthening, creation] = [extensionOf(), creationOf()];
    // Ends sooner than a process starts.
    const endsSoon = () => ({ success: true, wrap_up_end_time: new Date(systemClock.now() + 1_000).toISOString() });
    sandbox.tenios.rewrite(extension, endsSoon);
    const first = await site.start(config);
    const before = await overSocket(first, followed);
    const [lengthened, created] = [await extend(first.url, lengthening), await create(first.url, creation)];
    expect(lengthened).toMatchObject({ errors: [], wrapUp: { extensions: 1 } });
    expect(created).toMatchObject({ errors: [], results: [{ user: creation.users[0], error: null }] });
    const { id: after, wrapUp } = (await before.next()).data.wrapUpEvents;
    expect(wrapUp).toEqual({ id: lengthened.wrapUp.id });
    const heard = Promise.allSettled([before.stop()]);
    await first.kill();
    await heard;

    const second = await site.start(config);
    expect(await extend(second.url, lengthening)).toMatchObject({ errors: [], wrapUp: { id: lengthened.wrapUp.id } });
    expect(await create(second.url, creation)).toEqual(created);
    expect([extensionsSent(), creationsSent()]).toEqual([1, 1]);
    const events = await upTo('EXPIRED', await overSocket(second, followed, { variables: { after } }));
    expect(events.map(({ type }) => type)).toEqual(['EXTENDED', 'EXPIRED']);

    await second.kill();
    const third = await site.start(config);
    // One more wrap-up marks the end of what there is to be told.
    sandbox.tenios.reset();
    expect(await extend(third.url, { ...extensionOf(), idempotencyKey: 'next' })).toMatchObject({ errors: [] });
    const all = await upTo('STARTED', await overSocket(third, followed, { variables: { after } }));
    expect(all.slice(0, -1)).toEqual(events);
  });
}

describe('killed over the embedded store', () => {
  killed(async () => ({ path: site.store }));
});

needs('redis-server')('killed over Redis', () => {
  const servers: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  killed(async () => {
    const server = await startRedis();
    servers.push(server);
    return { redis: server.url() };
  });
});
