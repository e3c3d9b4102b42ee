import { flag, record, text } from '../../http/json.ts';
import type { AgentStatus } from '../../model/agent.ts';
import type { Contact } from '../../model/contact.ts';
import { availability } from './mapping.ts';
import { idOf, type Row } from './wire.ts';

/** What an agent is doing, from Sinch's words to the model's. Pure and total: an unknown word is UNKNOWN or null. */

/** Nobody works at this agent's place. */
function isLoggedOut(row: Row): boolean {
  const userStatus = row.text('userStatus');
  return userStatus === null
    ? availability(row.text('availability')) === 'LOGGED_OUT'
    : userStatus.toLowerCase() === 'loggedout';
}

const working = /^(Talking|Chatting|Emailing|Dialing)_/i;

/**
 * An agent's state, by the first rule of README.md that holds. `wrapUp` is the contact this agent is wrapping up, null when
 * there is none, undefined when that is not known.
 * @returns undefined when the contacts decide and are not known.
 */
export function status(row: Row, wrapUp: Contact | null | undefined): AgentStatus | undefined {
  const userStatus = row.text('userStatus');
  const general = userStatus?.toLowerCase() ?? '';
  const handling = row.text('contactHandlingStatus');
  const available = availability(row.text('availability'));
  const userSince = row.ago('userStatusDuration');
  const handlingSince = row.ago('contactHandlingStatusDuration');

  if (isLoggedOut(row))
    return { state: 'LOGGED_OFF', vendorState: userStatus ?? 'LoggedOut', since: userSince, notReadyReason: null };
  if (handling !== null && working.test(handling))
    return { state: 'BUSY', vendorState: handling, since: handlingSince, notReadyReason: null };
  if (wrapUp === undefined) return undefined;
  if (wrapUp !== null)
    return {
      state: 'WRAP_UP',
      vendorState: wrapUp.vendorStatus,
      since: wrapUp.wrapUpStartedAt,
      notReadyReason: null,
    };
  if (general === 'pause')
    return {
      state: 'NOT_READY',
      vendorState: userStatus,
      since: userSince,
      notReadyReason: { code: userStatus, label: userStatus, isBreak: true },
    };
  if (general === 'notready')
    return { state: 'NOT_READY', vendorState: userStatus, since: userSince, notReadyReason: null };
  if (available === 'AWAY')
    return {
      state: 'NOT_READY',
      vendorState: row.text('availability'),
      since: userSince,
      notReadyReason: { code: idOf(row, 'profileId'), label: row.text('profile'), isBreak: null },
    };
  if (available === 'BUSY')
    return { state: 'BUSY', vendorState: row.text('availability'), since: handlingSince, notReadyReason: null };
  if (general === 'ready') return { state: 'READY', vendorState: userStatus, since: userSince, notReadyReason: null };
  return {
    state: 'UNKNOWN',
    vendorState: userStatus ?? row.text('availability'),
    since: userSince,
    notReadyReason: null,
  };
}

/** Whether the row leaves out if the agent is ready, although it is somebody who can be. */
export const lacksReady = (row: Row): boolean => row.flag('userReadyStatus') === null && !isLoggedOut(row);

const readyWords: ReadonlyMap<string, boolean> = new Map([
  ['ready', true],
  ['notready', false],
]);

/** What GET readyState told, whose shape the page does not show: an object, or the bare word. null for anything else. */
export function ready(told: unknown): boolean | null {
  const answer = record(told);
  const word = text(answer === null ? told : answer.readyState)?.toLowerCase();
  return readyWords.get(word ?? '') ?? flag(answer?.userReadyStatus);
}
