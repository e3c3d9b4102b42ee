import type { Centre } from '../centre/centre.ts';
import type { Agent, Person } from '../centre/types.ts';
import type { EngageOptions } from './options.ts';
import type { AgentRecord, Entity, GroupRecord, ScheduleRecord, User } from './records.ts';
import { seedGroups, seedSchedule } from './seeds.ts';

/** Everything the account has: users, groups of agents, their schedules, and which users are agents. */
export class Register {
  readonly account: Entity & { readonly externalId: string };
  groups: GroupRecord[] = [];
  schedules: ScheduleRecord[] = [];
  readonly #centre: Centre;
  readonly #usersById = new Map<string, User>();
  readonly #usersByName = new Map<string, User>();
  /** By the user's internal id. */
  readonly #agents = new Map<string, AgentRecord>();
  #lastId = 100_000;

  constructor(centre: Centre, { account, users }: EngageOptions) {
    this.#centre = centre;
    this.account = { internalId: this.newId(), externalId: account };
    for (const group of seedGroups(centre, () => this.newId())) {
      this.groups.push(group);
      this.schedules.push(seedSchedule(group, this.newId(), this.groups.length));
    }
    for (const person of centre.people) this.#addUser(userOf(person, this.newId()));
    for (const { roles = ['Agent'], ...extra } of users) {
      const internalId = this.newId();
      this.#addUser({ ...extra, roles, internalId, phoneNumber: `+1617555${internalId}`, person: null });
    }
    for (const agent of centre.agentsAt('ENGAGE')) this.#seedAgent(agent);
  }

  /** An internal id that nothing else has. */
  newId(): string {
    this.#lastId++;
    return String(this.#lastId);
  }

  get agents(): Iterable<AgentRecord> {
    return this.#agents.values();
  }

  agentsOf(group: GroupRecord): AgentRecord[] {
    return [...this.agents].filter((record) => record.group === group);
  }

  userOfId(internalId: string): User | undefined {
    return this.#usersById.get(internalId);
  }

  /** A user by the sign-in name. */
  userNamed(externalId: string): User | undefined {
    return this.#usersByName.get(externalId);
  }

  agentOf(user: User): AgentRecord | undefined {
    return this.#agents.get(user.internalId);
  }

  /** Makes the user an agent of the group. */
  addAgent(user: User, group: GroupRecord): AgentRecord {
    const { firstName: first, lastName: last, email } = user;
    user.person ??= this.#centre.welcome({ first, last, email });
    const agent = this.#centre.hire(user.person, 'ENGAGE', group.queue === null ? [] : [group.queue]);
    return this.#add(user, agent, group);
  }

  removeAgent(record: AgentRecord): void {
    this.#centre.dismiss(record.agent);
    this.#agents.delete(record.user.internalId);
  }

  /** Takes away a group that has no agents, and its schedules. */
  removeGroup(group: GroupRecord): void {
    this.groups = this.groups.filter((each) => each !== group);
    this.schedules = this.schedules.filter((each) => each.group !== group);
  }

  removeSchedule(schedule: ScheduleRecord): void {
    this.schedules = this.schedules.filter((each) => each !== schedule);
  }

  #addUser(user: User): void {
    this.#usersById.set(user.internalId, user);
    this.#usersByName.set(user.externalId, user);
  }

  #seedAgent(agent: Agent): void {
    const user = this.userNamed(agent.person.email);
    const group = this.groups.find(({ queue }) => queue !== null && agent.memberships.has(queue));
    if (user !== undefined && group !== undefined) this.#add(user, agent, group);
  }

  #add(user: User, agent: Agent, group: GroupRecord): AgentRecord {
    const record: AgentRecord = {
      internalId: this.newId(),
      user,
      agent,
      group,
      registrationMethod: 'Phone',
      phoneNumber: user.phoneNumber,
      requestedAction: null,
      request: null,
      acquiredFor: null,
    };
    this.#agents.set(user.internalId, record);
    return record;
  }
}

function userOf(person: Person, internalId: string): User {
  const { first: firstName, last: lastName, email, mobile: phoneNumber } = person;
  return { internalId, externalId: email, firstName, lastName, email, roles: ['Agent'], phoneNumber, person };
}
