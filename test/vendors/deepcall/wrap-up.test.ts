import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/sandbox/centre/types.ts';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentsOf, answers, ask, id, pair, paths, ravi, sent, small, speaksFor, told } from './kit.ts';

const start = gateways();
const second = 1_000;
const day = 24 * 60 * 60 * second;
const wrapUp =
  'wrapUp { id state startedAt endsAt remaining extensions contactExternalId contact { id } agent { externalId } }';

/** Puts an agent into a wrap-up that lasts so many milliseconds from now. */
function begin({ sandbox: { centre } }: Tried, agent: Agent, lasts = 20 * second) {
  const [queue] = centre.queuesAt('DEEPCALL');
  if (queue === undefined) throw new Error('DeepCall has no queue.');
  return centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: lasts });
}

const at = (time: number): string => new Date(time).toISOString();
const unix = (time: number): number => Math.floor(time / second);

/** The wrap-up of an id. */
const byId = async (tried: Tried, wrapUpId: string) => {
  const { data, errors } = await tried.query(
    `query ($id: ID!) { wrapUp(id: $id) { state endsAt remaining } node(id: $id) { id } }`,
    { id: wrapUpId },
  );
  expect(errors).toBeUndefined();
  return data.wrapUp;
};

describe('an agent in wrap-up', () => {
  test('is in WRAP_UP, also while on a break, with the end and the call that DeepCall tells', async () => {
    const t = await start(small);
    const agent = ravi(t);
    const contact = begin(t, agent);
    const ends = t.clock.now() + 20 * second;
    t.sandbox.deepcall.fault(paths.onBreak, { status: 200, body: { status: 'success', data: { on_break: 1 } } });
    const shown = await told(t, `state vendorState stateSince notReadyReason { isBreak } ${wrapUp}`);
    expect(shown).toEqual({
      state: 'WRAP_UP',
      vendorState: null,
      stateSince: null,
      notReadyReason: null,
      wrapUp: {
        id: expect.any(String),
        state: 'ACTIVE',
        startedAt: null,
        endsAt: at(ends),
        remaining: 20 * second,
        extensions: 0,
        contactExternalId: contact.id,
        contact: null,
        agent: { externalId: agent.id },
      },
    });
    expect(await byId(t, shown.wrapUp.id)).toEqual({ state: 'ACTIVE', endsAt: at(ends), remaining: 20 * second });
  });

  test('is in WRAP_UP even if nobody can say whether on a break', async () => {
    const t = await start(small);
    begin(t, ravi(t));
    t.sandbox.deepcall.refuse(paths.onBreak, 1015);
    expect(await told(t, 'state')).toEqual({ state: 'WRAP_UP' });
  });

  test.each([
    ['seconds', { wrapETime: unix(1_795_338_030_000) }, 1_795_338_030_000],
    ['seconds as text', { wrapETime: '1795338030' }, 1_795_338_030_000],
    ['milliseconds', { wrapETime: 1_795_338_030_500 }, 1_795_338_030_500],
    ['a date', { wrapETime: '2026-11-22T09:00:30Z' }, 1_795_338_030_000],
    ['only what is left', { currentDuration: '30' }, 1_795_338_030_000],
    ['an end that is none', { wrapETime: 0, currentDuration: 30 }, 1_795_338_030_000],
    ['neither', { wrapETime: 'soon' }, null],
  ])('ends as told in %s', async (_name, end, expected) => {
    const t = await start(small);
    expect(t.clock.now()).toBe(Date.UTC(2026, 10, 22, 9));
    answers(t, paths.wrapUp, { response: '1', ...end });
    const shown = await told(t, wrapUp);
    expect(shown.wrapUp).toMatchObject({
      state: 'ACTIVE',
      endsAt: expected === null ? null : at(expected),
      contactExternalId: null,
    });
  });

  test('whose end has passed is in none that is in progress', async () => {
    const t = await start(small);
    answers(t, paths.wrapUp, { response: 1, wrapETime: unix(t.clock.now()) });
    expect(await told(t, `state ${wrapUp}`)).toEqual({ state: 'WRAP_UP', wrapUp: null });
    const { data } = await t.query('{ wrapUps { nodes { id } failures { code } } }');
    expect(data.wrapUps).toEqual({ nodes: [], failures: [] });
  });

  test('is in none where a success says so', async () => {
    const t = await start(small);
    answers(t, paths.wrapUp, { response: 0, wrapETime: unix(t.clock.now() + 30 * second) });
    expect(await told(t, `state ${wrapUp}`)).toEqual({ state: 'UNKNOWN', wrapUp: null });
  });

  test('of which nothing is said is a bad answer', async () => {
    const t = await start(small);
    answers(t, paths.wrapUp, { wrapETime: 1 });
    const { data, errors } = await ask(t, 'state details { __typename } wrapUp { id }');
    expect(data.agent).toMatchObject({ state: null, details: { __typename: 'DeepCallAgentDetails' }, wrapUp: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['VENDOR_BAD_RESPONSE', 'VENDOR_BAD_RESPONSE']);
  });
});

describe('the id of a wrap-up', () => {
  test('stays while it runs, whoever asks and whatever its end', async () => {
    const t = await start(small);
    const contact = begin(t, ravi(t));
    const first = (await told(t, wrapUp)).wrapUp;
    t.clock.advance(10 * second);
    t.sandbox.centre.setWrapUpEnd(contact, t.clock.now() + 60 * second);
    const [again, , { data }] = await Promise.all([
      told(t, wrapUp),
      told(t, wrapUp),
      t.query('{ wrapUps { nodes { id endsAt } } }'),
    ]);
    expect(again.wrapUp).toEqual({ ...first, endsAt: at(t.clock.now() + 60 * second), remaining: 60 * second });
    expect(data.wrapUps.nodes).toEqual([{ id: first.id, endsAt: again.wrapUp.endsAt }]);
  });

  test('is another one when the end has passed', async () => {
    const t = await start(small);
    begin(t, ravi(t));
    const first = (await told(t, wrapUp)).wrapUp;
    t.clock.advance(20 * second);
    expect(await told(t, `state ${wrapUp}`)).toEqual({ state: 'UNKNOWN', wrapUp: null });
    begin(t, ravi(t));
    const next = (await told(t, wrapUp)).wrapUp;
    expect(next.id).not.toBe(first.id);
    expect(await byId(t, first.id)).toEqual({ state: 'EXPIRED', endsAt: first.endsAt, remaining: 0 });
    expect(await byId(t, next.id)).toMatchObject({ state: 'ACTIVE' });
  });

  test('is another one for another call, and the one before has ended', async () => {
    const t = await start(small);
    begin(t, ravi(t));
    const first = (await told(t, wrapUp)).wrapUp;
    t.clock.advance(5 * second);
    const call = begin(t, ravi(t));
    const next = (await told(t, wrapUp)).wrapUp;
    expect(next).toMatchObject({ contactExternalId: call.id, state: 'ACTIVE' });
    expect(next.id).not.toBe(first.id);
    expect(await byId(t, first.id)).toEqual({ state: 'ENDED', endsAt: at(t.clock.now()), remaining: 0 });
  });

  test('tells of one that was ended early, as soon as it is asked for', async () => {
    const t = await start(small);
    const contact = begin(t, ravi(t));
    const { id: wrapUpId } = (await told(t, wrapUp)).wrapUp;
    t.clock.advance(5 * second);
    t.sandbox.centre.endWrapUp(contact);
    t.reset();
    expect(await byId(t, wrapUpId)).toEqual({ state: 'ENDED', endsAt: at(t.clock.now()), remaining: 0 });
    expect(t.calls('deepcall')).toEqual([`POST ${paths.wrapUp}`]);
    expect(await told(t, wrapUp)).toEqual({ wrapUp: null });
  });

  test('resolves for a day after the end, without a call', async () => {
    const t = await start(small);
    begin(t, ravi(t));
    const { id: wrapUpId } = (await told(t, wrapUp)).wrapUp;
    t.clock.advance(20 * second);
    t.reset();
    t.clock.advance(day - 1);
    expect(await byId(t, wrapUpId)).toMatchObject({ state: 'EXPIRED' });
    t.clock.advance(1);
    expect(await byId(t, wrapUpId)).toBeNull();
    expect(t.calls('deepcall')).toEqual([]);
  });

  test('survives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
    try {
      const config = { store: { path: join(folder, 'trunkline.db') } };
      const before = await start({ ...small, config });
      begin(before, ravi(before));
      const shown = await told(before, wrapUp);
      await before.close();
      const after = await start({ ...small, config, after: before });
      after.clock.advance(second);
      expect((await told(after, wrapUp)).wrapUp.id).toBe(shown.wrapUp.id);
      await after.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(['0.nobody', 'zz.205', 'x'])(
    'that was never given (%s) names nothing, without a call',
    async (externalId) => {
      const t = await start(small);
      expect(await byId(t, id('WrapUp', externalId))).toBeNull();
      expect(t.calls('deepcall')).toEqual([]);
    },
  );
});

describe('the list of wrap-ups', () => {
  const list = `wrapUps(filter: $filter) { nodes { agent { externalId name } remaining } failures { code vendorCode source { id } } }`;
  const listed = async (t: Tried, filter: object = {}) => {
    const { data, errors } = await t.query(`query ($filter: WrapUpFilter) { ${list} }`, { filter });
    expect(errors).toBeUndefined();
    return data.wrapUps;
  };

  test('asks about everyone once, and about nothing but wrap-ups', async () => {
    const t = await start(small);
    const [one, , three] = agentsOf(t);
    if (!one || !three) throw new Error('There are too few.');
    begin(t, one, 30 * second);
    begin(t, three, 10 * second);
    const { nodes, failures } = await listed(t);
    expect(new Set(nodes.map((node: { agent: { externalId: string } }) => node.agent.externalId))).toEqual(
      new Set([one.id, three.id]),
    );
    expect(nodes.map((node: { agent: { name: string } }) => node.agent.name)).toEqual(
      nodes.map((node: { agent: { name: string } }) => node.agent.name).toSorted(new Intl.Collator('en').compare),
    );
    expect(failures).toEqual([]);
    expect(t.calls('deepcall')).toEqual(agentsOf(t).map(() => `POST ${paths.wrapUp}`));
    expect((await listed(t, { endsWithin: 20 * second })).nodes).toMatchObject([{ agent: { externalId: three.id } }]);
  });

  test('of some agents asks about them alone', async () => {
    const t = await start(small);
    const [one, two] = pair(t);
    begin(t, one);
    begin(t, two);
    expect((await listed(t, { agentIds: [id('Agent', two.id)] })).nodes).toMatchObject([
      { agent: { externalId: two.id } },
    ]);
    expect(sent(t, paths.wrapUp)).toEqual([{ ssid: t.sandbox.deepcall.credentialsOf(two).ssid }]);
    expect((await listed(t, { queueIds: [id('Queue', 'x')] })).nodes).toEqual([]);
  });

  test('has everybody else’s where one cannot be read, and says so', async () => {
    const t = await start(small);
    const [one, two] = pair(t);
    begin(t, one);
    begin(t, two);
    t.sandbox.deepcall.endSession(two);
    const { nodes, failures } = await listed(t);
    expect(nodes).toMatchObject([{ agent: { externalId: one.id } }]);
    expect(failures).toEqual([{ code: 'VENDOR_UNAUTHORIZED', vendorCode: '1014', source: { id: id('Source') } }]);
    t.sandbox.deepcall.fault(speaksFor(t, one), { status: 501 });
    expect((await listed(t)).nodes).toEqual([]);
  });
});
