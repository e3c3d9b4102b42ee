import { encodeId } from '../../src/model/ids.ts';
import { nameOf } from './names.ts';

/**
 * The contact centre that every part of the comparison knows: who its agents are, which queues they serve and what they are
 * doing. It follows from the number of agents alone and never changes, so that answers can be compared.
 */
export interface World {
  readonly sinch: readonly SinchAgent[];
  readonly tenios: readonly TeniosAgent[];
  readonly queues: readonly Queue[];
}

export interface SinchAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly doing: Doing;
  /** In the order of their names. */
  readonly queues: readonly Queue[];
  /** In progress, in the order of arrival. */
  readonly contacts: readonly Contact[];
}

/** Sinch's words for what somebody is doing: general status, availability, and what the contact at hand is. */
export interface Doing {
  readonly userStatus: string;
  readonly availability: string;
  readonly handling: string;
  /** Status of the contact that goes with it, where there is one. */
  readonly contact?: string;
}

export interface TeniosAgent {
  readonly email: string;
  readonly name: string;
  readonly state: 'READY' | 'NOT_READY';
}

export interface Queue {
  readonly id: string;
  readonly name: string;
}

export interface Contact {
  readonly id: string;
  readonly channel: 'PHONE' | 'EMAIL';
  readonly status: string;
  readonly arrivalTime: string;
  readonly queue: Queue;
}

/** Ids of the two sources in Trunkline's configuration, of which global ids are made. */
export const sinchSource = 'sinch-fi';
export const teniosSource = 'tenios-de';

export const sinchId = ({ id }: SinchAgent): string => encodeId('Agent', { sourceId: sinchSource, externalId: id });
export const teniosId = ({ email }: TeniosAgent): string =>
  encodeId('Agent', { sourceId: teniosSource, externalId: email });

const queueNames = [
  'Billing',
  'Callbacks',
  'Claims',
  'Complaints',
  'Deliveries',
  'Invoices',
  'Orders',
  'Renewals',
  'Returns',
  'Sales',
  'Service',
  'Technical',
];

const free: Doing = { userStatus: 'Ready', availability: 'Free', handling: 'Waiting' };
const talking: Doing = {
  userStatus: 'Ready',
  availability: 'Busy',
  handling: 'Talking_Inbound',
  contact: 'InProcess',
};
/** By turns: half of the agents are at a contact. With the e-mails that are pending, eleven of twenty have contacts, four of them two. */
const doings: readonly Doing[] = [
  free,
  talking,
  { userStatus: 'NotReady', availability: 'Away', handling: 'Waiting' },
  talking,
  { userStatus: 'Ready', availability: 'Busy', handling: 'Waiting', contact: 'InProcess_WrapUp' },
  free,
  { userStatus: 'LoggedOut', availability: 'LoggedOut', handling: 'Waiting' },
  talking,
  { userStatus: 'Pause', availability: 'Away', handling: 'Waiting' },
  talking,
];

/** A vendor id of 32 characters; those of a kind sort by number. */
const vendorId = (kind: 'A' | 'B' | 'C', number: number): string =>
  `${kind}${number.toString(16).padStart(7, '0')}B22311D38FBE0090279A922E`.toUpperCase();

const emailOf = (number: number, domain: string): string => {
  const { family, given } = nameOf(number);
  return `${given}.${family}@${domain}.example`.toLowerCase();
};

export function worldOf(agents: number): World {
  const queues = queueNames.map((name, number) => ({ id: vendorId('B', number), name }));
  const sinch = Array.from({ length: agents }, (_, number) => sinchAgent(number, queues));
  const tenios = Array.from({ length: agents }, (_, number): TeniosAgent => {
    const { family, given } = nameOf(number);
    return {
      email: emailOf(number, 'tenios'),
      name: `${given} ${family}`,
      state: number % 3 === 0 ? 'NOT_READY' : 'READY',
    };
  });
  return { sinch, tenios, queues };
}

function sinchAgent(number: number, queues: readonly Queue[]): SinchAgent {
  const { family, given } = nameOf(number);
  const served = [0, 1, 5].map((step) => (number * 7 + step) % queues.length).sort((one, other) => one - other);
  const own = served.flatMap((at) => queues[at] ?? []);
  const doing = doings[number % doings.length] ?? free;
  const [first = { id: '', name: '' }, second = first] = own;
  const contact = (part: 0 | 1, told: Pick<Contact, 'channel' | 'status' | 'queue'>, arrivalTime: string): Contact => ({
    id: vendorId('C', number * 2 + part),
    ...told,
    arrivalTime,
  });
  const pending =
    number % 4 === 1
      ? [contact(0, { channel: 'EMAIL', status: 'InProcess_Pending', queue: second }, '2026-11-20T08:15:00.250Z')]
      : [];
  const current =
    doing.contact === undefined
      ? []
      : [contact(1, { channel: 'PHONE', status: doing.contact, queue: first }, '2026-11-20T10:42:30.125Z')];
  return {
    id: vendorId('A', number),
    name: `${family}, ${given}`,
    email: emailOf(number, 'acme'),
    doing,
    queues: own,
    contacts: [...pending, ...current],
  };
}
