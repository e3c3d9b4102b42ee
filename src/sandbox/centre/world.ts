import { Agenda } from './agenda.ts';
import { guid, Random } from './random.ts';
import type { Agent, Contact, ContactStatus, Person, Queue, VendorName } from './types.ts';

/** What a world is made from. */
interface WorldPlan {
  readonly seed: number;
  /** The instant it begins. */
  readonly now: number;
  readonly makeQueues: () => Queue[];
  readonly makePeople: (random: Random, queues: readonly Queue[]) => Person[];
  readonly wrapUps: WrapUps;
}

/** How long each vendor keeps an agent in wrap-up, in milliseconds; null leaves the end to the agent. */
export type WrapUps = Readonly<Record<VendorName, number | null>>;

/** How many ended contacts are remembered at most, and for how long. */
const remembered = 20_000;
const rememberedFor = 24 * 3_600_000;

/** Everything the events of the centre work on: the things, the present instant, what is due, and the dice. */
export class World {
  readonly seed: number;
  readonly random: Random;
  readonly queues: readonly Queue[];
  readonly people: Person[];
  readonly agents: Agent[];
  /** Who is a member of which queue, signed in or not. */
  readonly members: ReadonlyMap<Queue, Agent[]>;
  /** By id, in the order of arrival. */
  readonly contacts = new Map<string, Contact>();
  readonly wrapUps: WrapUps;
  now: number;
  /** Queues where, since contacts were last handed out, one came or an agent may have become available. */
  readonly unsettled = new Set<Queue>();
  #pace = 1;
  #frozen = false;
  #made = 0;
  readonly #agenda = new Agenda();

  constructor(plan: WorldPlan) {
    this.seed = plan.seed;
    this.now = plan.now;
    this.wrapUps = plan.wrapUps;
    this.random = new Random(plan.seed);
    this.queues = plan.makeQueues();
    this.people = plan.makePeople(this.random, this.queues);
    this.agents = this.people.flatMap((person) => person.agents);
    this.members = new Map(
      this.queues.map((queue) => [queue, this.agents.filter((agent) => agent.memberships.has(queue))]),
    );
  }

  /** True when nothing happens any more but what has a set end. */
  get frozen(): boolean {
    return this.#frozen;
  }

  /** The person may have become available for contacts. */
  notice(person: Person): void {
    for (const agent of person.agents) {
      for (const queue of agent.memberships.keys()) this.unsettled.add(queue);
    }
  }

  newId(): string {
    return guid(this.seed, 'contact', this.#made++);
  }

  /** Plans something of life itself: hastened by the pace, never happening in a frozen world. */
  after(delay: number, run: () => void): void {
    if (!this.#frozen) this.#agenda.add(this.now + Math.max(1, Math.round(delay / this.#pace)), run, false);
  }

  /** Plans `run` for as long as the contact stays in the status it has now. */
  whileSame(contact: Contact, delay: number, run: () => void): void {
    const { status } = contact;
    this.after(delay, () => {
      if (contact.status === status) run();
    });
  }

  /** Plans something for a set instant, whatever the pace and even when frozen. */
  at(instant: number, run: () => void): void {
    this.#agenda.add(instant, run, true);
  }

  /** Does everything due up to `time`, each thing at its own instant, `settle` after each. */
  runUntil(time: number, settle: () => void): void {
    for (let due = this.#agenda.takeDue(time); due !== undefined; due = this.#agenda.takeDue(time)) {
      this.now = Math.max(this.now, due.at);
      due.run();
      settle();
    }
    this.now = Math.max(this.now, time);
  }

  /** From here on everything goes `pace` times as fast. */
  hasten(pace: number): void {
    this.#pace = pace;
    this.#agenda.rescale(this.now, pace);
  }

  freeze(): void {
    this.#frozen = true;
    this.#agenda.keepFixed();
  }

  /** Lets go of contacts that ended long ago. */
  forget(): void {
    const ended = [...this.contacts.values()].filter((contact) => isEnded(contact.status));
    ended.forEach((contact, index) => {
      const old = this.now - (contact.wrapUpTo ?? contact.disconnectedAt ?? this.now) > rememberedFor;
      if (old || index < ended.length - remembered) this.contacts.delete(contact.id);
    });
    for (const agent of this.agents) agent.done = agent.done.filter(({ id }) => this.contacts.has(id));
  }
}

const ended: ReadonlySet<ContactStatus> = new Set(['HANDLED', 'ABANDONED', 'FALSE_ATTEMPT', 'SERVICE_CLOSED']);

/** True when nothing more happens to a contact of this status. */
export const isEnded = (status: ContactStatus): boolean => ended.has(status);
