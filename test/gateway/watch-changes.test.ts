import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../kit/gateway.ts';
import { eventually, id, sinch, small, tenios } from './kit.ts';
import { listeners, roundsOf } from './watch-kit.ts';

const start = gateways();
const listen = listeners();

/** One look at all of what is followed at Sinch. */
const look = ['GET /agents', 'GET /contacts'];
const snapshotOf = (tried: Tried): number => tried.sandbox.centre.agentsAt('SINCH').length;
const states = (fields: string, args = '') =>
  `subscription { agentStateChanged(snapshot: true, sourceIds: ["${id('Source', sinch)}"]${args}) { ${fields} } }`;

describe('polls', () => {
  test('are one for everybody, whatever they select, and none once the last one has left', async () => {
    const tried = await start(small);
    const round = roundsOf(tried.clock);
    const people = snapshotOf(tried);
    const selections = ['state', 'agentId', 'previousState at', 'stateSince', 'isSnapshot id'];
    const everybody = await Promise.all(
      Array.from({ length: 50 }, (_, at) => listen(tried, states(selections[at % selections.length] ?? 'id'))),
    );
    for (const heard of everybody) await heard.count(people);
    expect(tried.calls('sinch')).toEqual(look);
    await round();
    await round();
    expect(tried.calls('sinch')).toEqual([...look, ...look]);

    const [anna] = tried.sandbox.centre.agentsAt('SINCH');
    if (anna) tried.sandbox.centre.setReady(anna, false);
    for (const heard of everybody) await heard.count(people + 1);
    // What was selected is in the event itself.
    expect(tried.calls('sinch')).toEqual([...look, ...look, ...look]);

    await round(1);
    const asked = () => tried.calls('sinch').length;
    await eventually(() => asked() === 4 * look.length);
    expect(everybody.flatMap(({ failures }) => failures)).toEqual([]);
    await Promise.all(everybody.map((heard) => heard.end()));
    await round(0);
    tried.clock.advance(600_000);
    await tried.query('{ viewer { subject } }');
    expect(asked()).toBe(4 * look.length);
  });

  test('show in what else is selected what is true after the change, for one reading a document', async () => {
    const tried = await start(small);
    const round = roundsOf(tried.clock);
    const people = snapshotOf(tried);
    const documents = [states('state agent { state }'), states('agent { id state name }')];
    const everybody = await Promise.all(Array.from({ length: 20 }, (_, at) => listen(tried, documents[at % 2] ?? '')));
    for (const heard of everybody) await heard.count(people);
    const { centre } = tried.sandbox;
    const [anna] = centre.agentsAt('SINCH');
    if (anna) centre.setReady(anna, false);
    tried.reset();
    await round();
    for (const heard of everybody) expect((await heard.count(people + 1)).at(-1).agent.state).toBe('NOT_READY');
    // The look, which tells what everybody is wrapping up, and for both documents one call for the agent.
    expect(tried.calls('sinch')).toEqual([...look, 'GET /agents']);
  });

  test('of one agent ask for that agent alone', async () => {
    const tried = await start(small);
    const round = roundsOf(tried.clock);
    const [agent] = tried.sandbox.centre.agentsAt('TENIOS');
    const heard = await listen(
      tried,
      `subscription { agentStateChanged(snapshot: true, agentIds: ["${id('Agent', tenios, agent?.id)}"]) { state } }`,
    );
    expect(await heard.count(1)).toEqual([{ state: 'READY' }]);
    expect([tried.calls('tenios'), tried.calls('sinch')]).toEqual([['POST /acd/agent-state/retrieve'], []]);
    await round();
    await eventually(() => tried.calls('tenios').length === 2);
    expect(tried.calls('tenios')).toEqual(Array(2).fill('POST /acd/agent-state/retrieve'));
  });

  test('use the source’s own language, whoever asks', async () => {
    const tried = await start({ ...small, source: { [sinch]: { language: 'fi' } } });
    const heard = await listen(tried, `subscription { queueStatusChanged(snapshot: true) { queueId } }`);
    await heard.count(1);
    expect(tried.requests('sinch').map(({ query }) => query.get('language'))).toEqual(['FI']);
  });
});

describe('what a vendor fails with', () => {
  test('ends no subscription; the source’s health tells of it', async () => {
    const tried = await start(small);
    const round = roundsOf(tried.clock);
    const people = snapshotOf(tried);
    const heard = await listen(tried, states('agentId state'));
    const health = await listen(
      tried,
      `subscription { sourceHealthChanged(sourceIds: ["${id('Source', sinch)}"]) { source { id } status } }`,
    );
    await heard.count(people);
    tried.sandbox.sinch.fault(/./, { status: 401 });
    while (!health.events.some(({ status }) => status === 'DOWN')) await round(2);
    const { centre } = tried.sandbox;
    const [anna] = centre.agentsAt('SINCH');
    if (anna) centre.setReady(anna, false);
    tried.reset();
    await round(2);
    expect((await heard.count(people + 1)).slice(people)).toEqual([
      { agentId: id('Agent', sinch, anna?.id), state: 'NOT_READY' },
    ]);
    expect([heard.failures, health.failures]).toEqual([[], []]);
  });
});

test('what became different while nobody followed is told to who resumes, also after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-watch-'));
  const config = { store: { path: join(folder, 'store.db') } };
  try {
    const early = await start({ ...small, config });
    const people = snapshotOf(early);
    const heard = await listen(early, states('id'));
    const [{ id: place }] = await heard.count(people);
    await heard.end();
    await early.close();
    const [anna] = early.sandbox.centre.agentsAt('SINCH');
    if (anna) early.sandbox.centre.setReady(anna, false);
    const late = await start({ ...small, config, after: early });
    const resumed = await listen(
      late,
      `subscription { agentStateChanged(after: "${place}") { agentId previousState state } }`,
    );
    expect(await resumed.count(1)).toEqual([
      { agentId: id('Agent', sinch, anna?.id), previousState: 'READY', state: 'NOT_READY' },
    ]);
    await resumed.end();
    await late.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('contacts and wrap-ups are one call each, whoever follows', async () => {
  const tried = await start(small);
  const round = roundsOf(tried.clock);
  const { centre } = tried.sandbox;
  const [queue] = centre.queuesAt('SINCH');
  const [agent] = centre.agentsAt('SINCH');
  if (!queue || !agent) throw new Error('The centre is too small.');
  const hears = (what: string) =>
    Promise.all(Array.from({ length: 5 }, () => listen(tried, `subscription { ${what} }`)));
  const [contacts, wrapUps] = [
    await hears('contactChanged { type contactId }'),
    await hears('wrapUpEvents { type agentId }'),
  ];
  await eventually(() => tried.calls('sinch').length === 2);
  const contact = centre.place({ queue, agent, status: 'WRAP_UP' });
  await round(2);
  const contactId = id('Contact', sinch, contact.id);
  const agentId = id('Agent', sinch, agent.id);
  for (const heard of contacts) expect(await heard.count(1)).toEqual([{ type: 'ARRIVED', contactId }]);
  for (const heard of wrapUps) expect(await heard.count(1)).toEqual([{ type: 'STARTED', agentId }]);
  expect(tried.calls('sinch')).toEqual(Array(4).fill('GET /contacts'));
  centre.endWrapUp(contact);
  await round(2);
  for (const heard of contacts) expect((await heard.count(2))[1]).toEqual({ type: 'ENDED', contactId });
  for (const heard of wrapUps) expect((await heard.count(2))[1]).toEqual({ type: 'ENDED', agentId });
  expect(tried.calls('sinch')).toEqual(Array(6).fill('GET /contacts'));
});
