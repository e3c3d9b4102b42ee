import { flag, instant, list, parseJson, record, text } from '../../http/json.ts';
import type { VendorAnswer } from '../../http/vendor-http.ts';

/** What TENIOS says (its pages are named in README.md), in its own words and read tolerantly: absent and mistyped are null. */

/** An answer's object. */
export type Body = Readonly<Record<string, unknown>>;

/** A refusal as it came. The texts are the vendor's: they are compared, and never shown. */
export interface WireRefusal {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** Keys of the request that the refusal names. */
  readonly fields: readonly string[];
}

export interface WireSkill {
  /** Untrimmed: it has to be written back as it is. */
  readonly name: string | null;
  readonly hasSkill: boolean | null;
}

/** The cloud ACD details of a user. */
export interface WireDetails {
  readonly cloudAcdEnabled: boolean | null;
  readonly sipEnabled: boolean | null;
  readonly externalNumberEnabled: boolean | null;
  readonly externalNumber: string | null;
  readonly state: string | null;
  readonly currentDestination: string | null;
  /** null when the answer has no list of them. */
  readonly skills: readonly WireSkill[] | null;
}

/** The object of an answer. Throws when there is none: every answer of TENIOS is an object, refusals too. */
export function bodyOf(answer: VendorAnswer): Body {
  const body = record(parseJson(answer.text));
  if (body === null) throw new SyntaxError('The body is no object.');
  return body;
}

/** The refusal in an answer, or null when it is none. A 200 with success:false, or with an error code, is one too. */
export function refusalIn(answer: VendorAnswer, body: Body): WireRefusal | null {
  const errorCode = text(body.error_code);
  if (answer.status < 400 && errorCode === null && flag(body.success) !== false) return null;
  const fields = list(body.fields).flatMap((field) => text(field) ?? []);
  return { errorCode, errorMessage: text(body.error_message), fields };
}

/** The ready flag of agent-state/retrieve. Throws when the answer does not tell it. */
export function stateIn(body: Body): string {
  const state = text(body.state);
  if (state === null) throw new SyntaxError('The answer has no state.');
  return state;
}

/** The details of details/user/retrieve. Throws when the object is none of that kind. */
export function detailsIn(body: Body): WireDetails {
  const state = text(body.state);
  if (state === null && flag(body.success) !== true) throw new SyntaxError('The answer has no details.');
  return {
    cloudAcdEnabled: flag(body.cloud_acd_enabled),
    sipEnabled: flag(body.sip_enabled),
    externalNumberEnabled: flag(body.external_number_enabled),
    externalNumber: text(body.external_number),
    state,
    currentDestination: text(body.current_destination),
    skills: Array.isArray(body.user_skills) ? body.user_skills.map(skill) : null,
  };
}

function skill(value: unknown): WireSkill {
  const { name, has_skill } = record(value) ?? {};
  return { name: typeof name === 'string' ? name : null, hasSkill: flag(has_skill) };
}

/** Throws unless TENIOS says that it did what was asked. */
export function successIn(body: Body): undefined {
  if (flag(body.success) !== true) throw new SyntaxError('The answer tells no success.');
}

/** The end that wrap-up/extend set, epoch milliseconds. Throws when the answer does not tell it. */
export function wrapUpEndIn(body: Body): number {
  successIn(body);
  const end = instant(body.wrap_up_end_time);
  if (end === null) throw new SyntaxError('The answer has no end of wrap-up.');
  return end;
}
