import { describe, expect, test } from '@jest/globals';
import { first, idAt, sourceIds } from '../conformance/kit.ts';
import type { Tested } from '../conformance/traits.ts';
import { change, type Mutation, refusal } from '../gateway/changes.ts';
import { gateways, type Simulated, type Tried } from '../kit/gateway.ts';
import { agentId, agentsAt, another, as, everywhere, self, signedIn } from './kit.ts';

const start = gateways();

/** What agents:self opens on one's own agents, each where some vendor can do it, with the rest of its input. */
const changes: readonly [Mutation, Tested, (tried: Tried) => object][] = [
  ['setAgentState', 'TENIOS', () => ({ state: 'NOT_READY' })],
  ['setAgentState', 'ENGAGE', () => ({ state: 'NOT_READY' })],
  ['setAgentState', 'SINCH', () => ({ state: 'NOT_READY' })],
  ['extendWrapUp', 'TENIOS', () => ({ by: 60_000 })],
  ['cancelWrapUp', 'TENIOS', () => ({})],
  ['sendHeartbeat', 'DEEPCALL', () => ({ microphonePermitted: true })],
  ['setPresence', 'SINCH', () => ({ presenceId: idAt({ sourceId: sourceIds.SINCH }, 'Presence', 'AVAILABLE') })],
  ['setQueueLogin', 'SINCH', (tried) => ({ serving: true, queueId: queueOf(tried) })],
];

const queueOf = (tried: Tried): string => {
  const agent = first(agentsAt(tried, 'SINCH'), ({ person }) => person === everywhere(tried));
  return idAt({ sourceId: sourceIds.SINCH }, 'Queue', first(agent.memberships.keys()).id);
};

const simulator = {
  TENIOS: 'tenios',
  DEEPCALL: 'deepcall',
  ENGAGE: 'engage',
  SINCH: 'sinch',
} as const satisfies Record<Tested, Simulated>;

/** Calls that change something. */
const writes = (tried: Tried, vendor: Tested) =>
  tried.calls(simulator[vendor]).filter((call) => !/^GET |^(list|show)|agent_on_break|wrapup$|\/get_/i.test(call));

describe.each(changes)('%s at %s', (mutation, vendor, rest) => {
  test('of somebody else’s agent is refused before the vendor is asked for it', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const mine = await self(tried, me, 'agents:read');
    const input = { agentId: agentId(tried, vendor, another(tried, vendor, me)), ...rest(tried) };
    expect(await refusal(mine, mutation, input)).toMatchObject({
      code: 'FORBIDDEN',
      inputPath: ['agentId'],
      retryable: false,
    });
    const nobody = idAt({ sourceId: sourceIds[vendor] }, 'Agent', 'nobody@acme.example');
    expect(await refusal(mine, mutation, { ...input, agentId: nobody })).toMatchObject({ code: 'FORBIDDEN' });
    expect(writes(tried, vendor)).toEqual([]);
  });

  test('of one’s own agent is made, and so is anybody’s with agents:manage', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const { centre } = tried.sandbox;
    for (const agent of agentsAt(tried, 'TENIOS'))
      centre.place({ queue: first(centre.queuesAt('TENIOS')), status: 'WRAP_UP', agent });
    const askers = [
      { asker: await self(tried, me), person: me },
      { asker: await as(tried, { scope: 'agents:manage' }), person: another(tried, vendor, me) },
    ];
    for (const { asker, person } of askers) {
      const input = { agentId: agentId(tried, vendor, person), ...rest(tried) };
      const payload = await change(asker, mutation, input, 'agent { id email state }');
      // The vendor may refuse it for reasons of its own.
      for (const { message } of payload.errors) expect(message).not.toContain('in the token');
      if (payload.errors.length === 0) expect(payload.agent).toMatchObject({ id: input.agentId, email: person.email });
    }
  });
});

/** What was read before may be shown once more while its source fails. */
const lasting = Object.fromEntries(
  Object.entries(signedIn.source).map(([id, settings]) => [id, { ...settings, staleIfError: '30s' }]),
);

/** Vendors that have to be asked whose an agent is; for the others the configuration says it. */
const asked = changes.filter(([, vendor]) => vendor === 'ENGAGE' || vendor === 'SINCH');

describe.each(asked)('%s at %s', (mutation, vendor, rest) => {
  test.each([
    ['cannot say', false],
    ['can no longer say', true],
  ])('of an agent of whom the source %s whose it is changes nothing', async (_, isKnown) => {
    const tried = await start({ ...signedIn, source: lasting });
    const me = everywhere(tried);
    const mine = await self(tried, me);
    const input = { agentId: agentId(tried, vendor, me), ...rest(tried) };
    const read = () => mine.query('query ($agentId: ID!) { agent(id: $agentId) { email } }', input);
    if (isKnown) await read();
    tried.sandbox[simulator[vendor]].fault(() => true, { status: 401 });
    if (isKnown) expect((await read()).data.agent).toEqual({ email: me.email });
    expect(await refusal(mine, mutation, input)).toMatchObject({
      code: expect.stringMatching(/^VENDOR_/),
      message: expect.stringContaining('cannot be said whose agent'),
      inputPath: ['agentId'],
    });
    expect(writes(tried, vendor)).toEqual([]);
  });
});

/** At Engage an agent goes by the name that it signs in with, which is what tells whose it is. */
const renamed = asked.filter(([, vendor]) => vendor === 'SINCH');

test.each(renamed)(
  '%s at %s of an agent who is somebody else’s since it was read is refused',
  async (mutation, vendor, rest) => {
    const remembered = Object.fromEntries(
      Object.entries(signedIn.source).map(([id, settings]) => [id, { ...settings, cacheFor: '1m' }]),
    );
    const tried = await start({ ...signedIn, source: remembered });
    const me = everywhere(tried);
    const { email } = me;
    const mine = await self(tried, me);
    const input = { agentId: agentId(tried, vendor, me), ...rest(tried) };
    const read = await mine.query('query ($agentId: ID!) { agent(id: $agentId) { email } }', input);
    expect(read.data.agent).toEqual({ email });
    tried.clock.advance(30_000);
    Object.assign(me, { email: 'other@acme.example' });
    expect(await refusal(mine, mutation, input)).toMatchObject({ code: 'FORBIDDEN', inputPath: ['agentId'] });
    expect(writes(tried, vendor)).toEqual([]);
  },
);

test('setPersonState of somebody else is refused before any vendor is asked; oneself it sets everywhere', async () => {
  const tried = await start(signedIn);
  const me = everywhere(tried);
  const mine = await self(tried, me);
  const { email } = another(tried, 'SINCH', me);
  expect(await refusal(mine, 'setPersonState', { email, state: 'NOT_READY' })).toMatchObject({
    code: 'FORBIDDEN',
    inputPath: ['email'],
  });
  expect(Object.values(simulator).flatMap((name) => tried.calls(name))).toEqual([]);
  const set = await change(mine, 'setPersonState', { email: me.email.toUpperCase(), state: 'NOT_READY' });
  expect(set.results.map((one: { agentId: string }) => one.agentId).toSorted()).toEqual(
    (['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'] as const).map((vendor) => agentId(tried, vendor, me)).toSorted(),
  );
  const manager = await as(tried, { scope: 'agents:manage' });
  const payload = await change(manager, 'setPersonState', { email, state: 'READY' });
  expect(payload.results.length).toBeGreaterThan(0);
});

describe('an idempotency key', () => {
  const key = { by: 60_000, idempotencyKey: 'the-same' };

  test('of one caller tells another nothing, and somebody who may no longer change the agent as little', async () => {
    const tried = await start(signedIn);
    const me = everywhere(tried);
    const { centre } = tried.sandbox;
    const agent = first(agentsAt(tried, 'TENIOS'), ({ person }) => person === me);
    centre.place({ queue: first(centre.queuesAt('TENIOS')), status: 'WRAP_UP', agent });
    const input = { agentId: agentId(tried, 'TENIOS', me), ...key };
    const mine = await self(tried, me);
    const made = await change(mine, 'extendWrapUp', input);
    expect(made.errors).toEqual([]);
    tried.reset();
    expect(await change(mine, 'extendWrapUp', input)).toEqual(made);
    expect(tried.calls('tenios')).toEqual([]);
    // Somebody else’s key is a key of its own: the work is done again for them, and they get what came of that.
    const manager = await as(tried, { scope: 'agents:manage', sub: 'ben' });
    await change(manager, 'extendWrapUp', input);
    expect(tried.calls('tenios')).not.toEqual([]);
    tried.reset();
    // The same subject under another address.
    const moved = await as(tried, { scope: 'agents:self', sub: me.email, email: 'other@acme.example' });
    expect(await refusal(moved, 'extendWrapUp', input)).toMatchObject({ code: 'FORBIDDEN' });
    const refused = await as(tried, { scope: 'agents:self', sub: 'carl', email: 'carl@acme.example' });
    expect(await refusal(refused, 'extendWrapUp', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(tried.calls('tenios')).toEqual([]);
  });
});
