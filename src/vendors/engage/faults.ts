import type { VendorError } from '../../errors.ts';
import { text } from '../../http/json.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import type { Problem } from './wire.ts';
import { type Element, localName } from './xml.ts';

/** What a SOAP Fault says, and whose failure it is. */

/** The codes of the page. */
const codes: ReadonlySet<string> = new Set([
  'ARG_INVALID_CHAR',
  'ARG_INVALID_DATA',
  'ARG_INVALID_TYPE',
  'ARG_NULL',
  'ARG_TOO_LARGE',
  'ATTRIBUTE_INVALID_DATA',
  'ATTRIBUTE_INVALID_FORMAT',
  'ATTRIBUTE_NULL',
  'INVALID_OBJECT_TYPE',
  'INVALID_STATE',
  'OBJECT_EXISTS',
  'OBJECT_NOT_EXISTS',
  'RESULT_TOO_LARGE',
  'SYSTEM_LIMIT_EXCEEDED',
]);

/** Refused credentials: Engage's own word, and the fault codes of WS-Security 1.1 (section 12). */
const unauthorized: ReadonlySet<string> = new Set([
  'no_session',
  'failedauthentication',
  'failedcheck',
  'invalidsecurity',
  'invalidsecuritytoken',
  'messageexpired',
  'securitytokenunavailable',
  'unsupportedalgorithm',
  'unsupportedsecuritytoken',
]);

/** By SOAP 1.1 and 1.2: the request may have been good. What follows a dot says more of the same. */
const ofServer = /^(server|receiver)(\.|$)/;

/** A request that XML cannot carry, told as Engage tells of such; it is never sent. */
export const unwritable: Problem = { code: 'ARG_INVALID_CHAR', text: '' };

/** What is not there; a thing whose id XML cannot carry is not there either. */
export const isUnknown = ({ code }: Problem): boolean => code === 'OBJECT_NOT_EXISTS' || code === unwritable.code;

/** A code as it came, without its prefix; null where it does not look like one, for it may be any text. */
export function codeIn(written: string | null): string | null {
  const word = written?.slice(written.lastIndexOf(':') + 1) ?? '';
  return /^[A-Z]+(_[A-Z]+)*$/.test(word) && word.length <= 40 ? word : null;
}

/** The texts of an element's innermost elements, in their order. */
const texts = (element: Element): readonly string[] =>
  element.children.length === 0 ? [text(element.text) ?? ''] : element.children.flatMap(texts);

const textsOf = (fault: Element, name: string): readonly string[] =>
  fault.children.filter((child) => child.name === name).flatMap(texts);

/** A Fault: whose failure it is, and what it says. */
export interface ReadFault {
  readonly blames: 'credentials' | 'source' | 'request';
  readonly problem: Problem;
}

export function readFault(fault: Element): ReadFault {
  // SOAP 1.2 says code and reason otherwise.
  const said = [...textsOf(fault, 'faultcode'), ...textsOf(fault, 'code')];
  const details = textsOf(fault, 'detail');
  const words = [...details, ...said].map((word) => word.slice(word.lastIndexOf(':') + 1));
  const known = words.find((word) => codes.has(word));
  const problem = {
    code: known ?? words.map(codeIn).find((code) => code?.includes('_')) ?? null,
    text: [...textsOf(fault, 'faultstring'), ...textsOf(fault, 'reason'), ...details].join('\n'),
  };
  if (words.some((word) => unauthorized.has(word.toLowerCase()))) return { blames: 'credentials', problem };
  if (known === undefined && said.some((word) => ofServer.test(localName(word)))) return { blames: 'source', problem };
  return { blames: 'request', problem };
}

/** The failure of the source that a Fault tells of. What was asked for may have been done before it failed. */
export function failureOf(http: VendorHttp, { blames, problem }: ReadFault): VendorError | null {
  if (blames === 'request') return null;
  const details = { vendorCode: problem.code };
  if (blames === 'credentials') return http.error('VENDOR_UNAUTHORIZED', undefined, details);
  return http.error('VENDOR_UNAVAILABLE', 'The source failed.', { ...details, retryable: true, mayHaveHappened: true });
}
