/** Engage names the user of a warning in its text alone, so the user is sought there. Names compare without case. */

export const fold = (name: string): string => name.trim().toLowerCase();

/** What names a user is a sentence; anything longer is looked at no further than this. */
const maximumLength = 2_000;
const maximumQuotes = 24;

const quote = /['"`‘’‚“”„«»]/g;
/** What belongs to a name beside it: `ann` is not named by `anna`, `ann@acme.example`, `ann-lee` or `O'Ann`, but by `ann's`. */
const joinsBefore = /[\p{L}\p{N}_@.+\\/-]$|[\p{L}\p{N}]['’]$/u;
const joinsAfter = /^[\p{L}\p{N}_@+\\/-]|^[.'’](?!s(?![\p{L}\p{N}]))[\p{L}\p{N}]/u;

/**
 * Finds which of some names a text names.
 * @param names folded
 */
export function namedIn(names: ReadonlySet<string>): (text: string) => string | null {
  // Of a name and a longer one that contains it, a text with the longer one means that.
  const longestFirst = [...names].sort((one, other) => other.length - one.length);

  return (text) => {
    const folded = fold(text.slice(0, maximumLength));
    const quoted = quotedIn(folded).filter((each) => names.has(each));
    if (quoted.length > 0) return quoted.reduce((longest, each) => (each.length > longest.length ? each : longest));
    return longestFirst.find((name) => standsIn(folded, name)) ?? null;
  };
}

/** Everything between two quotes. A name may have quotes in it, so they need not be neighbours. */
function quotedIn(text: string): string[] {
  const at = [...text.matchAll(quote)].slice(0, maximumQuotes).map(({ index }) => index);
  const opening = at.filter((index) => !/[\p{L}\p{N}]/u.test(text.charAt(index - 1)));
  const closing = at.filter((index) => !/[\p{L}\p{N}]/u.test(text.charAt(index + 1)));
  return opening.flatMap((start) =>
    closing.filter((end) => end > start).map((end) => text.slice(start + 1, end).trim()),
  );
}

/** Whether the name stands in the text as words of their own. */
function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const alone = !joinsBefore.test(text.slice(Math.max(0, at - 2), at)) && !joinsAfter.test(text.slice(end, end + 3));
    if (alone) return true;
  }
  return false;
}
