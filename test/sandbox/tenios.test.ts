import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import { first, type Row, sandboxes, type Tried } from './kit.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;

const refusal = (error_code: string, error_message: string, fields: string[] = []) => ({
  status: 400,
  body: { error_code, error_message, fields },
});
const agentNotFound = (...fields: string[]) => refusal('AGENT_NOT_FOUND', 'Agent not found.', fields);
const required = (name: string) => refusal('FIELD_IS_REQUIRED', `Parameter '${name}' is required`, [name]);
const done = { status: 200, body: { success: true } };

const agentOf = ({ centre }: Tried) => first(centre.agentsAt('TENIOS'), ({ person }) => person.vendors.length === 1);

describe('every operation', () => {
  const paths = {
    '/acd/agent-state/retrieve': { email: 'x@y.zz' },
    '/acd/agent-state/change': { email: 'x@y.zz', state: 'READY' },
    '/acd/details/user/retrieve': { email: 'x@y.zz' },
    '/wrap-up/extend': { agent_email: 'x@y.zz', end_time: '2020-01-01T09:00:00.000Z' },
    '/wrap-up/cancel': { agent_email: 'x@y.zz' },
  };

  test.each(Object.entries(paths))('%s refuses in the order of the pages', async (path, body) => {
    const { post, tenios } = await start(calm);
    const unknown = refusal('INVALID_JSON', 'An invalid JSON object was provided in the request body.', ['page']);
    expect(await post(path, { ...body, page: 1, access_key: 'wrong' })).toEqual(unknown);
    expect(await post(path, { access_key: 'wrong' })).toEqual(refusal('BAD_CREDENTIALS', 'Bad credentials'));
    for (const field of Object.keys(body)) {
      expect(await post(path, { ...body, [field]: '' })).toEqual(required(field));
      expect(await post(path, { ...body, [field]: undefined })).toEqual(required(field));
    }
    expect(await post(path, body)).toEqual(agentNotFound(...(path.startsWith('/wrap-up') ? ['agent_email'] : [])));
    expect(await post(path, { ...body, access_key: undefined })).toEqual(required('access_key'));

    const broken = await fetch(`${tenios.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"access_key": ',
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { error_code: 'INVALID_JSON', fields: [] }]);
  });

  test('an address of bad syntax is refused on acd, and is nobody on wrap-up', async () => {
    const { post } = await start(calm);
    const invalid = refusal(
      'AGENT_STATE_INVALID_EMAIL',
      'Invalid email. You can use only valid email of agent which belongs to your account.',
      ['email'],
    );
    expect(await post('/acd/agent-state/retrieve', { email: 'a@@b.cc' })).toEqual(invalid);
    expect(await post('/wrap-up/cancel', { agent_email: 'a@@b.cc' })).toEqual(agentNotFound('agent_email'));
  });

  test('anything else is not there', async () => {
    const { tenios } = await start(calm);
    expect((await fetch(`${tenios.baseUrl}/acd/agents`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${tenios.baseUrl}/wrap-up/cancel`)).status).toBe(405);
  });
});

describe('the state of an agent', () => {
  test('is the ready flag, and changing it counts in the routing', async () => {
    const sandbox = await start({ warmUp: 0 });
    const { post, centre } = sandbox;
    const agent = agentOf(sandbox);
    const { email } = agent.person;
    const state = async () => (await post('/acd/agent-state/retrieve', { email })).body;
    expect(await state()).toEqual({ email, state: 'READY' });

    expect(await post('/acd/agent-state/change', { email, state: 'NOT_READY', nrr: 'COF' })).toEqual(done);
    expect(await state()).toEqual({ email, state: 'NOT_READY' });
    expect(agent).toMatchObject({ duty: 'PAUSE', reason: { code: 'COF' } });
    const queue = first(agent.memberships.keys());
    const waits = centre.place({ queue, status: 'QUEUED' });
    expect(waits.agent).not.toBe(agent);

    expect(await post('/acd/agent-state/change', { email, state: 'READY' })).toEqual(done);
    expect(await state()).toEqual({ email, state: 'READY' });
  });

  test('READY hides a call and a wrap-up', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const { email } = agent.person;
    for (const status of ['TALKING', 'WRAP_UP'] as const) {
      sandbox.centre.place({ queue: sandbox.centre.queue('Quick Answers'), status, agent });
      expect((await sandbox.post('/acd/agent-state/retrieve', { email })).body.state).toBe('READY');
    }
  });

  test('takes the reason by the name of the account, and only one it has', async () => {
    const old = await start(calm);
    const { email } = agentOf(old).person;
    const change = { email, state: 'NOT_READY' };
    const unknown = refusal('AGENT_NOT_READY_REASON_NOT_FOUND', 'Agent not ready reason not found.', ['nrr']);
    expect(await old.post('/acd/agent-state/change', { ...change, nrr: 'NAP' })).toEqual(unknown);
    // The page's own example sends a reason with READY.
    expect(await old.post('/acd/agent-state/change', { email, state: 'READY', nrr: 'COF' })).toEqual(done);
    const other = await old.post('/acd/agent-state/change', { ...change, not_ready_reason: 'COF' });
    expect(other.body).toMatchObject({ error_code: 'INVALID_JSON', fields: ['not_ready_reason'] });

    const recent = await start({ ...calm, tenios: { notReadyReasonField: 'not_ready_reason' } });
    expect(await recent.post('/acd/agent-state/change', { ...change, not_ready_reason: 'MTG' })).toEqual(done);
    expect((await recent.post('/acd/agent-state/change', { ...change, nrr: 'MTG' })).body.fields).toEqual(['nrr']);
    expect(agentOf(recent).duty).toBe('NOT_READY');
  });

  test('refuses a word that is no state', async () => {
    const sandbox = await start(calm);
    const { email } = agentOf(sandbox).person;
    const { body } = await sandbox.post('/acd/agent-state/change', { email, state: 'LUNCH' });
    expect(body).toMatchObject({ error_code: 'INVALID_JSON', fields: ['state'] });
  });
});

describe('the details of a user', () => {
  const read = async ({ post }: Tried, { person }: Agent) =>
    (await post('/acd/details/user/retrieve', { email: person.email })).body;
  const { success, current_destination, ...writable } = { success: true, current_destination: 'SIP' };
  const change = (sandbox: Tried, agent: Agent, details: Row, changed: Row) => {
    const { success: _, current_destination: __, ...fields } = details;
    return sandbox.post('/acd/details/user/change', { email: agent.person.email, ...fields, ...changed });
  };

  test('show switches, state and every skill', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const details = await read(sandbox, agent);
    expect(details).toMatchObject({ success, current_destination, ...writable, sip_enabled: true, state: 'READY' });
    expect(details.external_number).toMatch(/^\+49\d+$/);
    expect((details.user_skills as Row[]).map(({ name }) => name)).toEqual([
      'English',
      'German',
      'Sales',
      'Support',
      'Spanish',
      'Customer Service',
      'Accounting',
    ]);
  });

  test('are overwritten as a whole', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const details = await read(sandbox, agent);
    const user_skills = (details.user_skills as Row[]).map(({ name }) => ({ name, has_skill: name === 'Spanish' }));
    const changed = {
      cloud_acd_enabled: false,
      sip_enabled: false,
      external_number: '',
      state: 'NOT_READY',
      user_skills,
    };
    expect(await change(sandbox, agent, details, changed)).toEqual(done);
    expect(await read(sandbox, agent)).toMatchObject(changed);
    expect(await change(sandbox, agent, details, {})).toEqual(done);
    expect(await read(sandbox, agent)).toEqual(details);
  });

  test('need every field and every skill', async () => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    const details = await read(sandbox, agent);
    const fields = ['email', 'cloud_acd_enabled', 'sip_enabled', 'external_number_enabled', 'external_number', 'state'];
    for (const field of [...fields, 'user_skills']) {
      expect(await change(sandbox, agent, details, { [field]: undefined })).toEqual(required(field));
    }
    const some = (details.user_skills as Row[]).slice(1);
    expect(await change(sandbox, agent, details, { user_skills: some })).toEqual({
      status: 400,
      body: {
        success: false,
        error_code: 'ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR',
        error_message: 'Provide all user skills to use this API.',
        fields: [],
      },
    });
    const { body } = await change(sandbox, agent, details, { current_destination: 'SIP' });
    expect(body.fields).toEqual(['current_destination']);
  });

  test('who is taken out of the distribution or loses a skill gets no contacts', async () => {
    const sandbox = await start({ warmUp: 0 });
    const agent = first(sandbox.centre.agentsAt('TENIOS'), ({ person }) => !person.restless);
    const details = await read(sandbox, agent);
    expect(await change(sandbox, agent, details, { cloud_acd_enabled: false })).toEqual(done);
    const contact = sandbox.centre.place({ queue: sandbox.centre.queue('Quick Answers'), status: 'QUEUED' });
    const user_skills = (details.user_skills as Row[]).map(({ name }) => ({ name, has_skill: false }));
    expect(await change(sandbox, agent, details, { user_skills })).toEqual(done);
    expect(contact.status).toBe('QUEUED');
    expect(await change(sandbox, agent, details, {})).toEqual(done);
    expect(contact).toMatchObject({ status: 'TALKING' });
  });
});

describe('wrap-up', () => {
  const inWrapUp = async (wrapUpFor = 10_000) => {
    const sandbox = await start(calm);
    const agent = agentOf(sandbox);
    sandbox.centre.place({ queue: sandbox.centre.queue('Quick Answers'), status: 'WRAP_UP', agent, wrapUpFor });
    const agent_email = agent.person.email;
    const at = (delay: number) => new Date(sandbox.clock.now() + delay).toISOString();
    const extend = (end_time: string) => sandbox.post('/wrap-up/extend', { agent_email, end_time });
    const cancel = () => sandbox.post('/wrap-up/cancel', { agent_email });
    const isInWrapUp = () => {
      sandbox.centre.advance();
      return sandbox.centre.wrapUpOf(agent) !== null;
    };
    return { ...sandbox, agent, at, extend, cancel, isInWrapUp };
  };
  const notInWrapUp = refusal('AGENT_NOT_IN_WRAP_UP', 'Agent currently not in wrapUp state');
  const tooShort = refusal(
    'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT',
    'Invalid amount of time to extend. Minimum value to extend - 5 seconds',
  );

  test('is extended to an instant, and ends then', async () => {
    const { extend, at, clock, isInWrapUp } = await inWrapUp();
    const end = at(60_000);
    expect(await extend(end)).toEqual({ status: 200, body: { success: true, wrap_up_end_time: end } });
    clock.advance(59_999);
    expect(isInWrapUp()).toBe(true);
    clock.advance(1);
    expect(isInWrapUp()).toBe(false);
    expect(await extend(at(60_000))).toEqual(notInWrapUp);
  });

  test('is extended by five seconds at least, to a quarter of an hour from now at most', async () => {
    const { extend, at } = await inWrapUp();
    expect(await extend(at(14_999))).toEqual(tooShort);
    expect(await extend(at(900_001))).toEqual(
      refusal('Requested WrapUp Extension time is too high', 'WRAP_UP_EXCEEDED_LIMIT'),
    );
    expect((await extend(at(15_000))).status).toBe(200);
    expect((await extend(at(900_000))).status).toBe(200);
    expect(await extend(at(900_000))).toEqual(tooShort);
  });

  test('wants its end written as the page says', async () => {
    const { extend } = await inWrapUp();
    const parse = refusal(
      'WRAP_UP_DATE_PARSE_ERROR',
      "Parameter 'end_time' value parsing error: format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ. E.g. 2016-01-01T09:00:00.000Z",
      ['end_time'],
    );
    const wrong = [
      '01-01-20020T09:00:00.000',
      '2026-11-22T09:01:00Z',
      '2026-11-22T09:01:00.000',
      '2026-02-30T09:01:00.000Z',
      '2026-11-22T25:01:00.000Z',
    ];
    for (const end of wrong) expect(await extend(end)).toEqual(parse);
    const { body } = await extend('2026-11-22T10:01:00.000+0100');
    expect(body).toEqual({ success: true, wrap_up_end_time: '2026-11-22T09:01:00.000Z' });
  });

  test('is cancelled once', async () => {
    const { cancel, isInWrapUp } = await inWrapUp();
    expect(await cancel()).toEqual(done);
    expect(isInWrapUp()).toBe(false);
    expect(await cancel()).toEqual(notInWrapUp);
  });

  test('a lost answer to an extension leaves it extended', async () => {
    const { extend, at, tenios, clock, isInWrapUp } = await inWrapUp();
    tenios.fault('/wrap-up/extend', 'apply-then-reset', { times: 1 });
    const end = at(60_000);
    await expect(extend(end)).rejects.toThrow();
    expect(await extend(end)).toEqual(tooShort);
    clock.advance(30_000);
    expect(isInWrapUp()).toBe(true);
  });
});
