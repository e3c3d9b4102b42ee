import { Names } from './names.ts';
import { guid, type Random } from './random.ts';
import { available, skills } from './reasons.ts';
import type { Agent, Membership, Person, Queue, ReportingGroup, VendorName } from './types.ts';

/** What people are made from. */
interface Staffing {
  readonly random: Random;
  readonly seed: number;
  readonly queues: readonly Queue[];
  /** Since when they are at work, in milliseconds since the epoch. */
  readonly now: number;
}

/** Of every five people: one at TENIOS alone, one at both, three at Sinch alone. */
const rota: readonly (readonly VendorName[])[] = [['TENIOS'], ['SINCH'], ['SINCH'], ['SINCH', 'TENIOS'], ['SINCH']];

const cities = ['Espoo', 'Helsinki', 'Tampere', 'Köln', 'Berlin', 'Kraków', 'Lisboa', 'Pune', 'Cape Town', 'Dublin'];

/** Makes people and their agents, members of the queues and with the skills those ask for. */
export function makePeople(staffing: Staffing, count: number): Person[] {
  const names = new Names(staffing.random);
  return Array.from({ length: count }, (_, index) => {
    const person: Person = {
      ...names.next(),
      vendors: rota[index % rota.length] ?? [],
      location: staffing.random.pick(cities),
      mobile: `+35840${5_000_000 + index * 137}`,
      extension: 201 + index,
      restless: index > 1,
      agents: [],
    };
    for (const vendor of person.vendors) person.agents.push(makeAgent(staffing, person, index, vendor));
    return person;
  });
}

function makeAgent({ random, seed, queues, now }: Staffing, person: Person, index: number, vendor: VendorName): Agent {
  const rights = { manageable: index % 10 !== 7, manageablePresence: index % 10 !== 7 && index % 10 !== 4 };
  const own = chooseQueues(
    random,
    index,
    queues.filter((queue) => queue.vendor === vendor),
  );
  const membership = (): Membership => ({
    serving: index < 2 || random.chance(0.88),
    externalServing: random.chance(0.1),
    canChangeLogin: rights.manageable && index % 9 !== 8,
  });
  const has = (skill: string) => own.some((queue) => queue.skill === skill) || random.chance(0.3);
  return {
    id: vendor === 'TENIOS' ? person.email : guid(seed, 'agent', vendor, index),
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
    profile: available,
    profileSince: now,
    engaged: null,
    engagedSince: now,
    pending: new Set(),
    done: [],
    spans: [{ duty: 'READY', from: now, to: null }],
  };
}

/** Who works for a queue is reported with its department; who works for none, with the back office. */
function groupOf(seed: number, queue: string): ReportingGroup {
  const department = ['Customer Service', 'Sales', 'Support', 'Billing'].find((word) => queue.includes(word));
  const name = department ?? 'Back Office';
  return { id: guid(seed, 'reporting group', name), name };
}

/**
 * The first person answers the first queue alone: at TENIOS that is the quick-answers desk. The second, whom the Sinch
 * simulator takes for the user who signs in, is in every queue. A few are in none; the others are in two to four.
 */
function chooseQueues(random: Random, index: number, queues: readonly Queue[]): Queue[] {
  const [desk, ...others] = queues;
  if (desk === undefined || index % 50 === 29) return [];
  if (index === 0) return [desk];
  if (index === 1) return [...queues];
  const open = desk.vendor === 'TENIOS' && others.length > 0 ? others : queues;
  const wanted = Math.min(open.length, random.between(2, 4));
  const first = random.between(0, open.length - 1);
  // Every second queue, so that neighbours in the list, which are alike, do not share all their people.
  const step = open.length % 2 === 0 ? 1 : 2;
  const picked = new Set(Array.from({ length: wanted }, (_, turn) => open[(first + turn * step) % open.length]));
  return [...picked].filter((queue) => queue !== undefined);
}
