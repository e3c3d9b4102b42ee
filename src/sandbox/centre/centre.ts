import type { Clock } from '../../ports/clock.ts';
import { seedOldEmails, startArrivals } from './arrivals.ts';
import { startDays } from './days.ts';
import { dispatch } from './dispatch.ts';
import { setDuty, setProfile } from './duty.ts';
import { type QueueFigures, queueFigures } from './figures.ts';
import { endWrapUp, setWrapUpEnd } from './handling.ts';
import { startOutbound } from './outbound.ts';
import { makePeople } from './people.ts';
import { type AgentPlacement, type ContactPlacement, placeAgent, placeContact } from './place.ts';
import { makeQueues } from './queues.ts';
import type { Profile, Reason } from './reasons.ts';
import { dismiss, hire, welcome } from './staff.ts';
import { type Summary, summarise } from './summaries.ts';
import type { Agent, Contact, Duty, Line, Membership, Person, Queue, VendorName } from './types.ts';
import { World } from './world.ts';

export interface CentreOptions {
  readonly clock: Clock;
  /** Another seed is another centre; the same seed the same. 1 when left out. */
  readonly seed?: number | undefined;
  /** How many times as fast as in life all goes after the warm-up, but for wrap-ups with a set end; 1 when left out. */
  readonly speed?: number | undefined;
  /** 60 when left out: 48 of them at Sinch, 24 at TENIOS, 18 at DeepCall, 18 at Engage, many at two, three or all four. */
  readonly people?: number | undefined;
  /** 16 when left out: 9 at Sinch, 3 at TENIOS, 1 at DeepCall, 3 at Engage, where they are groups of agents. */
  readonly queues?: number | undefined;
  /** Nothing more happens by itself after the warm-up, but wrap-ups with a set end do end. */
  readonly frozen?: boolean | undefined;
  /** The instant at which the warm-up is over, in milliseconds since the epoch; the clock's present when left out. */
  readonly startTime?: number | undefined;
  /**
   * How much history there is at the start, in milliseconds; four hours when left out. 0: everybody is ready and
   * nothing has happened.
   */
  readonly warmUp?: number | undefined;
  /** Length of a TENIOS wrap-up in milliseconds; 10 s, the vendor's own, when left out. */
  readonly teniosWrapUp?: number | undefined;
  /** Length of a DeepCall wrap-up in milliseconds; 30 s when left out. */
  readonly deepcallWrapUp?: number | undefined;
}

/**
 * One contact centre behind all the simulated vendors. It has no timers: advance() does everything that was due up to
 * the clock's present, so the centre depends on nothing but the seed, the options, the time, and what was changed
 * through it.
 */
export class Centre {
  readonly people: readonly Person[];
  readonly queues: readonly Queue[];
  readonly #clock: Clock;
  readonly #world: World;

  constructor(options: CentreOptions) {
    const { clock, seed = 1, speed = 1, people = 60, queues = 16, frozen = false } = options;
    const { startTime = clock.now(), warmUp = 4 * 3_600_000 } = options;
    const { teniosWrapUp = 10_000, deepcallWrapUp = 30_000 } = options;
    const begin = startTime - warmUp;
    this.#clock = clock;
    this.#world = new World({
      seed,
      now: begin,
      makeQueues: () => makeQueues(seed, queues),
      makePeople: (random, made) => makePeople({ random, seed, now: begin }, made, people),
      wrapUps: { TENIOS: teniosWrapUp, DEEPCALL: deepcallWrapUp, SINCH: null, ENGAGE: null },
    });
    this.people = this.#world.people;
    this.queues = this.#world.queues;
    this.#live(warmUp > 0);
    this.#runUntil(startTime);
    this.#world.hasten(speed);
    if (frozen) this.#world.freeze();
  }

  #live(withPast: boolean): void {
    const world = this.#world;
    if (withPast) seedOldEmails(world);
    startDays(world, withPast);
    startArrivals(world);
    startOutbound(world);
    const tidy = () => {
      world.forget();
      world.after(1_800_000, tidy);
    };
    world.after(1_800_000, tidy);
  }

  #runUntil(time: number): void {
    this.#world.runUntil(time, () => dispatch(this.#world));
  }

  /** Lets everything happen that was due up to now. */
  advance(): void {
    this.#runUntil(this.#clock.now());
  }

  /** The instant up to which everything has happened, in milliseconds since the epoch. */
  get now(): number {
    return this.#world.now;
  }

  /** Every contact that is remembered, in the order of arrival: the active ones, and a day of ended ones. */
  get contacts(): Iterable<Contact> {
    return this.#world.contacts.values();
  }

  contact(id: string): Contact | undefined {
    return this.#world.contacts.get(id);
  }

  agentsAt(vendor: VendorName): readonly Agent[] {
    return this.#world.agents.filter((agent) => agent.vendor === vendor);
  }

  queuesAt(vendor: VendorName): readonly Queue[] {
    return this.queues.filter((queue) => queue.vendor === vendor);
  }

  contactsAt(vendor: VendorName): Contact[] {
    return [...this.contacts].filter((contact) => contact.vendor === vendor);
  }

  /** @throws {Error} when the person of this e-mail address is no agent there. */
  agent(vendor: VendorName, email: string): Agent {
    const found = this.#world.agents.find((agent) => agent.vendor === vendor && agent.person.email === email);
    if (found === undefined) throw new Error(`${email} is no agent at ${vendor}.`);
    return found;
  }

  /** Finds a queue by its English name. @throws {Error} when there is none. */
  queue(name: string): Queue {
    const found = this.queues.find((queue) => queue.name.EN === name);
    if (found === undefined) throw new Error(`There is no queue '${name}'.`);
    return found;
  }

  figures(queue: Queue): QueueFigures {
    return queueFigures(queue, this.queuesAt(queue.vendor), this.#world.agents);
  }

  /** Quarter-hour summaries of a vendor's queues. */
  summaries(vendor: VendorName): Summary[] {
    return summarise(this.contactsAt(vendor), this.now);
  }

  /** Sets the ready flag, as the agent would. Without a reason that is a break, not ready is no pause. */
  setReady(agent: Agent, ready: boolean, reason: Reason | null = null): void {
    if (ready) this.setDuty(agent, 'READY');
    else this.setDuty(agent, reason?.isBreak ? 'PAUSE' : 'NOT_READY', reason);
  }

  setDuty(agent: Agent, duty: Duty, reason: Reason | null = null): void {
    this.#change(() => setDuty(this.#world, agent, duty, reason));
  }

  /** Says whether the agent may sign in, and whether somebody outside of the routing has taken the agent. */
  setHold(agent: Agent, hold: Partial<Pick<Agent, 'barred' | 'reserved'>>): void {
    this.#change(() => {
      Object.assign(agent, hold);
      this.#world.notice(agent.person);
    });
  }

  /** Takes in somebody new, who is no agent yet. */
  welcome(name: Pick<Person, 'first' | 'last' | 'email'>): Person {
    return this.#change(() => welcome(this.#world, name));
  }

  /** Makes the person an agent at a vendor, in these queues, free and at work. */
  hire(person: Person, vendor: VendorName, queues: readonly Queue[]): Agent {
    return this.#change(() => hire(this.#world, person, vendor, queues));
  }

  /** The person is no agent at that vendor any more. */
  dismiss(agent: Agent): void {
    this.#change(() => dismiss(this.#world, agent));
  }

  setProfile(agent: Agent, profile: Profile): void {
    this.#change(() => setProfile(this.#world, agent, profile));
  }

  setMembership(agent: Agent, queue: Queue, login: Pick<Membership, 'serving' | 'externalServing'>): void {
    this.#change(() => {
      Object.assign(agent.memberships.get(queue) ?? {}, login);
      this.#world.notice(agent.person);
    });
  }

  /** Changes how calls reach the agent, and which of the skills the agent has. */
  setLine(agent: Agent, line: Line, skills: ReadonlyMap<string, boolean>): void {
    this.#change(() => {
      Object.assign(agent.line, line);
      for (const [name, has] of skills) agent.skills.set(name, has);
      this.#world.notice(agent.person);
    });
  }

  /** The wrap-up the agent is in, as the contact that is being wrapped up. */
  wrapUpOf(agent: Agent): Contact | null {
    return agent.engaged?.status === 'WRAP_UP' ? agent.engaged : null;
  }

  setWrapUpEnd(wrapUp: Contact, end: number): void {
    this.#change(() => setWrapUpEnd(this.#world, wrapUp, end));
  }

  endWrapUp(wrapUp: Contact): void {
    this.#change(() => endWrapUp(this.#world, wrapUp));
  }

  /** For tests: puts an agent into a state, or starts a contact of a status. */
  place(placed: AgentPlacement): void;
  place(placed: ContactPlacement): Contact;
  place(placed: AgentPlacement | ContactPlacement): Contact | undefined {
    return this.#change(() => {
      if ('queue' in placed) return placeContact(this.#world, placed);
      placeAgent(this.#world, placed);
      return undefined;
    });
  }

  #change<T>(change: () => T): T {
    this.advance();
    const result = change();
    dispatch(this.#world);
    return result;
  }
}
