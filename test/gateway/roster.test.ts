import { describe, expect, test } from '@jest/globals';
import { asking } from '../../src/sandbox/engage/index.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { change, refusal } from './changes.ts';
import { account, agentId, asked, atEngage, engage, groupId, strangers, team } from './engage-kit.ts';
import { id, tenios } from './kit.ts';

const start = gateways();
const results =
  'results { user agent { id externalId name group { externalId } } error { code inputPath source { id } } }';
const renewals = { sourceId: atEngage, agentGroupId: groupId('Renewals') };
const create = (tried: Tried, users: readonly string[], input: object = {}) =>
  change(tried, 'createAgents', { ...renewals, users, ...input }, results);
const remove = (tried: Tried, users: readonly string[], input: object = {}) =>
  change(tried, 'deleteAgents', { sourceId: atEngage, users, ...input }, results);
const creations = (tried: Tried) => asked(tried).filter((method) => method === 'createAgents').length;

describe('createAgents', () => {
  test('makes users agents, says of each how it went in the order sent, and shows them without another call', async () => {
    const tried = await start(account);
    const [ann = '', ben = ''] = strangers(tried);
    const [there = ''] = team(tried);
    const made = (user: string) => ({
      user,
      agent: { id: agentId(user), externalId: user, name: expect.any(String), group: { externalId: 'Renewals' } },
      error: null,
    });
    expect(await create(tried, [ben, there, 'no@body.example', ann, ben])).toEqual({
      results: [
        made(ben),
        { user: there, agent: null, error: expect.objectContaining({ code: 'ALREADY_EXISTS' }) },
        {
          user: 'no@body.example',
          agent: null,
          error: { code: 'NOT_FOUND', inputPath: ['users', '2'], source: { id: atEngage } },
        },
        made(ann),
        made(ben),
      ],
      errors: [],
    });
    expect(asked(tried)).toEqual(['createAgents']);
    expect(team(tried, 'Renewals')).toEqual(expect.arrayContaining([ann, ben]));
  });

  test('points at a user’s own place, repeats before it included', async () => {
    const tried = await start(account);
    const [ann = ''] = strangers(tried);
    const { results } = await create(tried, [ann, ann, 'no@body.example', 'no@body.example']);
    expect(results.map(({ error }: { error: { inputPath: unknown } | null }) => error?.inputPath ?? null)).toEqual([
      null,
      null,
      ['users', '2'],
      ['users', '3'],
    ]);
  });

  test('begins in the state asked for; a null in it is the same as nothing', async () => {
    const tried = await start(account);
    const [ann = '', ben = ''] = strangers(tried);
    const shown = 'results { agent { state details { ... on EngageAgentDetails { requestedAction } } } }';
    const made = async (user: string, initialState: object | null) =>
      (await change(tried, 'createAgents', { ...renewals, users: [user], initialState }, shown)).results[0].agent;
    const state = { requestedWorkState: 'Available', requestedAction: 'Train', phoneNumber: null };
    expect(await made(ann, state)).toEqual({ state: 'READY', details: { requestedAction: 'Train' } });
    expect(await made(ben, { loginEnabled: null })).toEqual({ state: 'NOT_READY', details: { requestedAction: null } });
  });

  test('that nobody can tell the end of says so of each user, and was sent once', async () => {
    const tried = await start({ ...account, source: { [engage]: { timeout: '90ms' } } });
    const users = strangers(tried).slice(0, 2);
    tried.sandbox.engage.fault(asking('createAgents'), 'apply-then-reset');
    const { results, errors } = await create(tried, users, { initialState: { requestedAction: 'Train' } });
    expect(errors).toEqual([]);
    expect(results).toEqual(
      users.map((user) => ({ user, agent: null, error: expect.objectContaining({ code: 'OUTCOME_UNKNOWN' }) })),
    );
    expect(creations(tried)).toBe(1);
  });

  test('whose operation ends too early says of each user that nobody knows; the work goes on', async () => {
    const tried = await start({ ...account, config: { limits: { operationTimeout: '5s' } } });
    const users = strangers(tried).slice(0, 2);
    const held = tried.sandbox.engage.fault(asking('createAgents'), 'hold');
    const answer = create(tried, users);
    await held.reached;
    tried.clock.advance(5_000);
    expect(await answer).toEqual({
      results: users.map((user) => ({
        user,
        agent: null,
        error: expect.objectContaining({ code: 'OUTCOME_UNKNOWN' }),
      })),
      errors: [],
    });
    held.release();
  });
});

describe('deleteAgents', () => {
  test('takes users off the list, and says of each how it went in the order sent', async () => {
    const tried = await start(account);
    const [ann = '', ben = ''] = team(tried);
    const gone = (user: string) => ({ user, agent: null, error: null });
    expect(await remove(tried, [ben, 'no@body.example', ann, ben])).toEqual({
      results: [
        gone(ben),
        { user: 'no@body.example', agent: null, error: expect.objectContaining({ code: 'AGENT_NOT_FOUND' }) },
        gone(ann),
        gone(ben),
      ],
      errors: [],
    });
    expect(asked(tried)).toEqual(['deleteAgents']);
    const { data } = await tried.query(
      `{ a: agent(id: "${agentId(ann)}") { id } b: agent(id: "${agentId(ben)}") { id } }`,
    );
    expect(data).toEqual({ a: null, b: null });
  });
});

describe('an input that cannot be used', () => {
  const both = ['createAgents', 'deleteAgents'] as const;
  const invalid = (...inputPath: string[]) => ({ code: 'INVALID_INPUT', inputPath, source: null, retryable: false });

  test.each(both)('of %s: nobody, or somebody without a name', async (mutation) => {
    const tried = await start(account);
    const input = mutation === 'createAgents' ? renewals : { sourceId: atEngage };
    expect(await refusal(tried, mutation, { ...input, users: [] })).toMatchObject(invalid('users'));
    expect(await refusal(tried, mutation, { ...input, users: ['a', ' '] })).toMatchObject(invalid('users', '1'));
    expect(asked(tried)).toEqual([]);
  });

  test('of createAgents: a group that is none of the source', async () => {
    const tried = await start({
      ...account,
      also: ({ sources }) => [{ ...sources[1], id: 'engage-eu', name: 'Engage EU' }],
    });
    const strange = ['x', agentId('a'), id('AgentGroup', 'engage-eu', 'Renewals'), id('AgentGroup', tenios, 'a')];
    for (const agentGroupId of strange)
      expect(await refusal(tried, 'createAgents', { sourceId: atEngage, users: ['a'], agentGroupId })).toMatchObject({
        code: 'NOT_FOUND',
        inputPath: ['agentGroupId'],
      });
    expect(asked(tried)).toEqual([]);
  });
});

describe('an idempotencyKey', () => {
  test('of a hundred calls at once makes one, and each gets the whole answer', async () => {
    const tried = await start(account);
    const users = [...strangers(tried).slice(0, 2), 'no@body.example'];
    const held = tried.sandbox.engage.fault(asking('createAgents'), 'hold');
    const all = Array.from({ length: 100 }, () => create(tried, users, { idempotencyKey: 'k' }));
    await held.reached;
    held.release();
    const answers = new Set((await Promise.all(all)).map((answer) => JSON.stringify(answer)));
    expect(answers.size).toBe(1);
    const [answer] = answers;
    expect(JSON.parse(answer ?? '').results).toMatchObject([
      { agent: { externalId: users[0] }, error: null },
      { agent: { externalId: users[1] }, error: null },
      { agent: null, error: { code: 'NOT_FOUND' } },
    ]);
    expect(creations(tried)).toBe(1);
    expect(JSON.stringify(await create(tried, users, { idempotencyKey: 'k' }))).toBe(answer);
    expect(creations(tried)).toBe(1);
  });

  test('is free again where nothing at all was done', async () => {
    const tried = await start({ ...account, source: { [engage]: { timeout: '90ms' } } });
    const users = strangers(tried).slice(0, 2);
    const busy = tried.sandbox.engage.fault(asking('createAgents'), {
      status: 429,
      headers: { 'retry-after': '1' },
    });
    const keyed = () => create(tried, users, { idempotencyKey: 'k' });
    const codes = ({ results }: { results: readonly { error: { code: string } | null }[] }) =>
      results.map(({ error }) => error?.code ?? null);
    expect(codes(await keyed())).toEqual(['VENDOR_RATE_LIMITED', 'VENDOR_RATE_LIMITED']);
    busy.release();
    tried.clock.advance(1_000);
    expect(codes(await keyed())).toEqual([null, null]);
  });

  test('that came with another input is refused once, not of each user', async () => {
    const tried = await start(account);
    const [ann = '', ben = ''] = strangers(tried);
    await create(tried, [ann], { idempotencyKey: 'k' });
    expect(await refusal(tried, 'createAgents', { ...renewals, users: [ben], idempotencyKey: 'k' })).toMatchObject({
      code: 'INVALID_INPUT',
      inputPath: ['idempotencyKey'],
    });
  });
});
