import { type EntityDecoderOptions, XMLParser, XMLValidator } from 'fast-xml-parser';
import { list, record } from '../../http/json.ts';

/** Reads XML as text and elements: no number is guessed, no entity defined, no name of an element means anything here. */

/** An element that has a value: one with xsi:nil is left out. */
export interface Element {
  /** Without prefix, in lower case. */
  readonly name: string;
  /** What xsi:type says, without prefix, in lower case. */
  readonly type: string | null;
  readonly children: readonly Element[];
  /** Everything written directly in it, as it stands. */
  readonly text: string;
}

/** What follows the last colon, in lower case. */
export const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** The entities of XML itself; a document defines none, for it may have no DOCTYPE. */
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function character(code: number): string {
  const isOne = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (!isOne) throw new SyntaxError('The body has a reference to no character.');
  return String.fromCodePoint(code);
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+);|#(\d+);|(\w+);)?/gi, (_, hex?: string, digits?: string, name?: string) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (digits !== undefined) return character(Number(digits));
    const meant = entities.get(name ?? '');
    if (meant === undefined) throw new SyntaxError('The body has a reference to nothing.');
    return meant;
  });
}

/** The library's own decoder stops after so many entities, and is filled by a DOCTYPE. */
const entityDecoder: EntityDecoderOptions = {
  decode,
  addInputEntities() {
    throw new SyntaxError('The body has a DOCTYPE.');
  },
  setExternalEntities() {},
  setXmlVersion() {},
  reset() {},
};

/** Before every element's name, so that none is a property that objects have already. The library may ask twice. */
const mark = '.';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  jPath: false,
  entityDecoder,
  transformTagName(name) {
    // What else may begin with an exclamation mark the library knows; this would be an element without an end.
    if (name.startsWith('!')) throw new SyntaxError('The body is no XML.');
    return name.startsWith(mark) ? name : mark + localName(name);
  },
});

const textNode = '#text';
const attributes = ':@';
const attributePrefix = '@_';

/** The element that a document is. @throws {SyntaxError} when it is not well-formed, or has a DOCTYPE */
export function readXml(document: string): Element {
  const text = document.trim();
  // The parser takes what it can get; a cut-off document would be a shorter one. The message of either quotes the body.
  if (XMLValidator.validate(text) !== true) throw new SyntaxError('The body is no XML.');
  const [root, ...others] = contentOf(parser.parse(text)).children;
  if (root === undefined || others.length > 0) throw new SyntaxError('The body is no XML.');
  return root;
}

function contentOf(nodes: unknown): Pick<Element, 'children' | 'text'> {
  const children: Element[] = [];
  let text = '';
  for (const node of list(nodes)) {
    const { [attributes]: given, ...content } = record(node) ?? {};
    for (const [key, value] of Object.entries(content)) {
      if (key === textNode) text += String(value);
      else if (!isNil(given)) children.push({ name: key.slice(mark.length), type: typeOf(given), ...contentOf(value) });
    }
  }
  return { children, text };
}

function attribute(given: unknown, name: string): string | null {
  const found = Object.entries(record(given) ?? {}).find(
    ([key]) => localName(key.slice(attributePrefix.length)) === name,
  );
  return found === undefined ? null : String(found[1]).trim();
}

const isNil = (given: unknown): boolean => ['true', '1'].includes(attribute(given, 'nil') ?? '');

function typeOf(given: unknown): string | null {
  const written = attribute(given, 'type');
  return written === null ? null : localName(written);
}
