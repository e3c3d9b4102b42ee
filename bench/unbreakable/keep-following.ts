import { setTimeout as pause } from 'node:timers/promises';
import { follow } from './follower.ts';

/** Follows wrap-ups wherever a service is, from the last event on, by either carrier in turn. */
export function keepFollowing(url: () => string, beginning: string) {
  const query = 'subscription ($after: ID) { wrapUpEvents(after: $after) { id } }';
  const ids: string[] = [];
  const reasons: string[] = [];
  let leave = (): void => {};
  let stopped = false;
  const keep = async (): Promise<void> => {
    for (let time = 0; !stopped; time += 1) {
      const carrier = time % 2 === 0 ? 'socket' : 'stream';
      const following = follow(
        url(),
        carrier,
        { query, variables: { after: ids.at(-1) ?? beginning } },
        ({ wrapUpEvents }) => ids.push(wrapUpEvents.id),
      );
      leave = following.leave;
      const reason = await following.over;
      if (reason.includes('extensions')) reasons.push(reason);
      await pause(20);
    }
  };
  void keep();
  return {
    ids,
    reasons,
    stop() {
      stopped = true;
      leave();
    },
  };
}
