/** Of one length each, so that their order is the same in every alphabet: 80 family names and 64 given names. */
const product = (...parts: readonly string[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (words, letters) => words.flatMap((word) => letters.split(' ').map((letter) => word + letter)),
    [''],
  );
const families = product('B D F G H K L M N P', 'a e i o', 'nder rsen');
const givens = product('B D G K L M N T', 'a e i o', 'ra na');

/** How many people can be told apart. */
export const mostPeople = families.length * givens.length;

/** Everybody has another name, and names are in no order that numbers are in. */
export function nameOf(number: number): { readonly family: string; readonly given: string } {
  const place = (number * 2_357) % mostPeople;
  return {
    family: families[Math.floor(place / givens.length)] ?? '',
    given: givens[place % givens.length] ?? '',
  };
}
