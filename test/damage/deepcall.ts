import { encodeId } from '../../src/model/ids.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { some } from '../conformance/kit.ts';
import { isObject, valueIn, wordOf } from './body.ts';
import { change, type Dialect, each, type Question, type Questions, type Saying } from './question.ts';
import { refusals, selection } from './selection.ts';
import type { Asked, Told } from './tape.ts';

const sourceId = 'deepcall-in';

const isFlag = (value: unknown): boolean => /^(true|1|yes|false|0|no)$/i.test(wordOf(value));
const codeOf = (value: unknown): string => (typeof value === 'boolean' ? '' : wordOf(value));

/** Codes by which the two questions answer no. */
const none: Readonly<Record<string, string>> = {
  '/agentProfile/agentOnBreak': '1502',
  '/agentProfile/checkAgentInWrapUp': '1504',
};

const signs: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => boolean>> = {
  '/agentProfile/agentOnBreak': ({ data }) => isObject(data) && isFlag(data.on_break),
  '/agentProfile/checkAgentInWrapUp': ({ data }) => isObject(data) && isFlag(data.response),
  '/agentProfile/setWebPingTime': ({ status }) => wordOf(status).toLowerCase() === 'success',
};

function says({ status, body }: Told, { path }: Asked): Saying {
  const unreadable = path.endsWith('/setWebPingTime') ? 'unclear' : 'refused';
  if (status >= 500 && status !== 503) return unreadable;
  if (status >= 300 && status < 400) return 'refused';
  if (status >= 500 || status === 408 || status === 429) return 'refused';
  const value = valueIn(body);
  if (!isObject(value)) return status === 401 || status === 403 ? 'refused' : unreadable;
  const code = codeOf(value.code) || codeOf(value.errCode);
  const word = typeof value.status === 'string' ? value.status.trim().toLowerCase() : '';
  if (status >= 400 || word === 'error' || (code !== '' && word !== 'success')) {
    if (code === '1032') return unreadable;
    return code !== '' && code === none[path] ? 'none' : 'refused';
  }
  return signs[path]?.(value) === true ? 'told' : unreadable;
}

function questions({ centre, deepcall: simulator }: Sandbox): Questions {
  const agents = some(centre.agentsAt('DEEPCALL'), 2);
  const ids = agents.map(({ id }) => encodeId('Agent', { sourceId, externalId: id }));
  const [id] = ids;
  /** Everybody asks with credentials of their own. */
  const subject = ({ body }: Asked): string => {
    const { ssid, userId } = JSON.parse(body);
    const at = agents.findIndex((agent) => agent.id === userId || simulator.credentialsOf(agent).ssid === ssid);
    return ids[at] ?? '';
  };
  const ofEach = (selected: string): Question =>
    each(
      `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Agent { id name email ${selected} } } }`,
      ({ nodes }) => nodes,
      subject,
    );
  const listed = (selected: string): Question =>
    each(
      `{ agents(filter: { ids: ${JSON.stringify(ids)} }) { nodes { id name ${selected} } failures { code message vendorCode } } }`,
      ({ agents: list }) => list.nodes,
      subject,
    );
  const state = selection('Agent', ['state', 'vendorState', 'stateSince', 'notReadyReason']);
  const details = selection('Agent', ['details', 'observedAt', 'stale']);
  const wrapUp = `wrapUp { ${selection('WrapUp', undefined, ['id', 'source', 'contact', 'agent'])} agent { id } contact { id } }`;
  return {
    'POST /agentProfile/agentOnBreak': [ofEach(details), listed(`${details} ${state}`)],
    'POST /agentProfile/checkAgentInWrapUp': [ofEach(wrapUp), listed(`${state} ${wrapUp}`)],
    'POST /agentProfile/setWebPingTime': [
      change(
        `mutation { change: sendHeartbeat(input: { agentId: "${id}", microphonePermitted: true }) { agent { id } ${refusals} } }`,
        'POST /agentProfile/setWebPingTime',
      ),
    ],
  };
}

export const deepcall: Dialect = {
  vendor: 'DEEPCALL',
  sourceId,
  simulator: 'deepcall',
  operationOf: ({ method, path }) => `${method} ${path}`,
  reads: ({ path }) => !path.endsWith('/setWebPingTime'),
  says,
  rowsIn({ body }) {
    const value = valueIn(body);
    return new Map([['', [isObject(value) ? value.data : null]]]);
  },
  deciding: new Set(['on_break', 'response', 'wrapETime']),
  prepare({ centre }) {
    const [one, two] = some(centre.agentsAt('DEEPCALL'), 3);
    const [queue] = some(centre.queuesAt('DEEPCALL'), 1);
    if (one && queue) centre.place({ queue, status: 'WRAP_UP', agent: one });
    if (two) centre.place({ agent: two, duty: 'PAUSE', reason: 'COF' });
  },
  questions,
};
