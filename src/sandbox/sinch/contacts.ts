import { type Answer, iso, json } from '../answers.ts';
import { isOutbound, queueOf } from '../centre/queueing.ts';
import { guid } from '../centre/random.ts';
import type { Contact } from '../centre/types.ts';
import { isEnded } from '../centre/world.ts';
import { type Call, notFound, readGuid, signedIn } from './call.ts';
import { contactRow } from './contact-row.ts';
import { list, type Row } from './list.ts';
import { readFlag, readGuids, readInstant, readPattern, readWords } from './query.ts';
import { contactStatus, contactType, fullName } from './words.ts';

const parameters = [
  'startTime',
  'endTime',
  'showAllInProcess',
  'agentId',
  'queueId',
  'search',
  'queueLoginType',
  'pickable',
  'activeQueue',
];

/** GET /contacts, in the order of arrival unless asked otherwise. */
export function listContacts(call: Call): Answer {
  const tests = [...byTime(call), ...byOwner(call), ...bySignedIn(call)];
  const items = call.centre.contactsAt('SINCH').filter((contact) => tests.every((test) => test(contact)));
  const quick = { status: contactStatus, type: contactType, channel: ({ channel }: Contact) => channel };
  return list(call.query, { items, row: (contact) => view(call, contact, false), parameters, quick });
}

/** GET /contacts/{contactId} */
export function getContact(call: Call): Answer {
  return json(view(call, find(call), true));
}

type Test = (contact: Contact) => boolean;

function view(call: Call, contact: Contact, single: boolean): Row {
  return contactRow(contact, { now: call.centre.now, language: call.language, quirks: call.quirks, single });
}

function find(call: Call): Contact {
  const contact = call.centre.contact((call.ids[0] ?? '').toUpperCase());
  if (contact?.vendor !== 'SINCH') throw notFound();
  return contact;
}

function byTime({ query }: Call): Test[] {
  const from = readInstant(query, 'startTime') ?? Number.NEGATIVE_INFINITY;
  const to = readInstant(query, 'endTime') ?? Number.POSITIVE_INFINITY;
  const anyActive = readFlag(query, 'showAllInProcess');
  return [({ arrivedAt, status }) => (arrivedAt >= from && arrivedAt <= to) || (anyActive && !isEnded(status))];
}

function byOwner({ query }: Call): Test[] {
  const agents = readGuids(query, 'agentId');
  const queues = readGuids(query, 'queueId');
  const logins = readWords(query, 'queueLoginType');
  const search = query.get('search');
  const tests: Test[] = [];
  if (agents) tests.push(({ agent }) => agents.has(agent?.id ?? ''));
  if (queues) tests.push((contact) => queues.has(queueOf(contact)?.id ?? ''));
  if (logins) tests.push((contact) => logins.includes(queueOf(contact)?.huntGroup ? 'HuntGroup' : 'AutoAllocation'));
  if (search !== null) {
    const fits = readPattern(search);
    tests.push(({ source, destination }) => fits(source) || fits(destination));
  }
  return tests;
}

function bySignedIn(call: Call): Test[] {
  const me = signedIn(call);
  const membership = (contact: Contact) => {
    const queue = queueOf(contact);
    return queue === null ? undefined : me?.memberships.get(queue);
  };
  const isPickable: Test = (contact) => {
    if (membership(contact) === undefined || contact.channel === 'PHONE') return false;
    if (contact.status === 'PENDING') return contact.kind === 'INBOUND' || contact.agent === me;
    return contact.status === 'QUEUED';
  };
  const tests: Test[] = [];
  if (readFlag(call.query, 'pickable')) tests.push(isPickable);
  if (readFlag(call.query, 'activeQueue')) tests.push((contact) => membership(contact)?.serving === true);
  return tests;
}

type Told = readonly [at: number | null, event: string, value1: string, value2: string];

/** GET /contacts/{contactId}/details: what happened to the contact, told from its times. */
export function listContactEvents(call: Call): Answer {
  readGuid(call.ids[0] ?? '');
  const contact = find(call);
  const who = contact.agent === null ? '' : fullName(contact.agent.person);
  const queue = queueOf(contact)?.name[call.language] ?? '';
  const connected = contact.agent === null ? null : contact.connectedAt;
  const queued = isOutbound(contact) ? [] : contact.path;
  const told: Told[] = [
    // The page spells it so.
    ...queued.map((step): Told => [step.at, 'Queing', step.queue.name[call.language], '']),
    [connected, 'DestAllocated', who, queue],
    [connected, 'ConnectedToOper', who, queue],
    [connected, 'DestUnAllocated', queue, 'Connected'],
    [contact.disconnectedAt, 'Disconnected', ';0', queue],
  ];
  const rows = told.flatMap(([at, event, value1, value2], index) =>
    at === null ? [] : [{ id: guid(contact.id, index), time: iso(at), event, value1, value2 }],
  );
  return json(rows);
}
