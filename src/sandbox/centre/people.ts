import { Names } from './names.ts';
import { guid, Random } from './random.ts';
import { available, skills } from './reasons.ts';
import type { Agent, Membership, Person, Queue, ReportingGroup, VendorName } from './types.ts';

/** What people and agents are made from. */
export interface Staffing {
  readonly random: Random;
  readonly seed: number;
  /** Since when they are at work, in milliseconds since the epoch. */
  readonly now: number;
}

/** Who works where, over and over: of twenty people 16 at Sinch, 8 at TENIOS, 6 at DeepCall, 6 at Engage. */
const rota: readonly (readonly VendorName[])[] = [
  ['TENIOS'],
  ['SINCH'],
  ['SINCH'],
  ['SINCH', 'TENIOS'],
  ['SINCH', 'DEEPCALL'],
  ['TENIOS', 'ENGAGE'],
  ['SINCH', 'ENGAGE'],
  ['SINCH'],
  ['SINCH', 'TENIOS', 'DEEPCALL', 'ENGAGE'],
  ['SINCH', 'DEEPCALL'],
  ['TENIOS'],
  ['SINCH'],
  ['SINCH', 'ENGAGE'],
  ['SINCH', 'TENIOS'],
  ['SINCH'],
  ['TENIOS', 'DEEPCALL', 'ENGAGE'],
  ['SINCH', 'DEEPCALL'],
  ['SINCH'],
  ['SINCH', 'TENIOS', 'ENGAGE'],
  ['SINCH', 'DEEPCALL'],
];

const cities = ['Espoo', 'Helsinki', 'Tampere', 'Köln', 'Berlin', 'Kraków', 'Lisboa', 'Pune', 'Cape Town', 'Dublin'];

/** Makes people and their agents, members of the queues and with the skills those ask for. */
export function makePeople(staffing: Staffing, queues: readonly Queue[], count: number): Person[] {
  const names = new Names(staffing.random);
  // Dice of their own: how many work at DeepCall and Engage changes nothing about the agents of Sinch and TENIOS.
  const aside = { ...staffing, random: new Random(staffing.seed + 1) };
  return Array.from({ length: count }, (_, index) => {
    const person = makePerson(staffing, index, names.next(), index > 1);
    for (const vendor of rota[index % rota.length] ?? []) {
      const by = vendor === 'DEEPCALL' || vendor === 'ENGAGE' ? aside : staffing;
      const offered = queues.filter((queue) => queue.vendor === vendor);
      person.vendors.push(vendor);
      person.agents.push(makeAgent(by, person, vendor, chooseQueues(by.random, index, offered)));
    }
    return person;
  });
}

/** Makes a person who works nowhere yet. */
export function makePerson(
  { random }: Staffing,
  index: number,
  name: Pick<Person, 'first' | 'last' | 'email'>,
  restless: boolean,
): Person {
  return {
    ...name,
    index,
    vendors: [],
    location: random.pick(cities),
    mobile: `+35840${5_000_000 + index * 137}`,
    extension: 201 + index,
    restless,
    agents: [],
  };
}

/** Makes the person's agent at a vendor, in these queues, at work and free. */
export function makeAgent(
  { random, seed, now }: Staffing,
  person: Person,
  vendor: VendorName,
  own: readonly Queue[],
): Agent {
  const { index } = person;
  const rights = { manageable: index % 10 !== 7, manageablePresence: index % 10 !== 7 && index % 10 !== 4 };
  const membership = (): Membership => ({
    serving: index < 2 || vendor === 'ENGAGE' || random.chance(0.88),
    externalServing: random.chance(0.1),
    canChangeLogin: rights.manageable && index % 9 !== 8,
  });
  const has = (skill: string) => own.some((queue) => queue.skill === skill) || random.chance(0.3);
  return {
    id: idAt(vendor, person, seed),
    vendor,
    person,
    group: groupOf(seed, own[0]?.name.EN ?? ''),
    memberships: new Map(own.map((queue) => [queue, membership()])),
    skills: new Map(skills.map((name) => [name, has(name)])),
    line: { cloudAcd: true, sip: true, external: random.chance(0.3), externalNumber: `+49221554${5_000 + index}` },
    rights,
    duty: 'READY',
    dutySince: now,
    dutyChanges: 0,
    reason: null,
    barred: false,
    reserved: false,
    profile: available,
    profileSince: now,
    engaged: null,
    engagedSince: now,
    pending: new Set(),
    done: [],
    spans: [{ duty: 'READY', from: now, to: null }],
  };
}

function idAt(vendor: VendorName, person: Person, seed: number): string {
  if (vendor === 'SINCH') return guid(seed, 'agent', vendor, person.index);
  return vendor === 'DEEPCALL' ? String(person.extension) : person.email;
}

/** Who works for a queue is reported with its department; who works for none, with the back office. */
function groupOf(seed: number, queue: string): ReportingGroup {
  const department = ['Customer Service', 'Sales', 'Support', 'Billing'].find((word) => queue.includes(word));
  const name = department ?? 'Back Office';
  return { id: guid(seed, 'reporting group', name), name };
}

/**
 * The first person answers the first queue alone: at TENIOS that is the quick-answers desk. The second, whom the Sinch
 * simulator takes for the user who signs in, is in every queue. At Engage, where queues are groups of agents, everybody
 * is in one of them, by turns. A few are in none; the others are in two to four.
 */
function chooseQueues(random: Random, index: number, queues: readonly Queue[]): readonly Queue[] {
  const [desk, ...others] = queues;
  if (desk === undefined) return [];
  if (desk.vendor === 'ENGAGE') return [queues[index % queues.length] ?? desk];
  if (index % 50 === 29) return [];
  if (index === 0) return [desk];
  if (index === 1) return queues;
  const open = desk.vendor === 'TENIOS' && others.length > 0 ? others : queues;
  const wanted = Math.min(open.length, random.between(2, 4));
  const first = random.between(0, open.length - 1);
  // Every second queue, so that neighbours in the list, which are alike, do not share all their people.
  const step = open.length % 2 === 0 ? 1 : 2;
  const picked = new Set(Array.from({ length: wanted }, (_, turn) => open[(first + turn * step) % open.length]));
  return [...picked].filter((queue) => queue !== undefined);
}
