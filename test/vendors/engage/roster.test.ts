import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways } from '../../kit/gateway.ts';
import { ann, asked, counts, hasten, id, nameOf, sent, small } from './kit.ts';
import { codes, create, creating, deleting, fault, names, remove, usersIn, warns, withUsers } from './roster-kit.ts';

const start = gateways();

describe('creating agents', () => {
  test('is one call, and shows them with their group', async () => {
    const t = await start(withUsers(['zoe@acme.example', "O'Neil & Co"]));
    const { results, errors } = await creating(
      t,
      ["O'Neil & Co", 'zoe@acme.example'],
      { initialState: { requestedWorkState: 'Available', registrationMethod: 'Web' } },
      'results { user agent { externalId name state group { externalId } } error { code } } errors { code }',
    );
    expect(errors).toEqual([]);
    expect(results).toEqual([
      {
        user: "O'Neil & Co",
        agent: { externalId: "O'Neil & Co", name: 'User 1', state: 'READY', group: { externalId: 'Renewals' } },
        error: null,
      },
      {
        user: 'zoe@acme.example',
        agent: { externalId: 'zoe@acme.example', name: 'User 0', state: 'READY', group: { externalId: 'Renewals' } },
        error: null,
      },
    ]);
    expect(asked(t)).toEqual([create]);
  });

  test('says of each user how it went, in the order they were sent', async () => {
    const t = await start(withUsers(['zoe@acme.example']));
    const there = nameOf(ann(t));
    const payload = await creating(t, ['nobody@acme.example', 'zoe@acme.example', there, 'zoe@acme.example']);
    expect(codes(payload)).toEqual(['NOT_FOUND', 'done', 'ALREADY_EXISTS', 'done']);
    expect(payload.errors).toEqual([]);
    expect(payload.results[0]).toEqual({
      user: 'nobody@acme.example',
      agent: null,
      error: {
        code: 'NOT_FOUND',
        message: 'The source knows no such user.',
        vendorCode: 'OBJECT_NOT_EXISTS',
        inputPath: ['users', '0'],
        retryable: false,
        source: { id: id('Source') },
      },
    });
    expect(usersIn(sent(t, create)[0] ?? '')).toEqual(['nobody@acme.example', 'zoe@acme.example', there]);
  });

  test('splits 2,500 users into three calls and keeps their order', async () => {
    const users = names(2_500);
    const t = await start(withUsers(users));
    const payload = await creating(t, users, {}, 'results { user error { code } } errors { code }');
    expect(counts(t)).toEqual({ [create]: 3 });
    expect(sent(t, create).map((body) => usersIn(body).length)).toEqual([1_000, 1_000, 500]);
    expect(sent(t, create).flatMap(usersIn)).toEqual(users);
    expect(payload.results).toEqual(users.map((name) => ({ user: name, error: null })));
    const gone = await deleting(t, users);
    expect(counts(t)).toEqual({ [create]: 3, [remove]: 3 });
    expect(new Set(codes(gone))).toEqual(new Set(['done']));
  });

  test.each([
    ['a Fault', { status: 500, body: fault('SYSTEM_LIMIT_EXCEEDED'), contentType: 'text/xml' }, 'LIMIT_EXCEEDED'],
    ['the connection', 'reset', 'OUTCOME_UNKNOWN'],
    ['a page', { status: 200, body: '<html></html>', contentType: 'text/html' }, 'OUTCOME_UNKNOWN'],
    ['no service', { status: 503 }, 'VENDOR_UNAVAILABLE'],
  ] as const)('that fails for one call of three (%s) hides the outcome of no other', async (_name, failure, code) => {
    const users = names(2_100);
    const t = await start(withUsers(users));
    hasten(t);
    t.sandbox.engage.fault(({ body }) => body.includes('>new-1500@'), failure);
    const payload = await creating(t, users, {}, 'results { user error { code source { id } } } errors { code }');
    expect(codes(payload)).toEqual(users.map((_user, at) => (at >= 1_000 && at < 2_000 ? code : 'done')));
    expect(payload.results[1_000].error.source).toEqual({ id: id('Source') });
    expect(payload.errors).toEqual([]);
  });

  test('at a group that is not there, or from a state that cannot be, is refused for each', async () => {
    const t = await start(withUsers(['zoe', 'yan']));
    const nowhere = await creating(t, ['zoe', 'yan'], { agentGroupId: id('AgentGroup', 'Nowhere') });
    expect(codes(nowhere)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const asleep = await creating(t, ['zoe', 'yan'], { initialState: { requestedWorkState: 'Asleep' } });
    expect(codes(asleep)).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
    expect(counts(t)).toEqual({ [create]: 2 });
  });

  test('of a name that cannot be sent is refused for it alone', async () => {
    const t = await start(withUsers(['zoe']));
    const payload = await creating(t, ['a\u0000b', 'zoe', 'line\nfeed', '\ufffe', 'half \ud800']);
    expect(codes(payload)).toEqual(['INVALID_INPUT', 'done', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']);
    expect(payload.results[2].error.inputPath).toEqual(['users', '2']);
    expect(usersIn(sent(t, create)[0] ?? '')).toEqual(['zoe']);
    t.reset();
    expect(codes(await creating(t, ['\t\u0007']))).toEqual(['INVALID_INPUT']);
    expect(asked(t)).toEqual([]);
  });

  test('shows what nobody is named by apart', async () => {
    const t = await start(small);
    warns(t, create, [['SYSTEM_LIMIT_EXCEEDED', 'maximum number of agents exceeded']], ['ann']);
    const payload = await creating(t, ['ann', 'bob']);
    expect(codes(payload)).toEqual(['done', 'OUTCOME_UNKNOWN']);
    expect(payload.errors).toEqual([{ code: 'LIMIT_EXCEEDED', vendorCode: 'SYSTEM_LIMIT_EXCEEDED', inputPath: null }]);
  });
});

describe('after a lost answer', () => {
  test('users who are agents by now have been created', async () => {
    const t = await start(withUsers(['zoe', 'yan']));
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset', { times: 1 });
    const payload = await creating(
      t,
      ['zoe', 'nobody', 'yan'],
      {},
      'results { user agent { name state } error { code } } errors { code }',
    );
    expect(codes(payload)).toEqual(['done', 'NOT_FOUND', 'done']);
    expect(payload.results[0].agent).toEqual({ name: 'User 0', state: 'NOT_READY' });
    expect(sent(t, create)).toHaveLength(2);
  });

  test('users who are no agents by now have been deleted', async () => {
    const t = await start(withUsers(['zoe', 'yan']));
    hasten(t);
    await creating(t, ['zoe', 'yan']);
    t.sandbox.engage.fault(asking(remove), 'apply-then-reset', { times: 1 });
    expect(codes(await deleting(t, ['zoe', 'yan']))).toEqual(['done', 'done']);
    expect(sent(t, remove)).toHaveLength(2);
  });

  test('a Fault tells of the first request where there was one user alone', async () => {
    const t = await start(small);
    hasten(t);
    for (const [method, code] of [
      [create, 'OBJECT_EXISTS'],
      [remove, 'OBJECT_NOT_EXISTS'],
    ] as const) {
      for (const users of [['ann'], ['ann', 'bob']]) {
        t.sandbox.engage.fault(asking(method), 'reset', { times: 1 });
        t.sandbox.engage.fault(
          asking(method),
          { status: 500, body: fault(code), contentType: 'text/xml' },
          { times: 1 },
        );
        const payload = await (method === create ? creating(t, users) : deleting(t, users));
        expect(codes(payload)).toEqual(users.length === 1 ? ['done'] : ['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
      }
    }
  });

  test('a limit that is reached may have been reached by the first request', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'reset', { times: 1 });
    warns(t, create, [['SYSTEM_LIMIT_EXCEEDED', "maximum number of agents exceeded: 'ann'"]]);
    expect(codes(await creating(t, ['ann']))).toEqual(['OUTCOME_UNKNOWN']);
  });

  test('that never comes nobody knows of the users', async () => {
    const t = await start(small);
    hasten(t);
    t.sandbox.engage.fault(asking(remove), 'apply-then-reset');
    expect(codes(await deleting(t, ['ann', 'bob']))).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
    expect(sent(t, remove)).toHaveLength(3);
  });

  test('an action is never asked for again', async () => {
    const t = await start(withUsers(['zoe']));
    hasten(t);
    t.sandbox.engage.fault(asking(create), 'apply-then-reset');
    const payload = await creating(t, ['zoe'], { initialState: { requestedAction: 'Train' } });
    expect(codes(payload)).toEqual(['OUTCOME_UNKNOWN']);
    expect(payload.results[0].error.retryable).toBe(false);
    expect(sent(t, create)).toHaveLength(1);
  });
});

describe('deleting agents', () => {
  test('is by the users alone, and says of each how it went', async () => {
    const t = await start(withUsers(["O'Neil & Co", 'zoe']));
    await creating(t, ["O'Neil & Co", 'zoe']);
    const payload = await deleting(t, ['nobody', "O'Neil & Co", 'zoe', 'nobody']);
    expect(codes(payload)).toEqual(['AGENT_NOT_FOUND', 'done', 'done', 'AGENT_NOT_FOUND']);
    expect(payload.results[0].error).toMatchObject({ vendorCode: 'OBJECT_NOT_EXISTS', inputPath: ['users', '0'] });
    expect(payload.results[1].agent).toBeNull();
    expect(sent(t, remove)[0]).not.toContain('<arg2>');
    const { data } = await t.query('query ($id: ID!) { agent(id: $id) { name } }', { id: id('Agent', 'zoe') });
    expect(data.agent).toBeNull();
  });

  test('that fails for one call hides the outcome of no other', async () => {
    const users = names(1_001);
    const t = await start(withUsers(users));
    await creating(t, users, {}, 'errors { code }');
    t.sandbox.engage.fault(({ body }) => body.includes('>new-0@'), { status: 500, body: fault('OBJECT_NOT_EXISTS') });
    const payload = await deleting(t, users);
    expect(new Set(codes(payload).slice(0, 1_000))).toEqual(new Set(['AGENT_NOT_FOUND']));
    expect(codes(payload)[1_000]).toBe('done');
  });
});
