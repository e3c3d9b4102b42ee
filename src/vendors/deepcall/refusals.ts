import type { VendorError } from '../../errors.ts';
import type { VendorHttp } from '../../http/vendor-http.ts';
import { type Outcome, type Refusal, refused } from '../../model/outcome.ts';
import type { WireRefusal } from './wire.ts';

/** What DeepCall's refusals mean, in the model's codes and our own sentences. A number means this in agentProfile alone. */

/** "On break is : 0": the answer of agentOnBreak for an agent who is on none. */
export const notOnBreak = '1502';
/** "Agent not in wrap time": the answer of checkAgentInWrapUp for an agent who is in none. */
export const notInWrapUp = '1504';

type Meaning = Pick<Refusal, 'code' | 'message'>;

const credentials: Meaning = {
  code: 'VENDOR_UNAUTHORIZED',
  message: 'The source does not accept the credentials configured for this agent.',
};

/** Codes that blame the credentials, which are one agent's: the source is well. */
const meanings: ReadonlyMap<string | null, Meaning> = new Map([
  // "Parameters or authentication": the parameters are ours and the same for every agent.
  ['1000', credentials],
  ['1014', credentials],
  ['1015', { ...credentials, message: 'The source does not permit this to the user configured for this agent.' }],
  ['1020', credentials],
  ['1039', { ...credentials, message: 'The source has suspended the user configured for this agent.' }],
  ['1501', { ...credentials, message: 'The credentials configured for this agent are another agent’s.' }],
  ['1503', { ...credentials, message: 'The session configured for this agent has ended.' }],
]);

/** Codes that ask for patience. */
const busy: ReadonlySet<string | null> = new Set(['1009', '1010']);
const internal = '1032';

/** The vendor's code as it may be shown: what does not look like one may be any text. */
const vendorCode = ({ code }: WireRefusal): string | null => (/^\d{1,6}$/.test(code ?? '') ? code : null);

/** A refusal that is a failure of the source and nobody's in particular; null for any other. */
export function faultOf(http: VendorHttp, refusal: WireRefusal): VendorError | null {
  const details = { vendorCode: vendorCode(refusal), retryable: true };
  if (busy.has(refusal.code)) return http.error('VENDOR_UNAVAILABLE', 'The source asks to be tried again.', details);
  if (refusal.code !== internal) return null;
  return http.error('VENDOR_UNAVAILABLE', 'The source failed.', { ...details, mayHaveHappened: true });
}

/** A refused read as the failure of what was to be read. */
export function refusedRead(http: VendorHttp, refusal: WireRefusal): VendorError {
  const meaning = meanings.get(refusal.code);
  const details = { vendorCode: vendorCode(refusal) };
  return meaning
    ? http.error('VENDOR_UNAUTHORIZED', meaning.message, details)
    : http.error('VENDOR_REJECTED', undefined, details);
}

/** A refused change as data for the caller. */
export const refusalOf = (refusal: WireRefusal): Outcome<never> =>
  refused({
    ...(meanings.get(refusal.code) ?? { code: 'VENDOR_REJECTED', message: 'The source refused the change.' }),
    vendorCode: vendorCode(refusal),
  });

/** A change to an agent that is not on the roster; DeepCall is not asked. */
export const unknownAgent: Outcome<never> = refused({
  code: 'AGENT_NOT_FOUND',
  message: 'The source knows no such agent.',
  inputPath: ['agentId'],
});
