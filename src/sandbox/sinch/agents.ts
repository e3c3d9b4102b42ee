import { type Answer, json } from '../answers.ts';
import { workOf } from '../centre/statistics.ts';
import type { Agent } from '../centre/types.ts';
import { type AgentView, agentRow } from './agent-row.ts';
import { agentOf, badRequest, type Call, notFound } from './call.ts';
import { byName, list } from './list.ts';
import { readCount, readGuids, readInstant, readWords } from './query.ts';
import { availability, fullName } from './words.ts';

const parameters = ['startTime', 'showQueueInfo', 'availability', 'id', 'queueId'];

/** GET /agents */
export function listAgents(call: Call): Answer {
  const view = viewOf(call, false);
  const ids = readGuids(call.query, 'id');
  const fits = filterOf(call, view);
  const agents = call.centre.agentsAt('SINCH').filter((agent) => (ids?.has(agent.id) ?? true) && fits(agent));
  const items = byName(agents, ({ person }) => fullName(person));
  return list(call.query, { items, row: (agent) => agentRow(agent, workOf(agent, view.since), view), parameters });
}

/** GET /agents/{agentId}: 404 too when the filters leave the agent out. */
export function getAgent(call: Call): Answer {
  const view = viewOf(call, true);
  const agent = agentOf(call);
  if (!filterOf(call, view)(agent)) throw notFound();
  return json(agentRow(agent, workOf(agent, view.since), view));
}

/** @throws {Refusal} 400 without startTime */
function viewOf(call: Call, single: boolean): AgentView {
  const since = readInstant(call.query, 'startTime');
  if (since === null) throw badRequest('Missing parameter: startTime');
  const show = shown(call);
  return {
    now: call.centre.now,
    since,
    language: call.language,
    quirks: call.quirks,
    single,
    queues: show === 0 ? null : { statistics: show % 3 !== 2, configuration: show % 3 !== 1 },
  };
}

/** 1 to 3 choose the fields of the queues; 4 to 6 the same fields, and only agents who have such. */
const shown = ({ query }: Call) => readCount(query, 'showQueueInfo', 1, 6);

function filterOf(call: Call, view: AgentView): (agent: Agent) => boolean {
  const words = readWords(call.query, 'availability')?.map((word) => word.toLowerCase());
  const queues = readGuids(call.query, 'queueId');
  const having = shown(call) > 3 ? view.queues : null;
  return (agent) =>
    (words?.includes(availability(agent).toLowerCase()) ?? true) &&
    (queues === null || [...agent.memberships.keys()].some(({ id }) => queues.has(id))) &&
    (!having?.statistics || workOf(agent, view.since) !== undefined) &&
    (!having?.configuration || agent.memberships.size > 0);
}
