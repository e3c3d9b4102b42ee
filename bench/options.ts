import { parseArgs } from 'node:util';
import { z } from 'zod';

/** A number, from the least on with which the bench says something. */
export const number = (usual: number, least: number) => z.coerce.number().min(least).prefault(usual);
/** A whole number above 0, from the least on with which the bench says something. */
export const count = (usual: number, least = 1) => z.coerce.number().int().min(least).prefault(usual);
/** Some such numbers, with commas between. */
export const counts = (usual: readonly number[]) =>
  z
    .string()
    .prefault(usual.join())
    .transform((given) => given.split(','))
    .pipe(z.array(z.coerce.number<string>().int().positive()));
/** One of some words; undefined where it is left out. */
export const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words).optional();
/** Some of some words, with commas between; all where it is left out. */
export const someOf = (words: readonly string[]) =>
  z
    .string()
    .prefault(words.join())
    .transform((given) => given.split(','))
    .pipe(z.array(z.enum(words)));
/** There or not. */
export const flag = z.boolean().prefault(false);

/** What a bench was asked for. What it does not know ends it with 2 before it begins, and says what would do. */
export function optionsOf<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>> {
  const known = Object.entries(shape).map(
    ([name, type]) => [name, { type: type === flag ? ('boolean' as const) : ('string' as const) }] as const,
  );
  try {
    const { values } = parseArgs({ options: Object.fromEntries(known), allowNegative: true });
    const read = z.object(shape).safeParse(values);
    if (read.success) return read.data;
    const problems = read.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
    return wrong(problems.join('\n'));
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }

  function wrong(message: string): never {
    process.stderr.write(`${message}\nOptions: ${known.map(([name]) => `--${name}`).join(' ')}\n`);
    process.exit(2);
  }
}
