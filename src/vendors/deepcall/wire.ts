import { flag, instant, parseJson, record, text, whole } from '../../http/json.ts';
import type { VendorAnswer } from '../../http/vendor-http.ts';

/** What DeepCall says (its page is named in README.md), in its own words and read tolerantly: absent and mistyped are null. */

/** An answer's object. */
export type Body = Readonly<Record<string, unknown>>;

/** agentOnBreak. */
export interface WireBreak {
  readonly onBreak: boolean;
  /** An object by the page; undefined when absent. */
  readonly breakDetail: unknown;
  readonly agentId: string | null;
  readonly userId: string | null;
}

/** checkAgentInWrapUp, of an agent who is in one. */
export interface WireWrapUp {
  /** Epoch milliseconds. */
  readonly endsAt: number | null;
  /** Milliseconds. */
  readonly left: number | null;
  readonly callId: string | null;
}

/** A refusal as it came. Its text is the vendor's and is not even read. */
export interface WireRefusal {
  /** A number as text. */
  readonly code: string | null;
}

/** The object of an answer. Throws when there is none: every answer of DeepCall is an object, refusals too. */
export function bodyOf(answer: VendorAnswer): Body {
  const body = record(parseJson(answer.text));
  if (body === null) throw new SyntaxError('The body is no object.');
  return body;
}

/** The refusal in an answer, or null when it is none. The page's tables and its example spell it in two ways. */
export function refusalIn(answer: VendorAnswer, body: Body): WireRefusal | null {
  const code = text(body.code) ?? text(body.errCode);
  const word = text(body.status)?.toLowerCase();
  const refused = answer.status >= 400 || word === 'error' || (code !== null && word !== 'success');
  return refused ? { code } : null;
}

/** Whether the agent is on a break. Throws when the answer does not tell. */
export function breakIn(body: Body): WireBreak {
  const data = record(body.data) ?? {};
  const onBreak = flag(data.on_break);
  if (onBreak === null) throw new SyntaxError('The answer does not tell of a break.');
  return { onBreak, breakDetail: data.breakDetail, agentId: text(data.agent_id), userId: text(data.user_id) };
}

/** The agent's wrap-up; null when it is in none. Throws when the answer does not tell. */
export function wrapUpIn(body: Body): WireWrapUp | null {
  const data = record(body.data) ?? {};
  const isIn = flag(data.response);
  if (isIn === null) throw new SyntaxError('The answer does not tell of a wrap-up.');
  if (!isIn) return null;
  const seconds = whole(data.currentDuration);
  return {
    endsAt: unixTime(data.wrapETime),
    left: seconds === null ? null : seconds * 1000,
    callId: text(data.callId),
  };
}

/** Throws unless DeepCall says that it did what was asked. */
export function successIn(body: Body): undefined {
  if (text(body.status)?.toLowerCase() !== 'success') throw new SyntaxError('The answer tells no success.');
}

/** Unix times are seconds; what would lie beyond the year 5000 as such is milliseconds. None is before 1970. */
function unixTime(value: unknown): number | null {
  const number = whole(value);
  if (number === null) return instant(value);
  return number > 0 ? instant(number < 100_000_000_000 ? number * 1000 : number) : null;
}
