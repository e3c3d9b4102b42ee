import type { Begin, Course } from '../operations/index.ts';
import { clientOf } from './client.ts';
import type { Load } from './index.ts';

/** Begins operations of sockets, which pass no route, within what can be taken up. What is too much rejects with TurnedAway. */
export function withinLoad(begin: Begin, { capacity, clients }: Pick<Load, 'capacity' | 'clients'>): Begin {
  return (request, asker) => {
    let giveUp = (): void => {};
    async function run(): Promise<Course> {
      clients.operation(clientOf(asker, asker.address));
      const place = capacity.take();
      giveUp = place.leave;
      try {
        await place.turn();
        const begun = begin(request, asker);
        ({ giveUp } = begun);
        return await begun.course;
      } finally {
        place.leave();
      }
    }
    return { course: run(), giveUp: () => giveUp() };
  };
}
