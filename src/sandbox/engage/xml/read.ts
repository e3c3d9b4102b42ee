/** An element as it was read. Comments and processing instructions are left out. */
export interface Element {
  /** Without its prefix. */
  readonly name: string;
  /** '' for an element in no namespace. */
  readonly namespace: string;
  /** By name, that of a prefixed one as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** Everything written directly in it. */
  readonly text: string;
  /** What the prefixes mean here; '' is the default namespace. */
  readonly prefixes: Prefixes;
}

export type Prefixes = ReadonlyMap<string, string>;

/** The text is no well-formed XML, or goes beyond what SOAP allows in it. */
export class XmlError extends Error {}

const noPrefixes: Prefixes = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const deepest = 100;

/**
 * Reads a document: strictly, with namespaces, without a DOCTYPE (SOAP forbids it).
 * @throws {XmlError} with where it went wrong
 */
export function readXml(text: string): Element {
  if (forbidden.test(text)) throw new XmlError('A character that XML does not allow.');
  return new Reader(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')).document();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Element {
    this.#takeAsides();
    const root = this.#element(noPrefixes, 0);
    this.#takeAsides();
    if (this.#at < this.#text.length) throw this.#wrong('Something follows the root element');
    return root;
  }

  #element(outer: Prefixes, depth: number): Element {
    if (depth > deepest) throw this.#wrong('Too many elements inside each other');
    const tag = this.#need(/<([^\s<>/=!?&'"]+)/y, 'An element is missing')[1] ?? '';
    const written = this.#attributes();
    const prefixes = declare(outer, written);
    const [namespace, name] = this.#qualified(tag, prefixes, prefixes.get('') ?? '');
    const attributes = new Map<string, string>();
    for (const [key, value] of written) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
      const [space, local] = this.#qualified(key, prefixes, '');
      attributes.set(space === '' ? local : `{${space}}${local}`, value);
    }
    const empty = this.#need(/[ \t\n]*(\/?)>/y, 'A tag does not end')[1] === '/';
    const { children, text } = empty ? { children: [], text: '' } : this.#content(tag, prefixes, depth);
    return { name, namespace, attributes, children, text, prefixes };
  }

  /** Everything up to and with the end tag. */
  #content(tag: string, prefixes: Prefixes, depth: number): Pick<Element, 'children' | 'text'> {
    const children: Element[] = [];
    let text = '';
    for (;;) {
      const plain = this.#take(/[^<]+/y);
      if (plain !== null) text += this.#decode(plain[0]);
      const cdata = this.#take(/<!\[CDATA\[([\s\S]*?)\]\]>/y);
      if (cdata !== null) text += cdata[1];
      const end = this.#take(/<\/([^\s<>]+)[ \t\n]*>/y);
      if (end !== null && end[1] !== tag) throw this.#wrong(`</${end[1]}> ends <${tag}>`);
      if (end !== null) return { children, text };
      if (plain === null && cdata === null && !this.#aside()) children.push(this.#element(prefixes, depth + 1));
    }
  }

  #attributes(): Map<string, string> {
    const written = new Map<string, string>();
    for (;;) {
      const found = this.#take(/[ \t\n]+([^\s<>/=&'"]+)[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')/y);
      if (found === null) return written;
      const [, key = '', double, single = ''] = found;
      if (written.has(key)) throw this.#wrong(`The attribute ${key} comes twice`);
      written.set(key, this.#decode(double ?? single));
    }
  }

  #qualified(written: string, prefixes: Prefixes, unprefixed: string): readonly [namespace: string, name: string] {
    const [first = '', second, ...more] = written.split(':');
    if (second === undefined) return [unprefixed, first];
    const namespace = prefixes.get(first);
    if (namespace === undefined || second === '' || more.length > 0) throw this.#wrong(`${written} is no known name`);
    return [namespace, second];
  }

  #decode(text: string): string {
    return text.replaceAll(/&([^;&\s]*)(;?)/g, (_, name: string, end: string) => {
      const code = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
      const number = code === null ? -1 : code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
      const meant = number >= 0 && number <= 0x10ffff ? String.fromCodePoint(number) : entities[name];
      if (end === '' || meant === undefined || forbidden.test(meant)) throw this.#wrong(`&${name} means nothing`);
      return meant;
    });
  }

  #takeAsides(): void {
    do this.#take(/[ \t\n]+/y);
    while (this.#aside());
  }

  /** Takes a comment or a processing instruction. */
  #aside(): boolean {
    return this.#take(/<!--(?:(?!--)[\s\S])*-->|<\?[\s\S]*?\?>/y) !== null;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }

  #need(pattern: RegExp, otherwise: string): RegExpExecArray {
    const found = this.#take(pattern);
    if (found === null) throw this.#wrong(otherwise);
    return found;
  }

  #wrong(what: string): XmlError {
    return new XmlError(`${what} (at character ${this.#at}).`);
  }
}

function declare(outer: Prefixes, attributes: ReadonlyMap<string, string>): Prefixes {
  const own = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(([key, value]) => [key.slice(6), value] as const)]);
}
