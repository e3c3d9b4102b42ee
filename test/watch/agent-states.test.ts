import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Watching, watches } from './kit.ts';

const start = watches();

/** The agents of a vendor, in the order of its simulator. */
const agentsAt = ({ sandbox: { centre } }: Watching, vendor: 'TENIOS' | 'DEEPCALL' | 'ENGAGE' | 'SINCH') =>
  centre.agentsAt(vendor);

/** What is told of a change of an agent's state. */
const change = (sourceId: string, externalId: string | undefined, previousState: string | null, state: string) => ({
  topic: 'agentState',
  at: expect.any(Number),
  agent: { sourceId, externalId },
  state,
  since: expect.anything(),
  previousState,
});

describe('the states of agents', () => {
  test.each([
    ['SINCH', 'sinch-fi', 'sinch', ['GET /agents', 'GET /contacts']],
    ['TENIOS', 'tenios-de', 'tenios', Array(4).fill('POST /acd/agent-state/retrieve')],
    // A call for each of the groups in the configuration.
    ['ENGAGE', 'engage-us', 'engage', Array(3).fill('listAgentStatesUsingEntity')],
    [
      'DEEPCALL',
      'deepcall-in',
      'deepcall',
      Array.from({ length: 6 }, (_, at) =>
        at % 2 === 0 ? 'POST /agentProfile/agentOnBreak' : 'POST /agentProfile/checkAgentInWrapUp',
      ),
    ],
  ] as const)('at %s are looked at once for everybody', async (vendor, id, simulator, calls) => {
    const t = await start();
    const source = t.source(id);
    const ends = Array.from({ length: 20 }, () => t.watch.need(source, 'agentStates', null));
    const known = await t.watch.known(source, 'agentStates');
    expect([...known.keys()].sort()).toEqual(
      agentsAt(t, vendor)
        .map((agent) => agent.id)
        .sort(),
    );
    expect([...t.calls(simulator)].sort()).toEqual([...calls].sort());
    await t.round(source, 'agentStates');
    expect(t.calls(simulator)).toHaveLength(2 * calls.length);
    for (const end of ends) end();
    t.clock.advance(600_000);
    await t.watch.known(source, 'agentStates');
    expect(t.calls(simulator)).toHaveLength(2 * calls.length);
    expect([t.told, t.failures]).toEqual([[], []]);
  });

  test('of one agent take that agent’s calls alone', async () => {
    const t = await start();
    const source = t.source('tenios-de');
    const [, agent] = agentsAt(t, 'TENIOS');
    t.watch.need(source, 'agentStates', [agent?.id ?? '']);
    expect([...(await t.watch.known(source, 'agentStates')).keys()]).toEqual([agent?.id]);
    expect(t.calls('tenios')).toHaveLength(1);
    const sinch = t.source('sinch-fi');
    const [other] = agentsAt(t, 'SINCH');
    t.watch.need(sinch, 'agentStates', [other?.id ?? '']);
    expect([...(await t.watch.known(sinch, 'agentStates')).keys()]).toEqual([other?.id]);
    expect(t.sandbox.sinch.requests.map(({ query }) => query.get('id') ?? query.get('agentId'))).toContain(other?.id);
  });

  test('are told when they have changed, once, however long answers are remembered', async () => {
    const t = await start({ source: { 'sinch-fi': { cacheFor: '1h' } } });
    const source = t.source('sinch-fi');
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    const [anna] = agentsAt(t, 'SINCH');
    if (anna) t.sandbox.centre.setReady(anna, false);
    await t.round(source, 'agentStates');
    await t.round(source, 'agentStates');
    expect(t.told).toEqual([change('sinch-fi', anna?.id, 'READY', 'NOT_READY')]);
    if (anna) t.sandbox.centre.setReady(anna, true);
    await t.round(source, 'agentStates');
    expect(t.told.slice(1)).toEqual([change('sinch-fi', anna?.id, 'NOT_READY', 'READY')]);
  });

  test('that went and came between two looks are not told, yet their beginning is known', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    t.watch.need(source, 'agentStates', null);
    const [anna] = agentsAt(t, 'SINCH');
    if (!anna) throw new Error('nobody is there');
    t.clock.advance(60_000);
    const before = (await t.watch.known(source, 'agentStates')).get(anna.id);
    t.sandbox.centre.setReady(anna, false);
    t.sandbox.centre.setReady(anna, true);
    await t.round(source, 'agentStates');
    expect(t.told).toEqual([]);
    const after = (await t.watch.known(source, 'agentStates')).get(anna.id);
    expect([before?.state, after?.state]).toEqual(['READY', 'READY']);
    expect(after?.since).toBe((before?.since ?? 0) + 60_000);
  });

  test('of somebody new are only taken note of, and of somebody who has left forgotten', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    const { centre } = t.sandbox;
    const [anna] = agentsAt(t, 'SINCH');
    const [group] = centre.queuesAt('SINCH');
    if (!anna || !group) throw new Error('the centre is too small');
    const eve = centre.hire(centre.welcome({ first: 'Eve', last: 'New', email: 'eve@acme.example' }), 'SINCH', [group]);
    centre.dismiss(anna);
    await t.round(source, 'agentStates');
    expect(t.told).toEqual([]);
    const known = await t.watch.known(source, 'agentStates');
    expect([known.has(anna.id), known.has(eve.id)]).toEqual([false, true]);
    centre.setReady(eve, false);
    await t.round(source, 'agentStates');
    expect(t.told).toEqual([change('sinch-fi', eve.id, 'READY', 'NOT_READY')]);
  });

  test('of those who cannot be read stay as they were known; the others are told', async () => {
    const t = await start();
    const source = t.source('tenios-de');
    const agents = agentsAt(t, 'TENIOS');
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    const [out, other] = [agents.slice(0, 2), agents.slice(2)];
    t.sandbox.tenios.fault(({ body }) => out.some(({ id }) => body.includes(id)), { status: 403 });
    for (const agent of agents) t.sandbox.centre.setReady(agent, false);
    await t.round(source, 'agentStates');
    const changes = (some: typeof agents) =>
      some.map(({ id }) => ({ ...change('tenios-de', id, 'READY', 'NOT_READY'), since: null }));
    expect(t.told).toEqual(changes(other));
    expect((await t.watch.known(source, 'agentStates')).size).toBe(agents.length);
    t.reset();
    await t.round(source, 'agentStates');
    expect(t.told).toEqual(changes(out));
  });

  test('that were known before a pause are compared with those after it', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    const end = t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    end();
    const [anna] = agentsAt(t, 'SINCH');
    if (!anna) throw new Error('nobody is there');
    t.clock.advance(3_600_000);
    t.sandbox.centre.setReady(anna, false);
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    expect(t.told).toEqual([change('sinch-fi', anna.id, 'READY', 'NOT_READY')]);
  });

  test('that were known before a restart are compared with those after it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trunkline-watch-'));
    const path = join(folder, 'store.db');
    try {
      const first = await start({ path });
      first.watch.need(first.source('sinch-fi'), 'agentStates', null);
      await first.watch.known(first.source('sinch-fi'), 'agentStates');
      await first.close();
      const [anna] = agentsAt(first, 'SINCH');
      if (!anna) throw new Error('nobody is there');
      first.sandbox.centre.setReady(anna, false);
      const second = await start({ path, after: first });
      second.watch.need(second.source('sinch-fi'), 'agentStates', null);
      await second.watch.known(second.source('sinch-fi'), 'agentStates');
      expect([first.told, second.told]).toEqual([[], [change('sinch-fi', anna.id, 'READY', 'NOT_READY')]]);
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('are told at once where they were changed through us, also of somebody who was not known', async () => {
    const t = await start();
    const source = t.source('tenios-de');
    const [anna, ben] = agentsAt(t, 'TENIOS');
    if (!anna || !ben) throw new Error('nobody is there');
    t.sandbox.tenios.fault(({ body }) => body.includes(ben.id), { status: 403 });
    t.watch.need(source, 'agentStates', [anna.id, ben.id]);
    await t.watch.known(source, 'agentStates');
    t.reset();
    t.sandbox.centre.setReady(ben, false);
    t.watch.touched(source, 'agentStates', [ben.id]);
    await t.watch.known(source, 'agentStates');
    expect(t.told).toEqual([{ ...change('tenios-de', ben.id, null, 'NOT_READY'), since: null }]);
    expect(t.calls('tenios')).toHaveLength(1);
  });

  test('are told at once where they were changed through us, also where nothing was known of anybody', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    const [anna] = agentsAt(t, 'SINCH');
    if (!anna) throw new Error('nobody is there');
    t.sandbox.sinch.fault(/./, { status: 403 });
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    t.reset();
    t.sandbox.centre.setReady(anna, false);
    t.watch.touched(source, 'agentStates', [anna.id]);
    await t.watch.known(source, 'agentStates');
    expect(t.told).toEqual([change('sinch-fi', anna.id, null, 'NOT_READY')]);
  });

  test('that come second to what another replica has noted are told by the next look, and are no failure', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    const [anna] = agentsAt(t, 'SINCH');
    if (!anna) throw new Error('nobody is there');
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    const { note } = t.store.watched;
    t.store.watched.note = async () => false;
    t.sandbox.centre.setReady(anna, false);
    await t.round(source, 'agentStates');
    expect([t.told, t.failures]).toEqual([[], []]);
    t.store.watched.note = note;
    await t.round(source, 'agentStates');
    expect([t.told, t.failures]).toEqual([[change('sinch-fi', anna.id, 'READY', 'NOT_READY')], []]);
  });

  test('that the store cannot take are a failure that is told', async () => {
    const t = await start();
    const source = t.source('sinch-fi');
    t.store.watched.note = () => Promise.reject(new TypeError('a bug'));
    t.watch.need(source, 'agentStates', null);
    await t.watch.known(source, 'agentStates');
    expect(t.failures).toEqual([{ err: new TypeError('a bug'), watched: 'sinch-fi/agentStates' }]);
    await t.round(source, 'agentStates');
    expect(t.failures).toHaveLength(2);
  });
});
