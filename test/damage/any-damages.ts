import type { Random } from '../../src/sandbox/centre/random.ts';
import { marker, noAnswers } from './odd-values.ts';
import type { Told } from './tape.ts';

/** What happens to an answer of any kind, or null where it cannot happen to this one. `others` are the bodies of other answers. */
export type AnyDamage = (random: Random, told: Told, others: readonly Buffer[]) => Partial<Told> | null;

/** Happens at a place of a body that is not empty. */
const toBytes =
  (what: (body: Buffer, place: number, random: Random) => readonly Uint8Array[]): AnyDamage =>
  (random, { body }) =>
    body.length === 0 ? null : { body: Buffer.concat(what(body, random.between(0, body.length - 1), random)) };

const toText =
  (what: (text: string) => Buffer): AnyDamage =>
  (_random, { body }) => ({ body: what(String(body)) });

const aByte = (random: Random): Uint8Array =>
  Uint8Array.of(random.chance(0.5) ? random.between(32, 126) : random.between(0, 255));

const whole = Object.fromEntries(
  Object.entries(noAnswers).map(([name, text]): [string, AnyDamage] => [
    `the body is: ${name}`,
    () => ({ body: Buffer.from(text) }),
  ]),
);

const otherStatus =
  (statuses: readonly number[]): AnyDamage =>
  (random, told) => ({
    status: random.pick(statuses.filter((status) => status !== told.status)),
    ...(random.chance(0.5) ? {} : { body: Buffer.from(random.pick(Object.values(noAnswers))) }),
  });

const header =
  (name: string, values: readonly string[]): AnyDamage =>
  (random, { headers }) => ({ headers: { ...headers, [name]: random.pick(values) } });

/** By name. */
export const anyDamages: Readonly<Record<string, AnyDamage>> = {
  'it is cut off': toBytes((body, place) => [body.subarray(0, place)]),
  'its beginning is gone': toBytes((body, place) => [body.subarray(place + 1)]),
  'a byte changes': toBytes((body, place, random) => [
    body.subarray(0, place),
    aByte(random),
    body.subarray(place + 1),
  ]),
  'a bit changes': toBytes((body, place, random) => [
    body.subarray(0, place),
    Uint8Array.of((body[place] ?? 0) ^ (1 << random.between(0, 7))),
    body.subarray(place + 1),
  ]),
  'a byte goes': toBytes((body, place) => [body.subarray(0, place), body.subarray(place + 1)]),
  'a byte more': toBytes((body, place, random) => [body.subarray(0, place), aByte(random), body.subarray(place)]),
  'a piece goes': toBytes((body, place, random) => [
    body.subarray(0, place),
    body.subarray(place + random.between(1, 40)),
  ]),
  'a piece comes twice': toBytes((body, place, random) => {
    const end = place + random.between(1, 40);
    return [body.subarray(0, end), body.subarray(place)];
  }),
  'it comes twice': (_random, { body }) => (body.length === 0 ? null : { body: Buffer.concat([body, body]) }),
  'a byte order mark comes first': toText((text) => Buffer.from(`\uFEFF${text}`)),
  'it is Latin-1': toText((text) => Buffer.from(`${text}`, 'latin1')),
  'it is UTF-16': toText((text) => Buffer.from(text, 'utf16le')),
  'something follows': toText((text) => Buffer.from(`${text}\n<!-- ${marker} -->`)),
  ...whole,
  'it is the answer to something else': (random, _told, others) =>
    others.length === 0 ? null : { body: random.pick(others) },
  'a status of success': otherStatus([200, 201, 202, 204, 206]),
  'a status of elsewhere': otherStatus([300, 302, 304]),
  'a status of refusal': otherStatus([400, 401, 403, 404, 405, 409, 410, 415, 422, 429]),
  'a status of failure': otherStatus([500, 501, 502, 503, 504]),
  'another type of content': header('content-type', [
    'text/html',
    'application/xml',
    'application/octet-stream',
    'application/json;charset=UTF-16',
    `text/plain; charset=${marker}`,
  ]),
  'it says that it is packed': header('content-encoding', ['gzip', 'br', 'zstd', 'deflate', marker]),
};
