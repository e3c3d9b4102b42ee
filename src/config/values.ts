import { z } from 'zod';

/**
 * The wording for a value that is not what it should be.
 * @param expected completes "must be …" and "is missing; write …".
 * @param kind stands before it in "must be …".
 */
export function wanted(expected: string, kind = ''): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => {
    if (input === undefined) return `is missing; write ${expected}.`;
    if (input === null) return `is empty; write ${expected}.`;
    return `must be ${kind}${expected}.`;
  };
}

/** Text that is not blank. @param expected says what it is, as in "the password". */
export function text(expected: string): z.ZodString {
  const error = wanted(expected, 'text that is not blank: ');
  return z
    .string({
      // An unquoted key of digits would lose its leading zeros or its last digits as a number.
      error: (issue) =>
        typeof issue.input === 'number' || typeof issue.input === 'boolean'
          ? 'must be text; put it in quotes.'
          : error(issue),
    })
    .regex(/\S/, { error });
}

/** Text on one line, without control characters: keys and passwords are sent in headers and bodies as they are. */
export function line(expected: string): z.ZodString {
  const error = wanted(expected, 'text on one line, without tabs or line breaks: ');
  return text(expected).regex(/^[^\p{Cc}]*$/u, { error });
}

/** An e-mail address: text with one @ in the middle. */
export function emailAddress(): z.ZodString {
  const error = wanted('an e-mail address');
  return z.string({ error }).regex(/^[^\s@]+@[^\s@]+$/, { error });
}

/** The path of a call at a vendor, below its base address. */
export function path(): z.ZodString {
  const error = wanted('a path that begins with /');
  return z.string({ error }).regex(/^\/[^\s?#]*$/, { error });
}

/** A whole number, as such or as the text of an environment variable. */
export function wholeNumber(minimum: number, maximum: number) {
  const error = wanted(`a whole number from ${minimum} to ${maximum}`);
  const number = z.int({ error }).min(minimum, { error }).max(maximum, { error });
  return z.preprocess((value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value), number);
}

/** True or false, as such or as the text of an environment variable. */
export function flag() {
  const words = new Map<unknown, boolean>([
    ['true', true],
    ['false', false],
  ]);
  return z.preprocess((value) => words.get(value) ?? value, z.boolean({ error: wanted('true or false') }));
}

/** One of some words. */
export function choice<const Word extends string>(...words: readonly [Word, ...Word[]]) {
  return z.enum(words, { error: wanted(words.join(' or ')) });
}
