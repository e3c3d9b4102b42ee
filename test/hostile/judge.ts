/** Says what is wrong with how a request was taken; nothing where all is well. Without a test runner, for bench/ has it too. */

/** An answer as it came. */
export interface Taken {
  readonly status: number;
  /** `application/json` and the like, without parameters. */
  readonly type: string;
  readonly text: string;
  /** From the request to the end of the answer. */
  readonly milliseconds: number;
}

/** Milliseconds that only what hangs takes: a busy machine alone can stall a process for more than a second. */
const longest = 10_000;
/** Characters of a document that may come back: names in messages are short. */
const mostRepeated = 100;
/** Characters of an answer to a document that was refused. */
const longestRefusal = 20_000;

interface Shape {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: unknown; readonly extensions?: { readonly code?: unknown } }[];
}

/** @param document the text that was sent. */
export function faultIn({ status, type, text, milliseconds }: Taken, document: string): string | null {
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  if (milliseconds > longest) return `it took ${Math.round(milliseconds)} ms`;
  let answer: Shape;
  try {
    answer = JSON.parse(text) as Shape;
  } catch {
    return `no JSON under ${type}: ${text.slice(0, 300)}`;
  }
  const { errors, data } = answer;
  if (errors === undefined) return data === undefined ? 'neither data nor errors' : null;
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.some((code) => typeof code !== 'string')) return `an error without a code: ${text.slice(0, 300)}`;
  if (codes.includes('INTERNAL_SERVER_ERROR')) return `a fault: ${text.slice(0, 300)}`;
  if (data !== undefined) return null;
  if (text.length > longestRefusal) return `a refusal of ${text.length} characters`;
  if (document.length > mostRepeated && repeats(text, document)) return 'the document comes back';
  const isHttpRefusal = status === 400 || status === 405 || status === 413 || status === 415;
  if (status !== 200 && !isHttpRefusal) return `status ${status}`;
  if (status === 200 && type === 'application/graphql-response+json') return `a refusal with status 200 under ${type}`;
  return null;
}

/** Whether any long piece of the document is in the answer. */
function repeats(text: string, document: string): boolean {
  const shown = new Set<string>();
  const plain = text.replaceAll('\\"', '"');
  for (let at = 0; at + mostRepeated <= plain.length; at += 1) shown.add(plain.slice(at, at + mostRepeated));
  for (let at = 0; at + mostRepeated <= document.length; at += mostRepeated / 2)
    if (shown.has(document.slice(at, at + mostRepeated))) return true;
  return false;
}
