import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { isName } from './problem.ts';
import { wanted } from './values.ts';

/**
 * A mapping with exactly these keys. For unknown keys the message has one line each, in their order.
 * @param expected completes "must be …".
 */
export function section<Shape extends z.core.$ZodLooseShape>(expected: string, shape: Shape) {
  const known = Object.keys(shape);
  const error = wanted(expected);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(key, known)).join('\n') : error(issue),
  });
}

/** A mapping of which any of some keys may be given, each with the same kind of value. @param expected completes "must be …". */
export function mapping<Value extends z.core.$ZodType<unknown, unknown>>(
  expected: string,
  known: readonly string[],
  value: Value,
) {
  return z.record(z.string(), value, { error: wanted(expected) }).superRefine((given, context) => {
    for (const key of Object.keys(given))
      if (!known.includes(key)) context.addIssue({ code: 'custom', path: [key], message: unknownKey(key, known) });
  });
}

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** One of several mappings, told apart by the word under one key. */
export function variants<
  const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(discriminator: string, words: readonly string[], options: Options) {
  const choices = alternatives.format(words);
  const mapping = wanted(`a mapping with ${discriminator}: ${choices}`);
  return z.discriminatedUnion(discriminator, options, {
    error: (issue) => (issue.code === 'invalid_union' ? `must be ${choices}.` : mapping(issue)),
  });
}

/** A list. @param expected completes "must be …". */
export function list<Item extends z.core.$ZodType>(expected: string, item: Item) {
  return z.array(item, { error: wanted(expected) });
}

/** A list with at least one entry. @param expected completes "must be …". */
export function filledList<Item extends z.core.$ZodType>(expected: string, item: Item) {
  return list(expected, item).min(1, { error: `is empty; write ${expected}.` });
}

/**
 * Refuses two entries of a list with the same text under a key. Looks at entries that have other problems too.
 * @param fields one key, or several of which an entry's first one counts.
 * @param keyOf what makes two texts the same; as they are when left out.
 */
export function distinct<Item>(
  fields: string | readonly string[],
  keyOf: (text: string) => string = (text) => text,
): z.core.$ZodCheck<Item[]> {
  return z.superRefine<Item[]>(
    (items, context) => {
      const first = new Map<string, number>();
      for (const [i, item] of items.entries()) {
        const texts = [fields].flat().map((field) => ({ field, value: memberOf(item, field) }));
        const { field, value } = texts.find((text) => text.value !== undefined) ?? {};
        if (field === undefined || typeof value !== 'string') continue;
        const earlier = first.get(keyOf(value));
        if (earlier === undefined) first.set(keyOf(value), i);
        else
          context.addIssue({
            code: 'custom',
            path: [i, field],
            message: `is the same as in entry [${earlier}] of this list; give each entry its own.`,
          });
      }
    },
    { when: ({ value }) => Array.isArray(value) },
  );
}

const memberOf = (item: unknown, field: string): unknown =>
  typeof item === 'object' && item !== null ? Reflect.get(item, field) : undefined;

function unknownKey(key: string, known: readonly string[]): string {
  if (!isName(key)) return 'is not a known key, nor even a name; write a colon and a blank after each key.';
  const nearest = known
    .map((name) => ({ name, off: distance(bare(name), bare(key)) }))
    .sort((a, b) => a.off - b.off)
    .at(0);
  if (nearest !== undefined && nearest.off <= Math.max(2, nearest.name.length / 3))
    return `is not a known key; did you mean ${nearest.name}?`;
  return `is not a known key; remove it, or use one of ${known.join(', ')}.`;
}

/** A name without what people vary: capitals, blanks and strokes. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
