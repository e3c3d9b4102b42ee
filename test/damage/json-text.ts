/** A value in a JSON text: where it stands, and what is in it. */
export interface Place {
  readonly kind: 'object' | 'list' | 'string' | 'other';
  readonly start: number;
  readonly end: number;
  readonly members: readonly Member[];
  readonly items: readonly Place[];
}

/** A key with its value. */
export interface Member {
  readonly key: { readonly start: number; readonly end: number };
  readonly value: Place;
}

/** Every value of a JSON text, the whole first; null when it is none. */
export function placesIn(text: string): readonly Place[] | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const places: Place[] = [];
  let at = 0;

  const blanks = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const stringEnd = (): number => {
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    return ++at;
  };
  /** Everything up to the closing sign, a part at a time. */
  const parts = <T>(close: string, part: () => T): T[] => {
    const found: T[] = [];
    at++;
    for (blanks(); text[at] !== close; blanks()) {
      if (text[at] === ',') at++;
      blanks();
      found.push(part());
    }
    at++;
    return found;
  };
  const member = (): Member => {
    const key = { start: at, end: stringEnd() };
    blanks();
    at++;
    return { key, value: value() };
  };

  function value(): Place {
    blanks();
    const start = at;
    const number = places.length;
    const add = (kind: Place['kind'], inside: Partial<Pick<Place, 'members' | 'items'>> = {}): Place => {
      const place = { kind, start, end: at, members: [], items: [], ...inside };
      places.splice(number, 0, place);
      return place;
    };
    switch (text[at]) {
      case '{':
        return add('object', { members: parts('}', member) });
      case '[':
        return add('list', { items: parts(']', value) });
      case '"':
        stringEnd();
        return add('string');
      default:
        while (/[^\s,\]}]/.test(text[at] ?? ' ')) at++;
        return add('other');
    }
  }

  value();
  return places;
}
