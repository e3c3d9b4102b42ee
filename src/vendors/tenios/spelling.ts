/**
 * Makes an attempt in the way that this source is known to understand, and once more in the other way when it is
 * misunderstood. The way that was understood is the first one from then on.
 */
export type InEitherWay<Way> = <T>(
  attempt: (way: Way) => Promise<T>,
  misunderstood: (reply: T, way: Way) => boolean,
) => Promise<T>;

/** For what the TENIOS pages leave open or say in two ways: `first` is tried until the source shows that it wants `other`. */
export function inEitherWay<Way>(first: Way, other: Way): InEitherWay<Way> {
  let known = first;
  return async (attempt, misunderstood) => {
    const tried = known;
    const reply = await attempt(tried);
    if (!misunderstood(reply, tried)) return reply;
    const next = tried === first ? other : first;
    const secondReply = await attempt(next);
    if (!misunderstood(secondReply, next)) known = next;
    return secondReply;
  };
}
