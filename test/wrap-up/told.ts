import type { WrapUpHappening } from '../../src/model/event.ts';
import type { EventLog } from '../../src/ports/store.ts';

/** Everything that was told of wrap-ups after a place. */
export async function toldAfter(log: EventLog, place: string): Promise<readonly WrapUpHappening[]> {
  const all: WrapUpHappening[] = [];
  for (let from = place; ; ) {
    const some = await log.after('wrapUp', from, 500);
    if (some === null) throw new Error('Events were lost.');
    all.push(...some.map(({ happening }) => happening));
    const last = some.at(-1);
    if (last === undefined) return all;
    from = last.id;
  }
}

/**
 * What is wrong with the lives that were told, in sentences. Every wrap-up is STARTED first and once, has one end at most
 * and nothing after it, and is told of by itself: the next one of its agent begins when it is over.
 * @param lead milliseconds before the end at which EXPIRING is told.
 */
export function faultsIn(told: readonly WrapUpHappening[], lead: number): readonly string[] {
  const faults: string[] = [];
  for (const ofAgent of Map.groupBy(told, ({ wrapUp }) => `${wrapUp.sourceId}:${wrapUp.agentExternalId}`).values()) {
    let last: WrapUpHappening | null = null;
    let warnedOf: number | null = null;
    for (const one of ofAgent) {
      const name = `${one.type} of ${one.wrapUp.agentExternalId} ${one.wrapUp.seenAt} at ${one.at}`;
      const fault = (words: string): void => void faults.push(`${name} ${words}`);
      const isOver: boolean = last === null || isEnd(last);
      if (one.type === 'STARTED') {
        if (!isOver) fault(`follows ${last?.type}`);
        if (last && one.wrapUp.seenAt <= last.wrapUp.seenAt) fault('has an id of before');
        warnedOf = null;
      } else if (isOver || one.wrapUp.seenAt !== last?.wrapUp.seenAt) fault(`follows ${last?.type}`);
      const { endsAt, state } = one.wrapUp;
      if (isEnd(one) ? state !== one.type : state !== 'ACTIVE') fault(`shows ${state}`);
      if (one.type === 'EXPIRED' && (endsAt === null || one.at < endsAt)) fault(`comes before its end, ${endsAt}`);
      if (one.type === 'EXPIRING') {
        if (endsAt === null || one.at >= endsAt || one.at < endsAt - lead) fault(`does not fit its end, ${endsAt}`);
        if (endsAt === warnedOf) fault('comes again');
        warnedOf = endsAt;
      }
      last = one;
    }
  }
  return faults;
}

const isEnd = ({ type }: WrapUpHappening): boolean => type === 'EXPIRED' || type === 'CANCELLED' || type === 'ENDED';
