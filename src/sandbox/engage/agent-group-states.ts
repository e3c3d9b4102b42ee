import { argument, type Call } from './call.ts';
import { fault, type Result } from './envelope.ts';
import { groupArgument, groupOf, organisationArgument } from './find.ts';
import { agentGroupState } from './group-view.ts';
import { problems } from './problems.ts';
import { part, textOf } from './shapes.ts';
import type { Element } from './xml/read.ts';

/** showAgentGroupState(AgentGroup agentGroup) */
export function showAgentGroupState(call: Call): Result {
  return { data: agentGroupState(groupArgument(call, 'agentGroup', 'externalId'), call.options.quirks) };
}

/** listAgentGroupStates(Org org): all of the account's, or the one of a group. */
export function listAgentGroupStates(call: Call): Result {
  const group = organisationArgument(call, 'org', ['Account', 'AgentGroup']);
  const groups = group === null ? call.register.groups : [group];
  if (groups.length > call.limits.results) throw fault(problems.resultTooLarge());
  return { data: groups.map((each) => agentGroupState(each, call.options.quirks)) };
}

/** changeAgentGroupState(AgentGroupState agentGroupState): all of it or, with a Fault, nothing. */
export function changeAgentGroupState(call: Call): Result {
  const element = argument(call, 'agentGroupState');
  const meant = part(element, 'agentGroup');
  if (meant === undefined) throw fault(problems.noAttribute());
  const group = groupOf(call, meant, 'internalId', problems.noAttribute());
  const mode = group.attributes.get('mode');
  const change = {
    allocatedCount: read(element, 'allocatedCount', /^\d{1,6}$/),
    currentStartTime: read(element, 'currentStartTime', moment),
    currentEndTime: read(element, 'currentEndTime', moment),
    state: read(element, 'state', mode === 'Standard' ? /^[A-Za-z]+$/ : nothing),
  };
  group.allocatedCount = change.allocatedCount === null ? group.allocatedCount : Number(change.allocatedCount);
  group.currentStartTime = change.currentStartTime ?? group.currentStartTime;
  group.currentEndTime = change.currentEndTime ?? group.currentEndTime;
  group.state = change.state ?? group.state;
  return {};
}

/** A time of the day, or of a certain day. */
const moment = /^(\d{4}-\d\d-\d\dT)?([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
/** Only a group in Standard mode can be given a state. */
const nothing = /(?!)/;

/** @throws {Refusal} ATTRIBUTE_INVALID_FORMAT */
function read(element: Element, name: string, format: RegExp): string | null {
  const text = textOf(element, name);
  if (text !== null && !format.test(text)) throw fault(problems.attributeFormat());
  return text;
}
