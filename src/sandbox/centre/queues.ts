import { guid } from './random.ts';
import type { Channel, Queue, Translated, VendorName } from './types.ts';

/** What one kind of queue is like; see Queue for the meanings. */
interface Plan {
  readonly name: Translated;
  readonly channel: Channel;
  readonly skill: string | null;
  readonly load: number;
  readonly huntGroup?: true;
  readonly overflowsTo?: string;
  readonly closing?: NonNullable<Queue['closing']>;
  readonly campaign?: string;
  readonly quick?: true;
}

const minute = 60_000;

const sinchPlans: readonly Plan[] = [
  {
    name: { EN: 'Customer Service', FI: 'Asiakaspalvelu', DE: 'Kundenservice' },
    channel: 'PHONE',
    skill: 'English',
    load: 1.5,
    overflowsTo: 'Customer Service Overflow',
  },
  {
    name: { EN: 'Customer Service Chat', FI: 'Asiakaspalvelun chat', DE: 'Kundenservice-Chat' },
    channel: 'CHAT',
    skill: 'Customer Service',
    load: 1.1,
  },
  {
    name: { EN: 'Customer Service Email', FI: 'Asiakaspalvelun sähköposti', DE: 'Kundenservice-E-Mail' },
    channel: 'EMAIL',
    skill: null,
    load: 0.75,
  },
  {
    name: { EN: 'Sales', FI: 'Myynti', DE: 'Vertrieb' },
    channel: 'PHONE',
    skill: 'Sales',
    load: 1.1,
    campaign: 'Autumn renewals',
  },
  {
    name: { EN: 'Technical Support', FI: 'Tekninen tuki', DE: 'Technischer Support' },
    channel: 'PHONE',
    skill: 'Support',
    load: 1.5,
  },
  {
    name: { EN: 'Customer Service Overflow', FI: 'Asiakaspalvelun ylivuoto', DE: 'Kundenservice-Überlauf' },
    channel: 'PHONE',
    skill: 'English',
    load: 0.05,
    huntGroup: true,
  },
  {
    name: { EN: 'Billing', FI: 'Laskutus', DE: 'Rechnungen' },
    channel: 'PHONE',
    skill: 'Accounting',
    load: 1.1,
    huntGroup: true,
    closing: { every: 120 * minute, lasts: 8 * minute },
  },
  {
    name: { EN: 'Sales Chat', FI: 'Myynnin chat', DE: 'Vertriebs-Chat' },
    channel: 'CHAT',
    skill: 'Sales',
    load: 0.9,
  },
  {
    name: { EN: 'Orders Email', FI: 'Tilausten sähköposti', DE: 'Bestellungen-E-Mail' },
    channel: 'EMAIL',
    skill: null,
    load: 0.75,
  },
];

const same = (name: string): Translated => ({ EN: name, FI: name, DE: name });

const teniosPlans: readonly Plan[] = [
  { name: same('Quick Answers'), channel: 'PHONE', skill: 'Customer Service', load: 5, quick: true },
  { name: same('Support Germany'), channel: 'PHONE', skill: 'Support', load: 1.15 },
  { name: same('Sales Germany'), channel: 'PHONE', skill: 'Sales', load: 1.05 },
];

const deepcallPlans: readonly Plan[] = [
  { name: same('Support India'), channel: 'PHONE', skill: null, load: 1.1 },
  { name: same('Bookings India'), channel: 'PHONE', skill: null, load: 0.9 },
];

/** Engage's groups of agents. */
const engagePlans: readonly Plan[] = [
  { name: same('Power48'), channel: 'PHONE', skill: null, load: 1.1 },
  { name: same('Loans & Cards'), channel: 'PHONE', skill: null, load: 0.9 },
  { name: same('Renewals'), channel: 'PHONE', skill: null, load: 0.7 },
];

const byChannel = {
  PHONE: { greeting: 8_000, onTime: 20_000, falseAttempt: 10_000, talk: 200_000, wrapUp: 40_000, patience: 150_000 },
  CHAT: { greeting: 0, onTime: 30_000, falseAttempt: 10_000, talk: 300_000, wrapUp: 25_000, patience: 240_000 },
  EMAIL: { greeting: 0, onTime: 150_000, falseAttempt: 0, talk: 320_000, wrapUp: 10_000, patience: null },
} as const;

/**
 * The queues: of sixteen 3 at TENIOS, 3 at Engage, 1 at DeepCall, the rest at Sinch, and one of each as soon as there are
 * enough. Beyond the plans they go through them again, numbered.
 */
export function makeQueues(seed: number, count: number): Queue[] {
  const some = (of16: number, from: number) => (count < from ? 0 : Math.max(1, Math.round((count * of16) / 16)));
  const [atTenios, atEngage, atDeepcall] = [some(3, 2), some(3, 3), some(1, 4)];
  return [
    ...makeFrom('SINCH', sinchPlans, seed, count - atTenios - atEngage - atDeepcall),
    ...makeFrom('TENIOS', teniosPlans, seed, atTenios),
    ...makeFrom('DEEPCALL', deepcallPlans, seed, atDeepcall),
    ...makeFrom('ENGAGE', engagePlans, seed, atEngage),
  ];
}

function makeFrom(vendor: VendorName, plans: readonly Plan[], seed: number, count: number): Queue[] {
  const chosen = Array.from({ length: count }, (_, index) => ({ index, plan: plans[index % plans.length] }));
  const made = new Map<string, Queue>();
  // From the last to the first, so that an overflow queue exists before the queue that overflows into it.
  for (const { index, plan } of chosen.toReversed()) {
    if (plan === undefined) continue;
    const round = Math.floor(index / plans.length) + 1;
    const queue = makeQueue(
      vendor,
      plan,
      seed,
      index,
      round,
      made.get(numbered(plan.overflowsTo ?? '', round)) ?? null,
    );
    made.set(queue.name.EN, queue);
  }
  return [...made.values()].reverse();
}

const numberBegins = {
  SINCH: '+358102003',
  TENIOS: '+492215540',
  DEEPCALL: '+918045670',
  ENGAGE: '+161755501',
} as const;

const numbered = (name: string, round: number) => (round === 1 ? name : `${name} ${round}`);

function makeQueue(
  vendor: VendorName,
  plan: Plan,
  seed: number,
  index: number,
  round: number,
  overflow: Queue | null,
): Queue {
  const name = {
    EN: numbered(plan.name.EN, round),
    FI: numbered(plan.name.FI, round),
    DE: numbered(plan.name.DE, round),
  };
  const local = name.EN.toLowerCase().replaceAll(' ', '-');
  return {
    ...byChannel[plan.channel],
    ...(vendor === 'TENIOS' ? { talk: 110_000 } : {}),
    ...(plan.quick ? { talk: 6_000, greeting: 0, patience: 60_000 } : {}),
    id: guid(seed, 'queue', vendor, index),
    vendor,
    name,
    channel: plan.channel,
    address: plan.channel === 'PHONE' ? `${numberBegins[vendor]}${String(100 + index)}` : `${local}@acme.example`,
    huntGroup: plan.huntGroup === true,
    skill: plan.skill,
    load: plan.load,
    overflow,
    closing: plan.closing ?? null,
    campaign: plan.campaign === undefined ? null : { id: guid(seed, 'campaign', index), name: plan.campaign },
    waiting: [],
  };
}
