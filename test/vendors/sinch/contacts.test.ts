import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { answers, first, guid, id, only, small } from './kit.ts';

const start = gateways();
const arrived = '2026-11-22T08:00:00.000Z';
const secondsLater = (seconds: number): string => new Date(Date.parse(arrived) + seconds * 1_000).toISOString();

/** What is said of these contacts, in the order of their arrival. */
async function contactsOf(rows: readonly object[], selection: string) {
  const t = await start(small);
  answers(
    t,
    'GET /contacts',
    rows.map((fields, number) => ({ id: guid(number), arrivalTime: secondsLater(number), ...fields })),
  );
  const { data, errors } = await t.query(`{ contacts(first: 100) { nodes { ${selection} } failures { code } } }`);
  expect({ errors, failures: data.contacts.failures }).toEqual({ errors: undefined, failures: [] });
  return data.contacts.nodes;
}

describe('the direction of a contact', () => {
  const directions: readonly (readonly [type: string | null, direction: string | null, customer: string | null])[] = [
    ['CallIn', 'INBOUND', '+49301'],
    ['CallIn/Forwarded', 'INBOUND', '+49301'],
    ['EMAILIN', 'INBOUND', '+49301'],
    ['VOICEMAILIN', 'INBOUND', '+49301'],
    ['ChatIn', 'INBOUND', '+49301'],
    ['CBR', 'INBOUND', '+49301'],
    ['IVR', 'INBOUND', '+49301'],
    ['CallOut', 'OUTBOUND', '+49302'],
    ['CallOutOB', 'OUTBOUND', '+49302'],
    ['CallOutTerm', 'OUTBOUND', '+49302'],
    ['EMAILOUT', 'OUTBOUND', '+49302'],
    ['ChatOut', 'OUTBOUND', '+49302'],
    ['CBRCallOut', 'OUTBOUND', '+49302'],
    ['CBRIntCallIn', 'INTERNAL', '+49301'],
    // Words that only begin like one of them are none of them.
    ['CallInside', null, '+49301'],
    ['CallOutDoors', null, '+49301'],
    ['CBRNew', null, '+49301'],
    ['callin', null, '+49301'],
    [null, null, '+49301'],
  ];

  test('is that of the very type, and the type is shown as it came', async () => {
    const rows = directions.map(([type]) => ({ type, source: '+49301', destination: '+49302' }));
    expect(await contactsOf(rows, 'vendorType direction from to customerAddress')).toEqual(
      directions.map(([vendorType, direction, customerAddress]) => ({
        vendorType,
        direction,
        from: '+49301',
        to: '+49302',
        customerAddress,
      })),
    );
  });
});

describe('what a contact came to', () => {
  test('is answered on time by its word alone', async () => {
    const statuses = ['Handled_AOT', 'Handled', 'NotHandled_Ab', 'InProcess'];
    expect(
      await contactsOf(
        statuses.map((status) => ({ status })),
        'status answeredOnTime',
      ),
    ).toEqual([
      { status: 'HANDLED', answeredOnTime: true },
      { status: 'HANDLED', answeredOnTime: false },
      { status: 'ABANDONED', answeredOnTime: null },
      { status: 'IN_PROGRESS', answeredOnTime: null },
    ]);
  });

  test.each([
    ['AutoAllocation', 'AUTO_ALLOCATION'],
    ['HuntGroup', 'HUNT_GROUP'],
    ['Lottery', null],
  ])('came by a queue login of the type %s', async (word, queueLoginType) => {
    expect(await contactsOf([{ queueLoginType: word }], 'queueLoginType')).toEqual([{ queueLoginType }]);
  });
});

describe('a wrap-up', () => {
  const wrapping = {
    agentId: guid(70),
    agentName: 'Fox, John',
    status: 'InProcess_WrapUp',
    wrapUpBeginTime: '2026-11-22T08:58:00.000Z',
  };
  const durations = { wrapUpTotalDuration: 10_000, wrapUpScriptingDuration: 7_000, wrapUpRestingDuration: 3_000 };

  test('tells how long was scripting and resting only when it has ended', async () => {
    const ended = { ...wrapping, status: 'Handled', wrapUpEndTime: '2026-11-22T08:58:10.000Z' };
    const selection =
      'wrapUpEndedAt wrapUpDuration wrapUpScriptingDuration wrapUpRestingDuration wrapUp { state endsAt remaining }';
    expect(
      await contactsOf([{ ...wrapping, ...durations }, { ...ended, ...durations }, { status: 'InQueue' }], selection),
    ).toEqual([
      {
        wrapUpEndedAt: null,
        wrapUpDuration: 10_000,
        wrapUpScriptingDuration: null,
        wrapUpRestingDuration: null,
        wrapUp: { state: 'ACTIVE', endsAt: null, remaining: null },
      },
      {
        wrapUpEndedAt: '2026-11-22T08:58:10.000Z',
        wrapUpDuration: 10_000,
        wrapUpScriptingDuration: 7_000,
        wrapUpRestingDuration: 3_000,
        wrapUp: { state: 'ENDED', endsAt: '2026-11-22T08:58:10.000Z', remaining: 0 },
      },
      {
        wrapUpEndedAt: null,
        wrapUpDuration: null,
        wrapUpScriptingDuration: null,
        wrapUpRestingDuration: null,
        wrapUp: null,
      },
    ]);
  });

  test('of everybody is one call, looked through here as well', async () => {
    const t = await start(small);
    answers(t, 'GET /contacts', [
      { id: guid(1), arrivalTime: arrived, ...wrapping },
      // A source that does not filter by status would name these too.
      { id: guid(2), arrivalTime: arrived, ...wrapping, status: 'InProcess' },
      { id: guid(3), arrivalTime: arrived, ...wrapping, status: 'Handled' },
    ]);
    const { data, errors } = await t.query(
      `{ wrapUps { nodes { contactExternalId agent { externalId } startedAt state } failures { code } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.wrapUps).toEqual({
      nodes: [
        {
          contactExternalId: guid(1),
          agent: { externalId: guid(70) },
          startedAt: '2026-11-22T08:58:00.000Z',
          state: 'ACTIVE',
        },
      ],
      failures: [],
    });
    const { query } = only(t, '/contacts');
    expect([query.get('showAllInProcess'), query.get('status')]).toEqual(['1', 'InProcess_WrapUp']);
  });

  test('cannot be extended or cancelled at Sinch', async () => {
    const t = await start(small);
    const agent = id('Agent', first(t.sandbox.centre.agentsAt('SINCH')).id);
    const { data } = await t.query(
      `mutation ($agent: ID!) {
        extendWrapUp(input: { agentId: $agent, by: 60000 }) { errors { code } }
        cancelWrapUp(input: { agentId: $agent }) { errors { code } }
      }`,
      { agent },
    );
    const unsupported = { errors: [{ code: 'UNSUPPORTED_BY_SOURCE' }] };
    expect(data).toEqual({ extendWrapUp: unsupported, cancelWrapUp: unsupported });
    expect(t.calls('sinch')).toEqual([]);
  });
});

describe('the events of a contact', () => {
  const ask = `query ($id: ID!) { contact(id: $id) { status events { id at event value1 value2 } } }`;

  test('come with the words of the vendor, its own spelling included', async () => {
    const t = await start(small);
    const { centre } = t.sandbox;
    const agent = first(centre.agentsAt('SINCH'));
    const queue = first(centre.queuesAt('SINCH'));
    const contact = centre.place({ queue, status: 'TALKING', agent, age: 90_000 });
    const { data, errors } = await t.query(ask, { id: id('Contact', contact.id) });
    expect(errors).toBeUndefined();
    const { events } = data.contact;
    const name = `${agent.person.last}, ${agent.person.first}`;
    expect(events.map((event: { event: string }) => event.event)).toEqual([
      'Queing',
      'DestAllocated',
      'ConnectedToOper',
      'DestUnAllocated',
    ]);
    expect(events[0]).toMatchObject({ value1: queue.name.EN, value2: null });
    expect(events[1]).toEqual({
      id: expect.any(String),
      at: new Date(contact.connectedAt ?? 0).toISOString(),
      event: 'DestAllocated',
      value1: name,
      value2: queue.name.EN,
    });
    expect(new Set(events.map((event: { id: string }) => event.id)).size).toBe(4);
  });

  test('may say nothing', async () => {
    const t = await start(small);
    const contact = t.sandbox.centre.place({ queue: first(t.sandbox.centre.queuesAt('SINCH')), status: 'QUEUED' });
    answers(t, /details$/, [
      { id: guid(1), time: '2026-01-01T12:00:00.00Z', event: 'Queing', value1: 'Sales', value2: '' },
      { id: guid(2) },
      { event: 'without an id' },
    ]);
    const { data, errors } = await t.query(ask, { id: id('Contact', contact.id) });
    expect(errors).toBeUndefined();
    expect(data.contact.events).toEqual([
      {
        id: id('ContactEvent', guid(1)),
        at: '2026-01-01T12:00:00.000Z',
        event: 'Queing',
        value1: 'Sales',
        value2: null,
      },
      { id: id('ContactEvent', guid(2)), at: null, event: null, value1: null, value2: null },
    ]);
  });

  test('fail alone', async () => {
    const t = await start(small);
    const contact = t.sandbox.centre.place({ queue: first(t.sandbox.centre.queuesAt('SINCH')), status: 'QUEUED' });
    t.sandbox.sinch.fault(/details$/, { status: 404, body: 'HTTP 404 Not Found' });
    const { data, errors } = await t.query(ask, { id: id('Contact', contact.id) });
    expect(data.contact).toMatchObject({ events: null });
    expect(data.contact.status).not.toBeNull();
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['contact', 'events'], 'VENDOR_REJECTED'],
    ]);
  });
});
