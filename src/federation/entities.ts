import type { GraphQLResolveInfo } from 'graphql';
import { BadUserInput } from '../errors.ts';

/** What another service knows of an object: its type and the fields of a key. Their values may be of any kind. */
export type Representation = Readonly<Record<string, unknown>>;

/**
 * Completes an object from its key: null when nothing has that key.
 * @throws an error that stands in the place of this object alone.
 */
export type Reference<C> = (
  representation: Representation,
  context: C,
  info: GraphQLResolveInfo,
) => Promise<object | null>;

/** How the objects of each type are completed, by the type's name. */
export type References<C> = Readonly<Record<string, Reference<C>>>;

/** What may be completed at once. */
const most = 500;

/**
 * The answer to `_entities`: one for each representation and in their order, each on its own, so that loaders see all of
 * them at once and what is wrong with one is told in its place.
 * @throws BadUserInput for more than 500.
 */
export function entitiesOf<C>(
  references: References<C>,
  representations: readonly unknown[],
  context: C,
  info: GraphQLResolveInfo,
): readonly Promise<object | null>[] {
  if (representations.length > most)
    throw new BadUserInput('representations', `Argument "representations" takes at most ${most}.`);
  return representations.map((one) => entityOf(references, one, context, info));
}

async function entityOf<C>(
  references: References<C>,
  representation: unknown,
  context: C,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  if (!isRepresentation(representation)) throw wrong('a representation is an object with __typename and a key.');
  const { __typename: type } = representation;
  const reference = typeof type === 'string' && Object.hasOwn(references, type) ? references[type] : undefined;
  if (reference === undefined) throw wrong('the __typename of a representation is that of a type with a key.');
  const found = await reference(representation, context, info);
  // Loaders may give the same object to others, so it is a copy that tells its type.
  return found && { ...found, __typename: type };
}

/** The field of a key, which has to be text. @throws BadUserInput where it is none. */
export function keyIn(representation: Representation, field: string): string {
  const value = Object.hasOwn(representation, field) ? representation[field] : undefined;
  if (typeof value !== 'string') throw wrong(`the key "${field}" of a representation is a string.`);
  return value;
}

const isRepresentation = (value: unknown): value is Representation =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (what: string): BadUserInput =>
  new BadUserInput('representations', `Argument "representations" does not fit: ${what}`);
