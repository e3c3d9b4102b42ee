import type { VendorError } from '../../errors.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import { type Outcome, type Refusal, refused } from '../../model/outcome.ts';
import type { WireRefusal } from './wire.ts';

/** What TENIOS's refusals mean, in the model's codes and our own sentences. */

type Meaning = Pick<Refusal, 'code' | 'message' | 'inputPath'>;

const noAgent: Meaning = {
  code: 'AGENT_NOT_FOUND',
  message: 'The source knows no such agent.',
  inputPath: ['agentId'],
};

const rejected: Meaning = { code: 'VENDOR_REJECTED', message: 'The source refused the change.' };

/** By error code, every one that the two pages name. */
const meanings = {
  BAD_CREDENTIALS: { code: 'VENDOR_UNAUTHORIZED', message: 'The source does not accept our access key.' },
  AGENT_NOT_FOUND: noAgent,
  AGENT_STATE_INVALID_EMAIL: {
    code: 'INVALID_INPUT',
    message: 'The source takes the e-mail address of this agent for none of its agents’.',
    inputPath: ['agentId'],
  },
  AGENT_NOT_READY_REASON_NOT_FOUND: {
    code: 'NOT_READY_REASON_NOT_FOUND',
    message: 'The source has no such not-ready reason.',
    inputPath: ['reason'],
  },
  AGENT_NOT_IN_WRAP_UP: { code: 'AGENT_NOT_IN_WRAP_UP', message: 'The agent is not in wrap-up.' },
  WRAP_UP_INVALID_EXTEND_TIME_AMOUNT: {
    code: 'WRAP_UP_EXTENSION_TOO_SHORT',
    message: 'A wrap-up can be extended by 5 seconds at least.',
  },
  WRAP_UP_EXCEEDED_LIMIT: {
    code: 'WRAP_UP_EXTENSION_TOO_LONG',
    message: 'A wrap-up can be extended to 15 minutes from now at most.',
  },
  WRAP_UP_DATE_PARSE_ERROR: { code: 'INVALID_INPUT', message: 'The source cannot read the time.' },
  FIELD_IS_REQUIRED: { code: 'INVALID_INPUT', message: 'The source wants a value that was not given.' },
  ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR: {
    code: 'VENDOR_REJECTED',
    message: 'The source’s list of skills has just changed, so nothing was written; try again.',
  },
  INVALID_JSON: rejected,
} as const satisfies Readonly<Record<string, Meaning>>;

export type KnownCode = keyof typeof meanings;

const isKnown = (word: string): word is KnownCode => Object.hasOwn(meanings, word);

/** Keys of requests by their names in the mutations' inputs. */
const inputNames: ReadonlyMap<string, string> = new Map([
  ['email', 'agentId'],
  ['agent_email', 'agentId'],
  ['state', 'state'],
  ['nrr', 'reason'],
  ['not_ready_reason', 'reason'],
  ['external_number', 'externalNumber'],
  ['user_skills', 'skills'],
]);

/** The known code of a refusal. One of the page's own examples has code and message the wrong way round. */
export const knownCode = ({ errorCode, errorMessage }: WireRefusal): KnownCode | null =>
  [errorCode, errorMessage].find((word) => word !== null && isKnown(word)) ?? null;

/** The vendor's code as it may be shown: what does not look like one may be any text. */
const vendorCode = (refusal: WireRefusal): string | null =>
  knownCode(refusal) ?? (/^[A-Z0-9_]{1,64}$/.test(refusal.errorCode ?? '') ? refusal.errorCode : null);

/** Whether TENIOS refuses just this key of the request: it does not know it, or not this value. */
export const refusesKey = (refusal: WireRefusal, key: string, codes: readonly KnownCode[]): boolean => {
  const code = knownCode(refusal);
  return code !== null && codes.includes(code) && refusal.fields.includes(key);
};

/** A refused change as data for the caller. */
export function refusalOf(refusal: WireRefusal): Outcome<never> {
  const known = knownCode(refusal);
  const meaning: Meaning = known === null ? rejected : meanings[known];
  const [name] = refusal.fields.flatMap((field) => inputNames.get(field) ?? []);
  return refused({
    ...meaning,
    ...(name === undefined ? {} : { inputPath: [name] }),
    vendorCode: vendorCode(refusal),
  });
}

/** A change to an agent that is not on the roster; TENIOS is not asked. */
export const unknownAgent: Outcome<never> = refused(noAgent);

/** A refused read as the failure of what was to be read. */
export const refusedRead = (http: VendorHttp, refusal: WireRefusal): VendorError =>
  http.error(
    'VENDOR_REJECTED',
    knownCode(refusal) === 'AGENT_NOT_FOUND' ? 'The source does not know an agent of its roster.' : undefined,
    { vendorCode: vendorCode(refusal) },
  );
