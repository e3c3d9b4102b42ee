import { type Standing, standing } from './duty.ts';
import type { Agent, Contact, Queue } from './types.ts';

/** What a queue looks like now. Every number is a count of the things themselves. */
export interface QueueFigures {
  /** Waiting anywhere, having arrived in this queue first. */
  readonly arrivedHere: readonly Contact[];
  /** Waiting in this queue, wherever they arrived. */
  readonly waitingHere: readonly Contact[];
  /** Signed in to the queue and at work; the five counts below add up to it. */
  readonly serving: number;
  readonly free: number;
  readonly busy: number;
  readonly wrapUp: number;
  readonly notReady: number;
  readonly pause: number;
}

export function queueFigures(queue: Queue, queues: readonly Queue[], agents: readonly Agent[]): QueueFigures {
  const counts: Record<Standing, number> = { LOGGED_OUT: 0, BUSY: 0, WRAP_UP: 0, PAUSE: 0, NOT_READY: 0, FREE: 0 };
  for (const agent of agents) {
    if (agent.memberships.get(queue)?.serving === true) counts[standing(agent)]++;
  }
  return {
    arrivedHere: queues.flatMap((each) => each.waiting).filter((contact) => contact.origQueue === queue),
    waitingHere: queue.waiting,
    serving: counts.FREE + counts.BUSY + counts.WRAP_UP + counts.NOT_READY + counts.PAUSE,
    free: counts.FREE,
    busy: counts.BUSY,
    wrapUp: counts.WRAP_UP,
    notReady: counts.NOT_READY,
    pause: counts.PAUSE,
  };
}
