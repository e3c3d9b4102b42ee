import { TrunklineError } from '../../errors.ts';
import { record, text } from '../../http/json.ts';
import type {
  AgentProfile,
  AgentStatus,
  DeepCallAgentDetails,
  NotReadyReason,
  ObservedWrapUp,
} from '../../model/agent.ts';
import type { DeepCallSettings } from './settings.ts';
import type { WireBreak, WireWrapUp } from './wire.ts';

/** From DeepCall's words to the model's. Pure and total. */

/** An agent as the configuration has it: DeepCall cannot list them. */
export type RosterAgent = DeepCallSettings['agents'][number];

export const profile = (agent: RosterAgent): AgentProfile => ({
  name: agent.name ?? null,
  email: agent.email ?? null,
  phoneNumber: null,
  availability: null,
});

const stateIs = (state: AgentStatus['state'], notReadyReason: NotReadyReason | null = null): AgentStatus => ({
  state,
  // DeepCall has numbers for this and no words, and does not tell since when.
  vendorState: null,
  since: null,
  notReadyReason,
});

/** Wrap-up goes before a break. Of neither DeepCall does not tell whether the agent is ready or talking. */
export function status(
  onBreak: WireBreak | TrunklineError,
  wrapUp: WireWrapUp | null | TrunklineError,
): AgentStatus | TrunklineError {
  if (wrapUp instanceof TrunklineError) return wrapUp;
  if (wrapUp !== null) return stateIs('WRAP_UP');
  if (onBreak instanceof TrunklineError) return onBreak;
  return onBreak.onBreak ? stateIs('NOT_READY', breakReason(onBreak)) : stateIs('UNKNOWN');
}

/** What stands in the detail is not documented: code and label are taken where a key says just that. */
function breakReason({ breakDetail }: WireBreak): NotReadyReason {
  const told = new Map(Object.entries(record(breakDetail) ?? {}).map(([key, value]) => [bare(key), text(value)]));
  const label = told.get('label') ?? told.get('name') ?? told.get('reason') ?? null;
  return { code: told.get('code') ?? null, label, isBreak: true };
}

/** A key without capitals, strokes and the word break before it: break_code, breakCode and code are one. */
const bare = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^break(?=.)/, '');

export const details = ({ onBreak, breakDetail, agentId, userId }: WireBreak): DeepCallAgentDetails => ({
  vendor: 'DEEPCALL',
  agentId,
  userId,
  onBreak,
  breakDetail: onBreak ? detailOf(breakDetail) : null,
});

function detailOf(value: unknown): DeepCallAgentDetails['breakDetail'] {
  if (value === null || value === undefined) return null;
  return record(value) ?? { value };
}

/** The wrap-up as told at a moment (epoch milliseconds). DeepCall tells its end only. */
export const observedWrapUp = (wire: WireWrapUp | null, observedAt: number): ObservedWrapUp | null =>
  wire && {
    startedAt: null,
    endsAt: wire.endsAt ?? (wire.left === null ? null : observedAt + wire.left),
    contactExternalId: wire.callId,
    contact: null,
  };
