import { Lexer, Source, TokenKind } from 'graphql';

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}

/** The longest of a family of documents that the token limit takes. @param make a document of so many pieces. */
export function filled(make: (pieces: number) => string, most = 2000): string {
  let [fits, breaks] = [0, most + 1];
  while (breaks - fits > 1) {
    const middle = Math.floor((fits + breaks) / 2);
    if (tokensOf(make(middle)) <= most) fits = middle;
    else breaks = middle;
  }
  return make(fits);
}

/** `count` pieces, each made from its number. */
export const times = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');
