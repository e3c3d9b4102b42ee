import { describe, expect, test } from '@jest/globals';
import { gateways, type Tried } from '../../kit/gateway.ts';
import { agentRow, answers, guid, id, small } from './kit.ts';

const start = gateways();
const minute = 60_000;

interface Case {
  readonly userStatus: string | null;
  readonly handling: string | null;
  readonly wrapUp: boolean;
  readonly availability: string | null;
}

const userStatuses = ['Ready', 'NotReady', 'Pause', 'LoggedOut', 'Meditating', null];
const handlings = [
  'Talking_Inbound',
  'Chatting_Inbound',
  'Emailing_Outbound',
  'Dialing_Outbound_CBR',
  'Waiting',
  'Humming',
  null,
];
const availabilities = ['LoggedOut', 'Away', 'Busy', 'busy', 'Free', 'Gone', null];

const combinations: readonly Case[] = userStatuses.flatMap((userStatus) =>
  handlings.flatMap((handling) =>
    availabilities.flatMap((availability) =>
      [true, false].map((wrapUp) => ({ userStatus, handling, availability, wrapUp })),
    ),
  ),
);

/** When each thing began, minutes before the answer. */
const userSince = 30;
const handlingSince = 2;
const wrapUpSince = 1;

type Rule = readonly [holds: (one: Case) => boolean, state: string, word: (one: Case) => string | null, since: number];

/** The order of the README of src/vendors/sinch: the first that holds decides. */
const rules: readonly Rule[] = [
  // Somebody of whom only the availability is told is logged out by that.
  [
    ({ userStatus, availability }) => (userStatus ?? availability) === 'LoggedOut',
    'LOGGED_OFF',
    () => 'LoggedOut',
    userSince,
  ],
  [
    ({ handling }) => /^(Talking|Chatting|Emailing|Dialing)_/.test(handling ?? ''),
    'BUSY',
    ({ handling }) => handling,
    handlingSince,
  ],
  [({ wrapUp }) => wrapUp, 'WRAP_UP', () => 'InProcess_WrapUp', wrapUpSince],
  [({ userStatus }) => userStatus === 'Pause', 'NOT_READY', () => 'Pause', userSince],
  [({ userStatus }) => userStatus === 'NotReady', 'NOT_READY', () => 'NotReady', userSince],
  [({ availability }) => availability === 'Away', 'NOT_READY', () => 'Away', userSince],
  [
    ({ availability }) => availability?.toLowerCase() === 'busy',
    'BUSY',
    ({ availability }) => availability,
    handlingSince,
  ],
  [({ userStatus }) => userStatus === 'Ready', 'READY', () => 'Ready', userSince],
  [() => true, 'UNKNOWN', ({ userStatus, availability }) => userStatus ?? availability, userSince],
];

const ago = (t: Tried, minutes: number): string => new Date(t.clock.now() - minutes * minute).toISOString();

function row(number: number, { userStatus, handling, availability }: Omit<Case, 'wrapUp'>) {
  return agentRow(number, {
    userStatus,
    contactHandlingStatus: handling,
    availability,
    userStatusDuration: userSince * minute,
    contactHandlingStatusDuration: handlingSince * minute,
    profileId: guid(900),
    profile: 'Lunch',
    userReadyStatus: true,
  });
}

const wrapUpOf = (t: Tried, number: number) => ({
  id: guid(10_000 + number),
  agentId: guid(number),
  status: 'InProcess_WrapUp',
  arrivalTime: ago(t, 10),
  wrapUpBeginTime: ago(t, wrapUpSince),
});

describe('the state of an agent', () => {
  // 588 combinations, in two parts for the sake of the longest list.
  test.each([[combinations.slice(0, 300)], [combinations.slice(300)]])(
    'is that of the first rule that holds',
    async (cases) => {
      const t = await start(small);
      answers(
        t,
        'GET /agents',
        cases.map((one, number) => row(number, one)),
      );
      answers(
        t,
        'GET /contacts',
        cases.flatMap(({ wrapUp }, number) => (wrapUp ? wrapUpOf(t, number) : [])),
      );
      const { data, errors } = await t.query(`{
      agents(filter: { vendors: [SINCH] }, first: 500) { nodes { externalId state vendorState stateSince notReadyReason { code label isBreak } } }
    }`);
      expect(errors).toBeUndefined();
      const told = new Map<string, object>(
        data.agents.nodes.map((node: { externalId: string }) => [node.externalId, node]),
      );
      const wrong = cases.flatMap((one, number) => {
        const rule = rules.find(([holds]) => holds(one));
        if (!rule) throw new Error('no rule holds');
        const [, state, word, since] = rule;
        const vendorState = word(one);
        const expected = {
          externalId: guid(number),
          state,
          vendorState,
          stateSince: ago(t, since),
          notReadyReason: reasonOf(state, vendorState),
        };
        return JSON.stringify(told.get(guid(number))) === JSON.stringify(expected)
          ? []
          : [{ one, expected, told: told.get(guid(number)) }];
      });
      expect(wrong).toEqual([]);
      expect(told.size).toBe(cases.length);
    },
  );

  function reasonOf(state: string, vendorState: string | null) {
    if (state !== 'NOT_READY' || vendorState === 'NotReady') return null;
    return vendorState === 'Away'
      ? { code: guid(900), label: 'Lunch', isBreak: null }
      : { code: 'Pause', label: 'Pause', isBreak: true };
  }

  test('is the latest wrap-up’s, should several be told, and nobody else’s', async () => {
    const t = await start(small);
    answers(
      t,
      'GET /agents',
      [1, 2].map((number) => row(number, { userStatus: 'Ready', handling: null, availability: 'Free' })),
    );
    answers(t, 'GET /contacts', [
      { ...wrapUpOf(t, 1), id: guid(51), wrapUpBeginTime: ago(t, 7) },
      { ...wrapUpOf(t, 1), id: guid(52), wrapUpBeginTime: ago(t, 3) },
      { ...wrapUpOf(t, 1), id: guid(53), status: 'InProcess_Pending' },
    ]);
    const { data } = await t.query(
      `{ agents(filter: { vendors: [SINCH] }) { nodes { state stateSince wrapUp { startedAt endsAt remaining state contactExternalId } } } }`,
    );
    expect(data.agents.nodes).toEqual([
      {
        state: 'WRAP_UP',
        stateSince: ago(t, 3),
        wrapUp: { startedAt: ago(t, 3), endsAt: null, remaining: null, state: 'ACTIVE', contactExternalId: guid(52) },
      },
      { state: 'READY', stateSince: ago(t, userSince), wrapUp: null },
    ]);
  });

  test('is told where the contacts do not decide it, also when they cannot be read', async () => {
    const t = await start(small);
    answers(t, 'GET /agents', [
      row(1, { userStatus: 'LoggedOut', handling: null, availability: 'LoggedOut' }),
      row(2, { userStatus: 'NotReady', handling: 'Talking_Inbound', availability: 'Busy' }),
      row(3, { userStatus: 'Ready', handling: 'Waiting', availability: 'Free' }),
    ]);
    t.sandbox.sinch.fault('/contacts', { status: 400, body: 'No.' });
    const { data, errors } = await t.query(`{ agents(filter: { vendors: [SINCH] }) { nodes { state } } }`);
    expect(data.agents.nodes).toEqual([{ state: 'LOGGED_OFF' }, { state: 'BUSY' }, { state: null }]);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['agents', 'nodes', 2, 'state'], 'VENDOR_REJECTED'],
    ]);
  });

  test('of more agents than fit a URL is found by the list of everybody’s wrap-ups', async () => {
    const t = await start({ ...small, people: 400 });
    const { centre } = t.sandbox;
    const [agent] = centre.agentsAt('SINCH');
    const [queue] = centre.queuesAt('SINCH');
    if (!agent || !queue) throw new Error('nobody is there');
    centre.place({ queue, status: 'WRAP_UP', agent });
    const { data } = await t.query(
      `{ agents(filter: { vendors: [SINCH], states: [WRAP_UP] }) { nodes { externalId } } }`,
    );
    expect(data.agents.nodes).toEqual([{ externalId: agent.id }]);
    expect(t.calls('sinch')).toEqual(['GET /agents', 'GET /contacts']);
    expect(t.requests('sinch')[1]?.query.get('status')).toBe('InProcess_WrapUp');
  });
});

describe('an agent who is logged out', () => {
  test('lacks most fields, which are null without an error', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const [agent] = centre.agentsAt('SINCH');
    if (!agent) throw new Error('nobody is there');
    centre.place({ agent, duty: 'LOGGED_OUT' });
    const { data, errors } = await t.query(
      `query ($id: ID!) {
        agent(id: $id) {
          name email state stateSince notReadyReason { code } presence { id } presenceSince queues { serving } activeContacts { id } wrapUp { id }
          load { activePhoneContacts chatCapacity oldestActiveContactSince } statistics { handled readyDuration }
          details { ... on SinchAgentDetails { userStatus ready availability contactHandlingStatus contactHandlingSince dailyPauseDuration } }
        }
      }`,
      { id: id('Agent', agent.id) },
    );
    expect(errors).toBeUndefined();
    expect(data.agent).toEqual({
      name: `${agent.person.last}, ${agent.person.first}`,
      email: agent.person.email,
      state: 'LOGGED_OFF',
      stateSince: new Date(t.clock.now()).toISOString(),
      notReadyReason: null,
      presence: null,
      presenceSince: null,
      queues: [],
      activeContacts: [],
      wrapUp: null,
      load: { activePhoneContacts: null, chatCapacity: null, oldestActiveContactSince: null },
      statistics: { handled: null, readyDuration: null },
      details: {
        userStatus: 'LoggedOut',
        ready: false,
        availability: 'LOGGED_OUT',
        contactHandlingStatus: null,
        contactHandlingSince: null,
        dailyPauseDuration: 1_800_000,
      },
    });
    expect(t.calls('sinch').filter((call) => call.includes('readyState'))).toEqual([]);
  });
});
