import { setDuty, setProfile } from './duty.ts';
import { available, type Reason, reasons } from './reasons.ts';
import type { Person } from './types.ts';
import type { World } from './world.ts';

const minute = 60_000;

/**
 * Lets people take breaks, have meetings, go home and come back.
 * @param someAway some have not come to work yet when it begins
 */
export function startDays(world: World, someAway: boolean): void {
  for (const person of world.people) {
    if (!person.restless) continue;
    planBreak(world, person);
    if (someAway && world.random.chance(0.12)) goHome(world, person, world.random.between(5, 60) * minute);
    else planEvening(world, person);
  }
}

function planBreak(world: World, person: Person): void {
  world.after(world.random.exponential(75 * minute), () => {
    const lasts = takeBreak(world, person);
    world.after(lasts, () => planBreak(world, person));
  });
}

const [coffee, lunch, meeting, training] = reasons;

/** Begins one of the breaks for every agent of the person who is ready. @returns how long it lasts */
function takeBreak(world: World, person: Person): number {
  const draw = world.random.next();
  if (draw < 0.42) return stepAway(world, person, coffee ?? null);
  if (draw < 0.6) return stepAway(world, person, lunch ?? null);
  if (draw < 0.75) return stepAway(world, person, meeting ?? null);
  if (draw < 0.8) return stepAway(world, person, training ?? null);
  if (draw < 0.93) return stepAway(world, person, null);
  return lookAway(world, person);
}

function stepAway(world: World, person: Person, reason: Reason | null): number {
  const [shortest, longest] = reason?.lasts ?? [2 * minute, 6 * minute];
  const lasts = world.random.between(shortest, longest);
  for (const agent of person.agents.filter(({ duty }) => duty === 'READY')) {
    setDuty(world, agent, reason?.isBreak ? 'PAUSE' : 'NOT_READY', reason);
    const change = agent.dutyChanges;
    world.after(lasts, () => {
      // Somebody may have changed it meanwhile; what they set stays.
      if (agent.dutyChanges === change) setDuty(world, agent, 'READY');
    });
  }
  return lasts;
}

/** Stays ready, but says by the presence profile not to be there. */
function lookAway(world: World, person: Person): number {
  const lasts = world.random.between(3 * minute, 8 * minute);
  for (const agent of person.agents) {
    if (agent.vendor !== 'SINCH' || agent.duty !== 'READY' || agent.profile !== available || !meeting) continue;
    setProfile(world, agent, meeting.profile);
    world.after(lasts, () => {
      if (agent.profile === meeting.profile && agent.reason === null) setProfile(world, agent, available);
    });
  }
  return lasts;
}

function planEvening(world: World, person: Person): void {
  world.after(world.random.exponential(300 * minute), () => leave(world, person));
}

/** Goes home, though not in the middle of a contact. */
function leave(world: World, person: Person): void {
  if (person.agents.some((agent) => agent.engaged !== null)) world.after(2 * minute, () => leave(world, person));
  else goHome(world, person, world.random.between(15, 70) * minute);
}

function goHome(world: World, person: Person, stays: number): void {
  for (const agent of person.agents) setDuty(world, agent, 'LOGGED_OUT');
  world.after(stays, () => {
    for (const agent of person.agents.filter(({ duty }) => duty === 'LOGGED_OUT')) setDuty(world, agent, 'READY');
    planEvening(world, person);
  });
}
