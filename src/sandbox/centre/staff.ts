import { makeAgent, makePerson } from './people.ts';
import { putDown } from './place.ts';
import type { Agent, Person, Queue, VendorName } from './types.ts';
import type { World } from './world.ts';

/** Somebody new, who works nowhere yet and keeps to no breaks. */
export function welcome(world: World, name: Pick<Person, 'first' | 'last' | 'email'>): Person {
  const person = makePerson(world, world.people.length, name, false);
  world.people.push(person);
  return person;
}

/** Makes the person an agent at a vendor, in these queues. */
export function hire(world: World, person: Person, vendor: VendorName, queues: readonly Queue[]): Agent {
  const agent = makeAgent(world, person, vendor, queues);
  person.vendors.push(vendor);
  person.agents.push(agent);
  world.agents.push(agent);
  for (const queue of queues) world.members.get(queue)?.push(agent);
  world.notice(person);
  return agent;
}

/** Ends what the agent has at hand, and the person is no agent at that vendor any more. */
export function dismiss(world: World, agent: Agent): void {
  putDown(world, agent);
  const { person } = agent;
  remove(person.vendors, agent.vendor);
  for (const list of [person.agents, world.agents, ...world.members.values()]) remove(list, agent);
  world.notice(person);
}

function remove<T>(list: T[], item: T): void {
  const place = list.indexOf(item);
  if (place >= 0) list.splice(place, 1);
}
