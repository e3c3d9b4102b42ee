/** A content coding that files are kept in, the best first. */
export const encodings = ['br', 'gzip'] as const;
/** One of the content codings, or none. */
export type Encoding = (typeof encodings)[number] | 'identity';

/**
 * Chooses the content coding for an answer by the request's Accept-Encoding header (RFC 9110, 12.5.3): the one the client
 * weighs highest, brotli among equals, and none when it accepts neither.
 */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const weights = new Map((accepted ?? '').toLowerCase().split(',').map(weigh));
  const weightOf = (encoding: string): number => weights.get(encoding) ?? weights.get('*') ?? 0;
  const [best] = encodings
    .filter((encoding) => weightOf(encoding) > 0)
    .sort((one, other) => weightOf(other) - weightOf(one));
  return best ?? 'identity';
}

function weigh(part: string): readonly [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight === undefined ? 1 : Number(weight.slice(2))];
}
