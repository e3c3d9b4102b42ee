import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Problem } from './problem.ts';

/** How a configuration is written. */
export type Format = 'yaml' | 'json';

/** The format of a file by its name: JSON for `.json`, YAML for everything else. */
export function formatOf(fileName: string): Format {
  return fileName.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
}

/** Bytes above which a file is refused unread. */
export const largestFile = 1024 * 1024;
export const tooLarge: Problem = {
  path: '',
  message: 'The configuration is larger than 1 MiB; check that it is the right file.',
};

/** How many aliases there may be, expanded: a few lines of aliases to aliases could fill the memory otherwise. */
const aliasLimit = 100;
/** One broken line can upset all that follow, so only the first faulty lines are told. */
const lineLimit = 20;

/** Sentences of our own for the parser's codes: the parser's messages quote the file, and a broken line may hold a secret. */
const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key is written twice in one mapping; keep one of the two.',
  BAD_INDENT:
    'the indentation does not fit the lines around it, or a bracket above is open; align the keys of one mapping.',
  TAB_AS_INDENT: 'a tab cannot indent; use blanks.',
  MULTILINE_IMPLICIT_KEY: 'this line is no key with its value; write a colon and a blank after the key.',
  MISSING_CHAR: 'a colon, comma, quote or bracket is missing; complete the entry.',
  MULTIPLE_DOCS: 'a second document begins; keep everything in one.',
  TAG_RESOLVE_FAILED: 'tags mean nothing here; put a text that begins with ! in quotes.',
  NON_STRING_KEY: 'a key must be a name; write the list or mapping as the value of a key.',
  RESOURCE_EXHAUSTION: 'the nesting is too deep; close the brackets.',
  BAD_ALIAS: 'an alias names no anchor above it; put a text that begins with * in quotes.',
  TOO_MANY_ALIASES: 'this alias is more than the hundredth; write the values out.',
  NOT_JSON: 'this is not JSON; look for a comma too many, a comment, or a text without double quotes.',
};
const unreadable = `this cannot be read; check brackets, commas and quotes, and put \${NAME} in quotes where it stands between braces.`;
const badAliases =
  'The aliases (*name) run in a circle or multiply beyond measure; write the values out where they are used.';

/** A code of `sentences` or of the parser, and how many characters of the text lie before. */
interface Fault {
  readonly code: string;
  readonly offset: number;
}

/** The value that a text stands for, or everything that keeps it from being read, by line and column. */
export function parseText(text: string, format: Format): { value: unknown } | { problems: readonly Problem[] } {
  if (Buffer.byteLength(text) > largestFile) return { problems: [tooLarge] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
    stringKeys: true,
    // The parser compares each key with every other one, which takes minutes for a file of nothing but keys.
    uniqueKeys: false,
  });
  const syntax: readonly Fault[] = [...document.errors, ...document.warnings].map(toFault);
  const notJson = format === 'json' ? beyondJson(text, syntax[0]?.offset ?? 0) : [];
  const faults = [notJson, syntax].find(({ length }) => length > 0) ?? meaningless(document);
  if (faults.length > 0) return { problems: describe(faults, lines) };
  try {
    // The tree as JSON would have it: nothing in it is shared, and aliases in a circle throw.
    return { value: JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: aliasLimit }))) };
  } catch {
    return { problems: [{ path: '', message: badAliases }] };
  }
}

function toFault({ code, pos }: YAMLError): Fault {
  return { code, offset: pos[0] };
}

/** One problem a line. */
function describe(faults: readonly Fault[], lines: LineCounter): readonly Problem[] {
  const byLine = new Map<number, Problem>();
  for (const { code, offset } of faults.toSorted((a, b) => a.offset - b.offset)) {
    const { line, col } = lines.linePos(offset);
    if (byLine.has(line)) continue;
    byLine.set(line, { path: '', message: `Line ${line}, column ${col}: ${sentences[code] ?? unreadable}` });
    if (byLine.size === lineLimit) break;
  }
  return [...byLine.values()];
}

/**
 * What YAML takes and JSON does not.
 * @param offset the place to give where the engine does not tell it.
 */
function beyondJson(text: string, offset: number): readonly Fault[] {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return [];
  } catch (error) {
    const told = / JSON at position (\d+) \(line \d+ column \d+\)$/.exec(String(error));
    return [{ code: 'NOT_JSON', offset: Number(told?.[1] ?? offset) }];
  }
}

/** What the grammar allows and has no meaning: a key twice, an alias without its anchor. */
function meaningless(document: Document.Parsed): readonly Fault[] {
  const found: Fault[] = [];
  let aliases = 0;
  visit(document, {
    Map(_key, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) found.push({ code: 'DUPLICATE_KEY', offset: key.range?.[0] ?? 0 });
        keys.add(key.value);
      }
    },
    Alias(_key, alias) {
      const offset = alias.range?.[0] ?? 0;
      aliases += 1;
      // Each look-up walks the document, so the number of look-ups has a bound too.
      if (aliases > aliasLimit) found.push({ code: 'TOO_MANY_ALIASES', offset });
      else if (alias.resolve(document) === undefined) found.push({ code: 'BAD_ALIAS', offset });
    },
  });
  return found;
}
