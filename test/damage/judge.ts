import type { Answer } from '../kit/gateway.ts';
import type { Damaged } from './damage.ts';
import { judgeChange } from './judge-change.ts';
import { judgeRead } from './judge-read.ts';
import { marker } from './odd-values.ts';
import type { Dialect, Question, Saying } from './question.ts';
import type { Asked, Exchange, Told } from './tape.ts';

/** One damage and what came of it. */
export interface Judged {
  readonly dialect: Dialect;
  readonly question: Question;
  /** The exchange that was damaged, and what was told in it before. */
  readonly exchange: Exchange;
  /** Which of the answers to the request it was; those after it were damaged alike. */
  readonly from: number;
  readonly whole: Told;
  readonly damaged: Damaged;
  /** What the gateway answers when nothing is damaged. */
  readonly expected: Answer;
  readonly actual: Answer;
  /** Milliseconds that passed meanwhile: some figures count on. */
  readonly moved: number;
  /** What the vendor was asked. */
  readonly asked: readonly Asked[];
  /** What was logged. */
  readonly log: readonly string[];
}

/** Something that went wrong, wherever the answer tells of it. */
export interface Failure {
  readonly code: unknown;
  readonly message: unknown;
}

/** Codes of everything that can go wrong with an answer (VendorErrorCode). */
const vendorCodes: ReadonlySet<unknown> = new Set([
  'VENDOR_TIMEOUT',
  'VENDOR_UNAVAILABLE',
  'VENDOR_RATE_LIMITED',
  'VENDOR_UNAUTHORIZED',
  'VENDOR_BAD_RESPONSE',
  'VENDOR_REJECTED',
]);

/** Errors of fields, failures of lists, refusals of changes. */
export function failuresIn({ data, errors = [] }: Answer): readonly Failure[] {
  const found: Failure[] = errors.map(({ message, extensions }) => ({ ...extensions, code: extensions.code, message }));
  const visit = (value: unknown): void => {
    for (const [key, inner] of Object.entries(Object(value)))
      if (key === 'error' && typeof inner === 'object' && inner !== null) found.push(inner as Failure);
      else if ((key === 'failures' || key === 'errors') && Array.isArray(inner)) found.push(...inner);
      // The one place where an answer has what the vendor said as it said it.
      else if (key !== 'breakDetail' && typeof inner === 'object') visit(inner);
  };
  visit(data);
  return found;
}

/** Everything that is wrong with what came of a damage, in words. */
export function judge(one: Judged): readonly string[] {
  const failures = failuresIn(one.actual);
  const { shows } = one.question;
  const saying = sayingOf(one);
  return [
    ...coded(one, failures),
    ...logged(one),
    ...(shows.how === 'change' ? judgeChange(one, shows, saying, failures) : judgeRead(one, saying, failures)),
  ];
}

/** How far a client unpacks what is not packed is its own affair. */
const sayingOf = ({ dialect, damaged: { told }, exchange }: Judged): Saying =>
  'content-encoding' in told.headers ? 'open' : dialect.says(told, exchange.asked);

/** Whatever happens, an error has a code and tells nothing of the vendor's text. A change that fails is no error, but a payload. */
function coded({ actual, question }: Judged, failures: readonly Failure[]): readonly string[] {
  const isChange = question.shows.how === 'change';
  return [
    ...(actual.data ? [] : ['there is no data']),
    ...(isChange && actual.errors ? ['a change fails outside of its payload'] : []),
    ...failures.flatMap((failure) => [
      ...(isChange || vendorCodes.has(failure.code)
        ? []
        : [`an error has the code ${failure.code}: ${failure.message}`]),
      ...(JSON.stringify(failure).includes(marker) ? ['an error quotes the vendor'] : []),
    ]),
  ];
}

function logged({ log }: Judged): readonly string[] {
  return log.flatMap((line) => [
    ...(line.includes(marker) ? ['the log quotes the vendor'] : []),
    ...(JSON.parse(line).level >= 50 ? [`the log has an error: ${line}`] : []),
  ]);
}
