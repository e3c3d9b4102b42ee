import type { Logged, Topic } from '../model/event.ts';
import type { EventLog } from '../ports/store.ts';
import { Follower, type Following, type Readable } from './follower.ts';

/** Events of late that are remembered. */
const mostRemembered = 1_000;

/** What happens, for whoever listens. */
export interface Feed {
  /**
   * Follows a topic without gap and repeat: from the place given through the log, then as it happens. Everything from the
   * call on is heard, whenever the first event is taken. Who resumes gets the same objects as those who have listened all
   * the while, as far as they are remembered.
   * What it is taken from throws EVENTS_LOST where the place is unknown or too old.
   */
  follow<T extends Topic>(following: Following<T>): Follower<T>;
  /** The place of now, to follow from. */
  place(): Promise<string>;
  /** Subscribers there are. */
  readonly followers: number;
  /** Nobody follows any more. */
  close(): void;
}

export function createFeed(log: EventLog): Feed {
  const followers = new Set<{ hear(logged: Logged): void; end(): void }>();
  const late = new Map<string, Logged>();

  const stop = log.listen((logged) => {
    late.set(logged.id, logged);
    const [oldest] = late.keys();
    if (late.size > mostRemembered && oldest !== undefined) late.delete(oldest);
    for (const follower of followers) follower.hear(logged);
  });

  const readable: Readable = {
    isAfter: log.isAfter,
    async after(topic, place, most) {
      const read = await log.after(topic, place, most);
      // An id names one event, whose topic is the one that was asked for.
      return read?.map((one) => (late.get(one.id) as typeof one | undefined) ?? one) ?? null;
    },
  };

  return {
    follow<T extends Topic>(following: Following<T>) {
      const follower: Follower<T> = new Follower(readable, following, () => {
        followers.delete(follower);
        following.ended?.();
      });
      followers.add(follower);
      return follower;
    },
    place: log.end,
    get followers() {
      return followers.size;
    },
    close() {
      stop();
      for (const follower of followers) follower.end();
    },
  };
}
