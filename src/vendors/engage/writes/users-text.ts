/** Length of the text that createAgentsUsingString takes, in bytes. */
export const maximumBytes = 100_000;

/** How createAgentsUsingString is told of users. */
export interface UsersText {
  /** Bytes that a user takes. */
  sizeOf(user: string): number;
  /** The users as one text; null when one of them could be misread in it, or it would be too long. */
  of(users: readonly string[]): string | null;
}

/** What sign-in names are made of, e-mail addresses and phone numbers. Anything else may mean something in a format that nobody knows. */
const plain = /^[\p{L}\p{N}@._+-]+$/u;

/** @param format with {user} where the name goes (`agentsStringFormat`) */
export function usersText(format: string): UsersText {
  const literals = format
    .split('{user}')
    .map((literal) => literal.trim())
    .filter((literal) => literal !== '');
  const written = (user: string): string => format.replace('{user}', () => user);
  const isClear = (user: string): boolean => plain.test(user) && !literals.some((literal) => user.includes(literal));

  return {
    sizeOf: (user) => Buffer.byteLength(written(user)),
    of(users) {
      const text = users.map(written).join('');
      return users.every(isClear) && Buffer.byteLength(text) <= maximumBytes ? text : null;
    },
  };
}
