import type { Observation } from '../../../model/observation.ts';
import { done, type Outcome, type Refusal, refused } from '../../../model/outcome.ts';
import type { Reply } from '../client.ts';
import { isUnknown } from '../faults.ts';
import { problemOf } from '../reply.ts';
import type { Problem } from '../wire.ts';

/** What Engage's codes mean for a change, in the model's codes and our own sentences. */

export type Meaning = Pick<Refusal, 'code' | 'message' | 'inputPath'>;

const badValue: Meaning = { code: 'INVALID_INPUT', message: 'The source does not take one of the values.' };
const noValue: Meaning = { code: 'INVALID_INPUT', message: 'The source wants a value that was not given.' };
const wrongKind: Meaning = {
  code: 'INVALID_INPUT',
  message: 'The source takes something that is named for a thing of another kind.',
};

/** By code, every one of the page but OBJECT_NOT_EXISTS: what it means depends on what was to be there. */
const meanings: ReadonlyMap<string | null, Meaning> = new Map([
  ['ARG_INVALID_CHAR', { code: 'INVALID_INPUT', message: 'A value has characters that the source does not take.' }],
  ['ARG_INVALID_DATA', badValue],
  ['ARG_INVALID_TYPE', wrongKind],
  ['ARG_NULL', noValue],
  ['ARG_TOO_LARGE', { code: 'TOO_LARGE', message: 'The source does not take so much at once.' }],
  ['ATTRIBUTE_NULL', noValue],
  ['ATTRIBUTE_INVALID_DATA', badValue],
  ['ATTRIBUTE_INVALID_FORMAT', { code: 'INVALID_INPUT', message: 'The source cannot read one of the values.' }],
  ['INVALID_OBJECT_TYPE', wrongKind],
  ['INVALID_STATE', { code: 'INVALID_STATE', message: 'The source does not allow this in the present state.' }],
  ['OBJECT_EXISTS', { code: 'ALREADY_EXISTS', message: 'The source has one of this name or number already.' }],
  ['RESULT_TOO_LARGE', { code: 'TOO_LARGE', message: 'The answer would be larger than the source gives.' }],
  ['SYSTEM_LIMIT_EXCEEDED', { code: 'LIMIT_EXCEEDED', message: 'The source has as many of these as it may have.' }],
]);

const rejected: Meaning = { code: 'VENDOR_REJECTED', message: 'The source refused the change.' };

export const noAgent: Meaning = {
  code: 'AGENT_NOT_FOUND',
  message: 'The source knows no such agent.',
  inputPath: ['agentId'],
};
export const noGroup: Meaning = {
  code: 'NOT_FOUND',
  message: 'The source knows no such agent group.',
  inputPath: ['agentGroupId'],
};

/** The vendor's code as it may be shown: what does not look like one may be any text. */
const vendorCode = ({ code }: Problem): string | null => (/^[A-Z_]{1,40}$/.test(code ?? '') ? code : null);

/** @param missing what OBJECT_NOT_EXISTS means here */
export const refusalOf = (problem: Problem, missing: Meaning): Refusal => ({
  ...(problem.code === 'OBJECT_NOT_EXISTS' ? missing : (meanings.get(problem.code) ?? rejected)),
  vendorCode: vendorCode(problem),
});

/** A change of which nobody can tell whether it was made. @param message says why */
export const outcomeUnknown = (message: string, problem?: Problem): Outcome<never> =>
  refused({ code: 'OUTCOME_UNKNOWN', message, ...(problem && { vendorCode: vendorCode(problem) }) });

/** Whether an earlier attempt may have been carried out. */
type Lost = Pick<Reply<unknown>, 'afterLostAnswer'>;

/** A change that was refused, if only by the second answer after a lost one. */
export const refusedFor = ({ afterLostAnswer }: Lost, problem: Problem, missing: Meaning): Outcome<never> =>
  afterLostAnswer && problem.code === 'SYSTEM_LIMIT_EXCEEDED'
    ? outcomeUnknown(
        'The source has as many of these as it may have by now; a first request, whose answer was lost, may have made the last.',
        problem,
      )
    : refused(refusalOf(problem, missing));

/** The same for a request made of an id alone: one that cannot even be written is nobody's. */
export const refusedById = (lost: Lost, problem: Problem, missing: Meaning): Outcome<never> =>
  isUnknown(problem) ? refused({ ...missing, vendorCode: vendorCode(problem) }) : refusedFor(lost, problem, missing);

/** Whether a refusal says that an earlier request, whose answer was lost, had done it (`echo` in methods.ts). */
export const isEcho = (
  { afterLostAnswer }: Lost,
  problem: Problem,
  code: 'OBJECT_EXISTS' | 'OBJECT_NOT_EXISTS',
): boolean => afterLostAnswer && problem.code === code;

/** What came of a request about a single thing. */
export type Single<T> =
  | { readonly problem: Problem; readonly afterLostAnswer: boolean }
  /** `value` is null where nothing was answered with. */
  | { readonly problem: null; readonly value: T | null; readonly observation: Observation };

export function single<T>(reply: Reply<T>): Single<T> {
  const { afterLostAnswer } = reply;
  if (reply.fault !== null) return { problem: reply.fault, afterLostAnswer };
  const problem = problemOf(reply);
  if (problem !== null) return { problem, afterLostAnswer };
  return { problem: null, value: reply.data[0] ?? null, observation: reply.observation };
}

/** What a change of a single thing came to, where its value is of no interest. */
export function outcomeOf(reply: Reply<unknown>, missing: Meaning): Outcome {
  const answer = single(reply);
  return answer.problem === null ? done(undefined) : refusedFor(answer, answer.problem, missing);
}
