import { type Element, readXml } from '../../src/sandbox/engage/xml/read.ts';
import { piecesIn } from './xml-text.ts';

/** A SOAP answer as this test reads it: strictly, but without regard to namespaces and letters. */
export interface Soap {
  /** What stands in the Body: the response of a method, or a Fault. */
  readonly content: Element;
  readonly isFault: boolean;
  /** The code of a Fault, wherever it stands. */
  readonly code: string | null;
  readonly data: readonly Element[];
  readonly warnings: readonly Element[];
}

const isCalled = (element: Element, name: string): boolean => element.name.toLowerCase() === name.toLowerCase();

const isNil = ({ attributes }: Element): boolean =>
  [...attributes].some(([name, value]) => /(^|\})nil$/i.test(name) && ['true', '1'].includes(value.trim()));

/** Elements of a name that have a value. */
const all = (parent: Element | undefined, name: string): readonly Element[] =>
  parent?.children.filter((child) => isCalled(child, name) && !isNil(child)) ?? [];

/** The text at the end of a way of names; '' where there is none. */
export function textAt(element: Element | undefined, ...way: readonly string[]): string {
  const [name, ...rest] = way;
  if (name === undefined) return element?.text.trim() ?? '';
  return textAt(all(element, name)[0], ...rest);
}

/** An element as a value, to be compared. */
export const plainOf = ({ children, text }: Element): unknown =>
  children.length === 0
    ? text
    : Object.fromEntries(
        [
          ...Map.groupBy(
            children.filter((child) => !isNil(child)),
            ({ name }) => name.toLowerCase(),
          ),
        ].map(([name, some]) => [name, some.length === 1 && some[0] ? plainOf(some[0]) : some.map(plainOf)]),
      );

const codeWord = /\b[A-Z]+(?:_[A-Z]+)+\b/;

/** What a body says; 'open' for what some readers of XML would take and others not, null for what is no SOAP. */
export function soapIn(bytes: Buffer): Soap | 'open' | null {
  const text = new TextDecoder().decode(bytes).trim();
  // Cut off, torn, or something else altogether.
  const pieces = piecesIn(text);
  if (pieces === null) return null;
  // The reader below is not particular about names and instructions.
  const isOdd = pieces.some(({ open }) =>
    /[^\w.:=\s</>-]/.test(text.slice(open.start, open.end).replaceAll(/"[^"]*"|'[^']*'/g, '')),
  );
  if (isOdd || text.replace(/^<\?xml version="1.0" encoding="[\w-]+"\?>/, '').includes('<?')) return 'open';
  let root: Element;
  try {
    root = readXml(text);
  } catch {
    return /<!DOCTYPE/i.test(text) ? null : 'open';
  }
  const body = root.children.find((child) => isCalled(child, 'body'));
  const [content] = body?.children ?? [];
  if (!isCalled(root, 'envelope') || body === undefined || content === undefined) return null;
  if ([root, body, content].some(isNil)) return 'open';
  const results = all(content, 'return');
  return {
    content,
    isFault: isCalled(content, 'fault'),
    code: codeWord.exec(JSON.stringify(plainOf(content)))?.[0] ?? null,
    data: results.flatMap((result) => all(result, 'data')).filter(({ children }) => children.length > 0),
    warnings: results.flatMap((result) => all(result, 'warnings')),
  };
}
