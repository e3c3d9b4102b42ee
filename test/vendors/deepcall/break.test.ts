import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { answers, ask, id, paths, ravi, sent, small, told } from './kit.ts';

const start = gateways();
const status = 'state vendorState stateSince notReadyReason { code label isBreak }';
const details = 'details { ... on DeepCallAgentDetails { __typename agentId userId onBreak breakDetail } }';

describe('an agent on a break', () => {
  test('is not ready, and the break is told as DeepCall has it', async () => {
    const t = await start(small);
    const agent = ravi(t);
    t.sandbox.centre.place({ agent, duty: 'PAUSE', reason: 'COF' });
    expect(await told(t, `${status} ${details}`)).toEqual({
      state: 'NOT_READY',
      vendorState: null,
      stateSince: null,
      notReadyReason: { code: 'COF', label: 'Coffee', isBreak: true },
      details: {
        __typename: 'DeepCallAgentDetails',
        agentId: expect.stringMatching(/^\d+$/),
        userId: agent.id,
        onBreak: true,
        breakDetail: { break_code: 'COF', break_name: 'Coffee', break_start: Math.ceil(t.clock.now() / 1000) },
      },
    });
  });

  test.each([
    [
      { code: 7, label: 'Lunch' },
      { code: '7', label: 'Lunch' },
    ],
    [
      { breakCode: 'L', breakReason: 'Lunch' },
      { code: 'L', label: 'Lunch' },
    ],
    [
      { 'Break-Name': 'Lunch', reason: 'Hunger' },
      { code: null, label: 'Lunch' },
    ],
    [
      { id: 7, type: 'Lunch', since: { code: 'x' } },
      { code: null, label: null },
    ],
    [
      { code: { x: 1 }, label: ['Lunch'] },
      { code: null, label: null },
    ],
    [{}, { code: null, label: null }],
  ])('has the reason that %j says plainly', async (breakDetail, reason) => {
    const t = await start(small);
    answers(t, paths.onBreak, { on_break: 1, breakDetail });
    const agent = await told(t, `notReadyReason { code label isBreak } ${details}`);
    expect(agent.notReadyReason).toEqual({ ...reason, isBreak: true });
    expect(agent.details).toMatchObject({ breakDetail, agentId: null, userId: null });
  });

  test.each([
    ['Lunch', { value: 'Lunch' }],
    ['', { value: '' }],
    [0, { value: 0 }],
    [['Lunch', 30], { value: ['Lunch', 30] }],
    [null, null],
    [undefined, null],
  ])('has a detail that is no object, %j, as a value', async (breakDetail, shown) => {
    const t = await start(small);
    answers(t, paths.onBreak, { on_break: 1, breakDetail });
    const agent = await told(t, `notReadyReason { code label isBreak } ${details}`);
    expect(agent.details.breakDetail).toEqual(shown);
    expect(agent.notReadyReason).toEqual({ code: null, label: null, isBreak: true });
  });
});

describe('an agent on no break', () => {
  const off = { agentId: null, userId: null, onBreak: false, breakDetail: null };

  test('may be ready or talking', async () => {
    const t = await start(small);
    expect(await told(t, `${status} ${details}`)).toEqual({
      state: 'UNKNOWN',
      vendorState: null,
      stateSince: null,
      notReadyReason: null,
      details: { __typename: 'DeepCallAgentDetails', ...off },
    });
  });

  test('is none in a success too, whatever the detail', async () => {
    const t = await start({ ...small, deepcall: { notOnBreak: 'success' } });
    const { userId, agentId, ...rest } = (await told(t, details)).details;
    expect(rest).toEqual({ __typename: 'DeepCallAgentDetails', onBreak: false, breakDetail: null });
    expect([userId, agentId]).toEqual([ravi(t).id, expect.any(String)]);
  });

  const shapes = (['message', 'errMessage'] as const).flatMap((errorShape) =>
    [false, true].flatMap((numbersAsText) =>
      [200, 400, 401, 403, 404, 422].map((refusalStatus) => ({ errorShape, numbersAsText, refusalStatus })),
    ),
  );

  test.each(shapes)('is an ordinary answer however it is spelled: %j', async (deepcall) => {
    const t = await start({ ...small, deepcall });
    expect(await told(t, `state wrapUp { id } ${details}`)).toEqual({
      state: 'UNKNOWN',
      wrapUp: null,
      details: { __typename: 'DeepCallAgentDetails', ...off },
    });
    expect(t.calls('deepcall')).toHaveLength(2);
    const { data } = await t.query(`query ($id: ID!) { source(id: $id) { health { status errorRate lastError } } }`, {
      id: id('Source'),
    });
    expect(data.source.health).toEqual({ status: 'UP', errorRate: 0, lastError: null });
  });
});

test('a success may have a code too', async () => {
  const t = await start(small);
  t.sandbox.deepcall.fault(paths.onBreak, {
    status: 200,
    body: { status: 'Success', code: 1502, data: { on_break: 1 } },
  });
  expect(await told(t, 'state')).toEqual({ state: 'NOT_READY' });
});

test('numbers may be text', async () => {
  const t = await start({ ...small, deepcall: { numbersAsText: true } });
  t.sandbox.centre.place({ agent: ravi(t), duty: 'PAUSE', reason: 'LUN' });
  expect(await told(t, 'state')).toEqual({ state: 'NOT_READY' });
});

test.each([
  ['no word of a break', { agent_id: '1' }],
  ['a word that is none', { on_break: 'maybe' }],
])('%s is a bad answer', async (_name, data) => {
  const t = await start(small);
  answers(t, paths.onBreak, data);
  const { data: shown, errors } = await ask(t, `name state ${details} wrapUp { id }`);
  expect(shown.agent).toEqual({ name: expect.any(String), state: null, details: null, wrapUp: null });
  expect(errors?.map(({ path, extensions }) => [path?.[1], extensions.code]).sort()).toEqual([
    ['details', 'VENDOR_BAD_RESPONSE'],
    ['state', 'VENDOR_BAD_RESPONSE'],
  ]);
});

test('everything is asked by POST with the credentials of the agent alone, in JSON', async () => {
  const t = await start(small);
  const { userId, token } = t.sandbox.deepcall.credentialsOf(ravi(t));
  await told(t, 'state');
  expect(sent(t, paths.onBreak)).toEqual([{ userId, token }]);
  expect(sent(t, paths.wrapUp)).toEqual([{ userId, token }]);
  expect(t.requests('deepcall').map(({ headers }) => headers['content-type'])).toEqual([
    'application/json',
    'application/json',
  ]);
});
