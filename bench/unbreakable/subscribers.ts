import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/sandbox/centre/random.ts';
import { type Carrier, follow } from './follower.ts';

const wrapUps = 'subscription ($after: ID) { wrapUpEvents(after: $after) { id type wrapUp { id } } }';
const others = [
  'subscription { agentStateChanged(snapshot: true) { agentId state } }',
  'subscription { queueStatusChanged(snapshot: true) { queueId status { waiting } } }',
  'subscription { sourceHealthChanged(snapshot: true) { status } }',
];

/** Somebody who follows wrap-ups, and what was heard. */
export interface Witness {
  readonly name: string;
  /** Ids of events, in the order in which they came. */
  readonly ids: string[];
  /** How often it began to follow, the first time included. */
  times: number;
}

/** Subscribers of all kinds, until they are stopped. */
export function subscribers(url: string, tokens: readonly string[], random: Random, beginning: string) {
  const witnesses: Witness[] = [];
  /** Why subscriptions ended that were not left. */
  const broken: string[] = [];
  const stop = new AbortController();
  const stopped = (): Promise<void> => new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve()));

  /** Follows wrap-ups from the last event on, for so long at a time; `null` for as long as it lasts. */
  async function witness(name: string, carriers: readonly Carrier[], stay: (() => number) | null): Promise<void> {
    const one: Witness = { name, ids: [], times: 0 };
    witnesses.push(one);
    const end = stopped();
    while (!stop.signal.aborted) {
      const token = random.pick(tokens);
      const wanted = { query: wrapUps, variables: { after: one.ids.at(-1) ?? beginning }, token };
      const following = follow(url, random.pick(carriers), wanted, ({ wrapUpEvents }) => one.ids.push(wrapUpEvents.id));
      one.times += 1;
      const left = await Promise.race([following.over, end, ...(stay ? [pause(stay())] : [])]);
      if (left !== undefined) broken.push(`${name}: ${left}`);
      following.leave();
      if (stay) await Promise.race([pause(random.between(0, 3_000)), end]);
    }
  }

  /** Follows something else for a while, and comes again. */
  async function passer(): Promise<void> {
    const end = stopped();
    while (!stop.signal.aborted) {
      const wanted = { query: random.pick(others), variables: {}, token: random.pick(tokens) };
      const following = follow(url, random.pick(['socket', 'stream']), wanted, () => {});
      const left = await Promise.race([following.over, end, pause(random.between(200, 8_000))]);
      if (left !== undefined) broken.push(`passer: ${left}`);
      following.leave();
      await Promise.race([pause(random.between(0, 1_000)), end]);
    }
  }

  const all = [
    witness('a socket that stays', ['socket'], null),
    witness('an event stream that stays', ['stream'], null),
    ...Array.from({ length: 6 }, (_, at) =>
      witness(`comes and goes ${at + 1}`, ['socket', 'stream'], () => random.between(100, 9_000)),
    ),
    ...Array.from({ length: 12 }, passer),
  ];
  return {
    witnesses,
    broken,
    async stop(): Promise<void> {
      stop.abort();
      await Promise.all(all);
    },
  };
}
