import type { Logged, WrapUpHappening } from '../../src/model/event.ts';
import { encodeId } from '../../src/model/ids.ts';
import { wrapUpRef } from '../../src/model/wrap-up.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { ask } from './ask.ts';
import type { Told } from './clients.ts';
import { type Check, never } from './page.ts';

/** Acknowledged wrap-ups that run and that the service does not show as they were acknowledged. */
export async function forgotten(url: string, told: Told): Promise<readonly string[]> {
  const { data } = await ask(url, '{ wrapUps(first: 500) { nodes { id endsAt } } }');
  const shown = new Map<string, number>(
    (data?.wrapUps?.nodes ?? []).map(({ id, endsAt }: { id: string; endsAt: string }) => [id, Date.parse(endsAt)]),
  );
  const soon = systemClock.now() + 500;
  return [...told.running.values()]
    .filter(({ id, endsAt }) => endsAt > soon && shown.get(id) !== endsAt)
    .map(({ id, endsAt }) => `wrap-up ${id} until ${endsAt} is shown as ${shown.get(id)}`);
}

const idOf = ({ happening: { wrapUp } }: Logged<WrapUpHappening>): string => encodeId('WrapUp', wrapUpRef(wrapUp));

/** Whether each wrap-up has begun once and ended once, and its acknowledged extensions are all there. */
export function lifeChecks(log: readonly Logged<WrapUpHappening>[], told: Told): readonly Check[] {
  const types = new Map<string, string[]>();
  for (const one of log) types.set(idOf(one), [...(types.get(idOf(one)) ?? []), one.happening.type]);
  const count = (id: string, ...wanted: readonly string[]): number =>
    (types.get(id) ?? []).filter((type) => wanted.includes(type)).length;
  const all = [...new Set([...types.keys(), ...told.ever.keys()])];
  return [
    never(
      'wrap-ups, acknowledged or not, without exactly one STARTED',
      all.filter((id) => count(id, 'STARTED') !== 1).length,
    ),
    never(
      'wrap-ups without exactly one end',
      all.filter((id) => count(id, 'EXPIRED', 'CANCELLED', 'ENDED') !== 1).length,
    ),
    never(
      'acknowledged extensions without their event',
      [...told.ever].filter(([id, most]) => count(id, 'EXTENDED') < most).length,
    ),
  ];
}

/**
 * At how many places of the log a subscriber heard something else, or nothing: whatever was missed, repeated or out of order.
 * @param due how many events, from the first on, have to have been heard; of later ones, those that were heard are compared.
 */
export function differences(log: readonly { readonly id: string }[], ids: readonly string[], due = log.length): number {
  const places = Array.from({ length: Math.max(due, ids.length) }, (_, at) => at);
  return places.filter((at) => log[at]?.id !== ids[at]).length;
}
