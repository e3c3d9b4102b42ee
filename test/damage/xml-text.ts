/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An element in an XML text: where it stands, with its tags, and what is in it. */
export interface Piece extends Span {
  readonly name: string;
  /** The tag it begins with. */
  readonly open: Span;
  /** Everything between its tags; empty for one that is closed at once. */
  readonly inside: Span;
  readonly children: readonly Piece[];
}

const tags =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/]+)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g;

/** Every element of a well-formed XML text, the root first; null for a text that is none. */
export function piecesIn(text: string): readonly Piece[] | null {
  if (!/^\s*</.test(text)) return null;
  const pieces: Piece[] = [];
  const open: { name: string; tag: Span; number: number; children: Piece[] }[] = [];
  const end = (name: string, tag: Span, number: number, close: Span, children: readonly Piece[]): void => {
    const piece = {
      name,
      start: tag.start,
      end: close.end,
      open: tag,
      inside: { start: tag.end, end: Math.max(tag.end, close.start) },
      children,
    };
    pieces.splice(number, 0, piece);
    open.at(-1)?.children.push(piece);
  };
  for (const { 0: whole, 1: slash, 2: name, 3: empty, index } of text.matchAll(tags)) {
    if (name === undefined) continue;
    const tag = { start: index, end: index + whole.length };
    if (slash === '/') {
      const begun = open.pop();
      if (begun?.name !== name) return null;
      end(name, begun.tag, begun.number, tag, begun.children);
    } else if (empty === '/') end(name, tag, pieces.length, tag, []);
    else open.push({ name, tag, number: pieces.length, children: [] });
  }
  return open.length === 0 && pieces.length > 0 ? pieces : null;
}
