import type { Follower } from '../../src/events/follower.ts';
import type { HappeningOf, Logged, Topic } from '../../src/model/event.ts';

/** The next event of a follower, once there is one; done when it is over. One is waited for at a time. */
export async function nextOf<T extends Topic>(
  follower: Follower<T>,
): Promise<IteratorResult<Logged<HappeningOf<T>>, undefined>> {
  for (;;) {
    const value = follower.take();
    if (value !== undefined) return { done: false, value };
    if (follower.isOver) return { done: true, value };
    await new Promise<void>((resolve) => follower.whenMore(resolve));
  }
}
