/** A word that only a damaged answer has: it may come back as data, and nowhere else. */
export const marker = 'xyzzy-swordfish';

const deep = (levels: number, open: string, close: string): string =>
  `${open.repeat(levels)}"${marker}"${close.repeat(levels)}`;

/** JSON that a vendor may put where something else belongs. */
export const oddJson = {
  null: 'null',
  true: 'true',
  false: 'false',
  'no object': '{}',
  'no list': '[]',
  'no text': '""',
  blanks: '"   "',
  nought: '0',
  'less than nought': '-1',
  'a fraction': '0.5',
  'more than an Int': '4294967296',
  'more than the calendar has': '8640000000000001',
  'more than a whole number': '9007199254740993',
  'more than all numbers': '1e400',
  'a number as text': '"17"',
  'a word': `"${marker}"`,
  'a line of a log': `"${marker}\\n{\\"level\\":60}"`,
  markup: `"<script>${marker}</script>"`,
  'half a character': '"\\ud800"',
  'the character NUL': `"\\u0000${marker}"`,
  'a way out': '"../../agents?x=1#"',
  'a long text': `"${'x'.repeat(20_000)}"`,
  'a date that never was': '"2026-02-31T25:61:61.999Z"',
  'a list of oddities': `[null, 1, "${marker}", [], {}, true]`,
  'an object': `{"${marker}": 1}`,
  'a deep list': deep(200, '[', ']'),
  'a deep object': deep(200, '{"queue":', '}'),
  'a prototype': `{"__proto__": {"id": "${marker}"}, "constructor": {"prototype": null}, "toString": 1}`,
} as const;

/** Keys that mean something to the language. */
export const oddKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', marker] as const;

/** Bodies that are no answer at all. */
export const noAnswers = {
  nothing: '',
  blanks: ' \r\n ',
  null: 'null',
  'an empty list': '[]',
  'an empty object': '{}',
  'an object of another kind': `{"message": "${marker}", "path": "/x"}`,
  'a list of oddities': oddJson['a list of oddities'],
  'a number': '0',
  true: 'true',
  'a text': `"${marker}"`,
  'a sentence': `The service is not available. ${marker}`,
  'a page': `<!DOCTYPE html><html><head><title>${marker}</title></head><body>Bad Gateway</body></html>`,
  'a document': `<?xml version="1.0"?><error><message>${marker}</message></error>`,
  'bytes of an image': '\u0089PNG\r\n\u001a\n\u0000',
} as const;
