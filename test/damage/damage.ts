import type { Random } from '../../src/sandbox/centre/random.ts';
import { anyDamages } from './any-damages.ts';
import { jsonDamages } from './json-damages.ts';
import { placesIn } from './json-text.ts';
import type { Told } from './tape.ts';
import { xmlDamages } from './xml-damages.ts';
import { piecesIn } from './xml-text.ts';

/** A damaged answer, and what happened to it. */
export interface Damaged {
  readonly kind: string;
  readonly told: Told;
}

/** Kinds of damage by name: those of every answer, of JSON, and of XML. */
export const kinds = {
  any: Object.keys(anyDamages),
  json: Object.keys(jsonDamages),
  xml: Object.keys(xmlDamages),
} as const;

const isSame = (one: Told, other: Told): boolean =>
  one.status === other.status && one.headers === other.headers && one.body.equals(other.body);

/** Draws a kind of damage until there is one that does something to this answer. */
export function damage(random: Random, told: Told, others: readonly Buffer[]): Damaged {
  const text = String(told.body);
  const places = placesIn(text);
  const pieces = places === null ? piecesIn(text) : null;
  const some = [...kinds.any, ...(places ? kinds.json : []), ...(pieces ? kinds.xml : [])];
  for (;;) {
    const kind = random.pick(some);
    const changed =
      anyDamages[kind]?.(random, told, others) ??
      bodyOf(jsonDamages[kind]?.(random, text, places ?? []) ?? xmlDamages[kind]?.(random, text, pieces ?? []) ?? null);
    const damaged = sendable({ ...told, ...changed });
    if (!isSame(told, damaged)) return { kind, told: damaged };
  }
}

/** With these statuses no body goes over the wire. */
const sendable = (told: Told): Told => ([204, 304].includes(told.status) ? { ...told, body: Buffer.alloc(0) } : told);

const bodyOf = (text: string | null): Partial<Told> => (text === null ? {} : { body: Buffer.from(text) });
