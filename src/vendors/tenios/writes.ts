import type { VendorHttp } from '../../http/vendor-http.ts';
import { done, type Outcome, refused } from '../../model/outcome.ts';
import { oneAtATime } from '../../one-at-a-time.ts';
import type { AgentDetailsChange, AgentWrites, ExtendWrapUpRequest } from '../../ports/agent-writes.ts';
import type { Roster } from '../roster.ts';
import type { TeniosClient, WriteReply } from './client.ts';
import { type DetailsFields, merged } from './details-change.ts';
import type { RosterAgent } from './mapping.ts';
import { knownCode, refusalOf, refusesKey, unknownAgent } from './refusals.ts';
import type { TeniosSettings } from './settings.ts';
import { inEitherWay } from './spelling.ts';
import { successIn, wrapUpEndIn } from './wire.ts';

/**
 * Changes at a TENIOS source. A change of details writes back the ready state that it read before. That no other change of
 * ours to the same agent comes between is seen to where sources are put together (src/services/in-turn.ts).
 */

/** Milliseconds by which TENIOS extends a wrap-up at least, and how far from now at most (README.md). */
export const wrapUpLimits = { minimumExtension: 5_000, maximumExtension: 900_000 };

const outcome = <T>(reply: WriteReply<T>): Outcome<T> =>
  reply.refusal === null ? done(reply.value) : refusalOf(reply.refusal);

export function teniosWrites(
  http: VendorHttp,
  client: TeniosClient,
  roster: Roster<RosterAgent>,
  notReadyReasonField: TeniosSettings['notReadyReasonField'],
): Required<Pick<AgentWrites, 'setState' | 'updateDetails' | 'extendWrapUp' | 'cancelWrapUp'>> {
  // Between a lost answer and the second try, what the second refusal means must not be changed by another request. These
  // wait for no other change of the agent: here seconds count.
  const wrapUpInTurn = oneAtATime();
  const withReasonField = inEitherWay(notReadyReasonField, notReadyReasonField === 'nrr' ? 'not_ready_reason' : 'nrr');
  // The page's type for the number is a string, so '' is a value of it where null could pass for "not given". But in
  // other fields '' counts as missing, so null is tried when it does here.
  const withNoNumber = inEitherWay<'' | null>('', null);

  const changeState = (agent: RosterAgent, fields: Readonly<Record<string, string>>): Promise<WriteReply<undefined>> =>
    client.write({
      name: 'agentState.change',
      repeat: 'idempotent',
      path: '/acd/agent-state/change',
      agent,
      fields: { email: agent.email, ...fields },
      decode: successIn,
    });

  const changeDetails = (agent: RosterAgent, fields: DetailsFields): Promise<WriteReply<undefined>> =>
    client.write({
      name: 'details.change',
      repeat: 'idempotent',
      path: '/acd/details/user/change',
      agent,
      fields: { email: agent.email, ...fields },
      decode: successIn,
    });

  async function updateDetails(agent: RosterAgent, change: AgentDetailsChange): Promise<Outcome> {
    const now = await client.details(agent, { fresh: true, priority: 'write' });
    if (now.refusal !== null) return refusalOf(now.refusal);
    const merge = merged(now.value, change);
    if ('incomplete' in merge)
      throw http.error(
        'VENDOR_BAD_RESPONSE',
        'The source did not tell all the details that a change has to repeat; nothing was changed.',
      );
    if ('unknownSkill' in merge)
      return refused({
        code: 'INVALID_INPUT',
        message: 'The source has no skill of this name.',
        inputPath: ['skills', String(merge.unknownSkill), 'name'],
      });
    const { fields } = merge;
    if (fields.external_number !== null) return outcome(await changeDetails(agent, fields));
    return outcome(
      await withNoNumber(
        (external_number) => changeDetails(agent, { ...fields, external_number }),
        ({ refusal }) =>
          refusal !== null && refusesKey(refusal, 'external_number', ['FIELD_IS_REQUIRED', 'INVALID_JSON']),
      ),
    );
  }

  async function setState(agent: RosterAgent, state: string, reason: string | null): Promise<Outcome> {
    if (reason === null) return outcome(await changeState(agent, { state }));
    return outcome(
      await withReasonField(
        (field) => changeState(agent, { state, [field]: reason }),
        ({ refusal }, field) => refusal !== null && refusesKey(refusal, field, ['INVALID_JSON']),
      ),
    );
  }

  async function extendWrapUp(agent: RosterAgent, request: ExtendWrapUpRequest): Promise<Outcome<number>> {
    const { until, knownEnd } = request;
    const reply = await client.write({
      name: 'wrapUp.extend',
      repeat: 'echo',
      path: '/wrap-up/extend',
      agent,
      fields: { agent_email: agent.email, end_time: new Date(until).toISOString() },
      decode: wrapUpEndIn,
    });
    const tooShort =
      reply.refusal !== null &&
      reply.afterLostAnswer &&
      knownCode(reply.refusal) === 'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT';
    if (!tooShort) return outcome(reply);
    // Too short a step from the end that the lost attempt set, unless it was too short from the end before as well.
    if (knownEnd !== null && until >= knownEnd + wrapUpLimits.minimumExtension) return done(until);
    return refused({
      code: 'OUTCOME_UNKNOWN',
      message: 'The source’s first answer was lost, and its second does not tell whether the wrap-up was extended.',
      vendorCode: 'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT',
    });
  }

  async function cancelWrapUp(agent: RosterAgent): Promise<Outcome> {
    const reply = await client.write({
      name: 'wrapUp.cancel',
      repeat: 'echo',
      path: '/wrap-up/cancel',
      agent,
      fields: { agent_email: agent.email },
      decode: successIn,
    });
    const hadBeenDone =
      reply.refusal !== null && reply.afterLostAnswer && knownCode(reply.refusal) === 'AGENT_NOT_IN_WRAP_UP';
    return hadBeenDone ? done(undefined) : outcome(reply);
  }

  /** The agent of an id, for a change to it. */
  const onAgent = async <T>(id: string, change: (agent: RosterAgent) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const agent = roster.get(id);
    return agent ? change(agent) : unknownAgent;
  };

  return {
    setState: (id, state, reason) => onAgent(id, (agent) => setState(agent, state, reason)),
    updateDetails: (id, change) => onAgent(id, (agent) => updateDetails(agent, change)),
    extendWrapUp: (id, request) => onAgent(id, (agent) => wrapUpInTurn(id, () => extendWrapUp(agent, request))),
    cancelWrapUp: (id) => onAgent(id, (agent) => wrapUpInTurn(id, () => cancelWrapUp(agent))),
  };
}
