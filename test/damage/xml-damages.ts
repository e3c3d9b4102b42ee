import type { Random } from '../../src/sandbox/centre/random.ts';
import { marker } from './odd-values.ts';
import type { Piece, Span } from './xml-text.ts';

/** What happens to an XML text: the text afterwards, or null where there is nothing that it could happen to. */
export type XmlDamage = (random: Random, text: string, pieces: readonly Piece[]) => string | null;

const at = (text: string, { start, end }: Span): string => text.slice(start, end);
const put = (text: string, { start, end }: Span, what: string): string => text.slice(0, start) + what + text.slice(end);

/** Texts where something else belongs, as they stand in a document. */
const oddTexts = {
  nothing: '',
  blanks: ' \n ',
  'a word': marker,
  nought: '0',
  'less than nought': '-1',
  'more than the calendar has': '8640000000000001',
  'more than a whole number': '9007199254740993',
  'a number like no other': '0x1F',
  true: 'true',
  'no number': 'NaN',
  'a date that never was': '2026-02-31T25:61:61.999Z',
  'a long text': 'x'.repeat(20_000),
  'its own entities': '&lt;data&gt;&amp;amp;&quot;&apos;',
  'numbers for characters': '&#65;&#x1F600;',
  'the character NUL': '&#0;',
  'half a character': '&#xD800;',
  'an unknown entity': '&secret;',
  'an entity of HTML': '&nbsp;',
  'half an entity': '&amp',
  'an ampersand': 'a & b',
  CDATA: `<![CDATA[<${marker}>&unknown;]]>`,
  'an open CDATA': '<![CDATA[',
  'a comment': '<!-- -->',
  'a comment in it': `17<!-- ${marker} -->4`,
  'an instruction': `<?php echo "${marker}" ?>`,
  'an element': `<${marker}>1</${marker}>`,
  markup: '<b><i>deep</i></b>',
  'deep elements': `${'<data>'.repeat(200)}${marker}${'</data>'.repeat(200)}`,
  'a prototype': '<__proto__><admin>true</admin></__proto__><constructor>1</constructor>',
} as const;

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'return', 'data', marker] as const;

const nil = ' xsi:nil="true"';
const attributes = [
  ' xsi:nil="1"',
  ' nil="true"',
  ' xsi:type="AgentGroup"',
  ` xsi:type="none:${marker}"`,
  ' __proto__="1"',
  ` class='"${marker}"'`,
  ' xmlns="urn:other"',
  ' a="1" a="2"',
  ' a=1',
] as const;

const billion = `<!DOCTYPE lolz [<!ENTITY a0 "${marker}">${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join('')}]>`;
const outside =
  '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x">]>';

/** Happens to one element, which may be the root. */
const toPiece =
  (what: (piece: string, random: Random, parts: { open: string; inside: string; name: string }) => string): XmlDamage =>
  (random, text, pieces) => {
    const piece = random.pick(pieces);
    const parts = { open: at(text, piece.open), inside: at(text, piece.inside), name: piece.name };
    return put(text, piece, what(at(text, piece), random, parts));
  };

const element = (open: string, inside: string, name: string): string =>
  `${open.replace(/\/>$/, '>')}${inside}</${name}>`;

/** An element by another name. */
const named = (open: string, inside: string, name: string, other: string): string =>
  element(`<${other}${open.slice(name.length + 1)}`, inside, other);

/** Happens to the text of an element that has no other in it. */
const toText =
  (what: string): XmlDamage =>
  (random, text, pieces) => {
    const leaves = pieces.filter(({ children }) => children.length === 0);
    const piece = random.pick(leaves);
    return put(text, piece, element(at(text, piece.open), what, piece.name));
  };

const texts = Object.fromEntries(
  Object.entries(oddTexts).map(([name, odd]) => [`a text becomes: ${name}`, toText(odd)]),
);

const beforeRoot =
  (what: string): XmlDamage =>
  (_random, text, [root]) =>
    root ? put(text, { start: root.start, end: root.start }, what) : null;

/** By name. */
export const xmlDamages: Readonly<Record<string, XmlDamage>> = {
  ...texts,
  'an element goes': toPiece(() => ''),
  'an element comes twice': toPiece((piece) => piece + piece),
  'an element is emptied': toPiece((_piece, _random, { open, name }) => element(open, '', name)),
  'an element is closed at once': toPiece((_piece, _random, { open }) => open.replace(/\/?>$/, '/>')),
  'an element is nil': toPiece((_piece, _random, { open, name }) =>
    element(open.replace(/\/?>$/, `${nil}>`), '', name),
  ),
  'an element is nil and has something': toPiece((_piece, _random, { open, inside, name }) =>
    element(open.replace(/\/?>$/, `${nil}>`), inside, name),
  ),
  'an element is called otherwise': toPiece((_piece, random, { open, inside, name }) =>
    named(open, inside, name, random.pick(names)),
  ),
  'an element has other letters': toPiece((_piece, random, { open, inside, name }) =>
    named(open, inside, name, random.chance(0.5) ? name.toUpperCase() : name.toLowerCase()),
  ),
  'an element has a prefix': toPiece((_piece, random, { open, inside, name }) =>
    named(open, inside, name, `${random.pick(['xsi', 'soapenv', 'unknown'])}:${name.replace(/^.*:/, '')}`),
  ),
  'an element lies in another': toPiece((piece, random) => {
    const name = random.pick(names);
    return `<${name}>${piece}</${name}>`;
  }),
  'an element lies bare': toPiece((_piece, _random, { inside }) => inside),
  'an element has another end': toPiece((_piece, _random, { open, inside }) => element(open, inside, marker)),
  'an element has no end': toPiece((_piece, _random, { open, inside }) => open.replace(/\/>$/, '>') + inside),
  'an element more': toPiece((piece, random) => {
    const name = random.pick(names);
    return `${piece}<${name}>${marker}</${name}>`;
  }),
  'an attribute more': toPiece((_piece, random, { open, inside, name }) =>
    element(open.replace(/\/?>$/, `${random.pick(attributes)}>`), inside, name),
  ),
  'attributes go': toPiece((_piece, _random, { inside, name }) => element(`<${name}>`, inside, name)),
  'text lies between': toPiece((piece) => `${marker}${piece}\n${marker}`),
  'a comment lies between': toPiece((piece) => `<!-- ${marker} -->${piece}<!---->`),
  'two elements change places': (random, text, pieces) => {
    const [one, other] = [random.pick(pieces), random.pick(pieces)].sort((a, b) => a.start - b.start);
    if (one === undefined || other === undefined || one.end > other.start) return null;
    return put(put(text, other, at(text, one)), one, at(text, other));
  },
  'elements are turned round': (random, text, pieces) => {
    const parents = pieces.filter(({ children }) => children.length > 1);
    if (parents.length === 0) return null;
    const { inside, children } = random.pick(parents);
    return put(
      text,
      inside,
      children
        .map((child) => at(text, child))
        .reverse()
        .join(''),
    );
  },
  'a DOCTYPE that explodes': beforeRoot(billion),
  'a DOCTYPE that looks elsewhere': beforeRoot(outside),
  'an instruction comes first': beforeRoot(`<?xml-stylesheet href="http://127.0.0.1:1/${marker}"?>`),
  'two roots': (_random, text, [root]) => (root ? text + at(text, root) : null),
  'another encoding is declared': (_random, text) =>
    text.replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="UTF-16"?>'),
  'no declaration': (_random, text) => text.replace(/^<\?xml[^>]*\?>\s*/, ''),
};
