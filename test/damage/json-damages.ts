import type { Random } from '../../src/sandbox/centre/random.ts';
import type { Place } from './json-text.ts';
import { oddJson, oddKeys } from './odd-values.ts';

/** What happens to a JSON text: the text afterwards, or null where there is nothing that it could happen to. */
export type JsonDamage = (random: Random, text: string, places: readonly Place[]) => string | null;

const at = (text: string, { start, end }: Pick<Place, 'start' | 'end'>): string => text.slice(start, end);

const put = (text: string, { start, end }: Pick<Place, 'start' | 'end'>, what: string): string =>
  text.slice(0, start) + what + text.slice(end);

const draw = <T>(random: Random, list: readonly T[]): T | null => (list.length === 0 ? null : random.pick(list));

const anOdd = (random: Random): string => random.pick(Object.values(oddJson));

/** Happens to one value, which may be the whole. */
const toValue =
  (what: (value: string, random: Random) => string): JsonDamage =>
  (random, text, places) => {
    const place = random.pick(places);
    return put(text, place, what(at(text, place), random));
  };

/** Happens to one list with so many items at least, as the texts of its items. */
const toList =
  (least: number, what: (items: string[], random: Random) => readonly string[] | string): JsonDamage =>
  (random, text, places) => {
    const place = draw(
      random,
      places.filter(({ kind, items }) => kind === 'list' && items.length >= least),
    );
    if (place === null) return null;
    const items = what(
      place.items.map((item) => at(text, item)),
      random,
    );
    return put(text, place, typeof items === 'string' ? items : `[${items.join(',')}]`);
  };

/** Happens to one key with its value. */
const toMember =
  (what: (key: string, value: string, random: Random) => readonly string[]): JsonDamage =>
  (random, text, places) => {
    const place = draw(
      random,
      places.filter(({ members }) => members.length > 0),
    );
    if (place === null) return null;
    const chosen = random.pick(place.members);
    const members = place.members.flatMap((member) => {
      const key = at(text, member.key);
      const value = at(text, member.value);
      return member === chosen ? what(key, value, random) : [`${key}:${value}`];
    });
    return put(text, place, `{${members.join(',')}}`);
  };

const values = Object.fromEntries(
  Object.entries(oddJson).map(([name, odd]) => [`a value becomes: ${name}`, toValue(() => odd)]),
);

const otherCase = (key: string): string => {
  const lower = key.toLowerCase();
  return lower === key ? key.toUpperCase() : lower;
};

/** By name; all of them leave JSON behind. */
export const jsonDamages: Readonly<Record<string, JsonDamage>> = {
  ...values,
  'two values change places': (random, text, places) => {
    const [one, other] = [random.pick(places), random.pick(places)].sort((a, b) => a.start - b.start);
    if (one === undefined || other === undefined || one.end > other.start) return null;
    return put(put(text, other, at(text, one)), one, at(text, other));
  },
  'a key goes': toMember(() => []),
  'a key is another': toMember((_key, value, random) => [`${JSON.stringify(random.pick(oddKeys))}:${value}`]),
  'a key has other letters': toMember((key, value) => [`${otherCase(key)}:${value}`]),
  'a key comes twice': toMember((key, value, random) => [`${key}:${value}`, `${key}:${anOdd(random)}`]),
  'a key comes before itself': toMember((key, value, random) => [`${key}:${anOdd(random)}`, `${key}:${value}`]),
  'a key more': toMember((key, value, random) => [
    `${key}:${value}`,
    `${JSON.stringify(random.pick(oddKeys))}:${anOdd(random)}`,
  ]),
  'a list is emptied': toList(1, () => []),
  'a list is doubled': toList(1, (items) => [...items, ...items]),
  'a list is turned round': toList(2, (items) => items.toReversed()),
  'a list is unwrapped': toList(1, ([first = 'null']) => first),
  'a list lies in a list': toList(0, (items) => [`[${items.join(',')}]`]),
  'an item goes': toList(1, (items, random) => items.toSpliced(random.between(0, items.length - 1), 1)),
  'an item comes twice': toList(1, (items, random) => {
    const number = random.between(0, items.length - 1);
    return items.toSpliced(number, 0, items[number] ?? 'null');
  }),
  'an odd item more': toList(0, (items, random) => items.toSpliced(random.between(0, items.length), 0, anOdd(random))),
  'a value lies in a list': toValue((value) => `[${value}]`),
  'a value lies in an object': toValue(
    (value, random) => `{${JSON.stringify(random.pick(['data', ...oddKeys]))}:${value}}`,
  ),
  'a value is text': toValue((value) => JSON.stringify(value)),
  'blanks lie between': toValue((value) => `\r\n\t ${value} \n`),
};
