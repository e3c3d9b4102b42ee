import { encodeId } from '../../src/model/ids.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { first, some } from '../conformance/kit.ts';
import { isObject, valueIn, wordOf } from './body.ts';
import { change, type Dialect, each, type Question, type Questions, type Saying } from './question.ts';
import { refusals, selection } from './selection.ts';
import type { Asked, Told } from './tape.ts';

const sourceId = 'tenios-de';
const agentId = (email: unknown): string => encodeId('Agent', { sourceId, externalId: String(email) });

const isTrue = (value: unknown): boolean => /^(true|1|yes)$/i.test(wordOf(value));
const isFalse = (value: unknown): boolean => /^(false|0|no)$/i.test(wordOf(value));
const isText = (value: unknown): boolean => typeof value !== 'boolean' && wordOf(value) !== '';

/** What an answer has to have beside what every one has. */
const signs: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => boolean>> = {
  '/acd/agent-state/retrieve': ({ state }) => isText(state),
  '/acd/agent-state/change': ({ success }) => isTrue(success),
  '/acd/details/user/retrieve': ({ state, success }) => isText(state) || isTrue(success),
  '/acd/details/user/change': ({ success }) => isTrue(success),
  '/wrap-up/extend': ({ success }) => isTrue(success),
  '/wrap-up/cancel': ({ success }) => isTrue(success),
};

const instant = /^2026-11-2\dT\d\d:[0-5]\d:[0-5]\d\.\d+Z$/;

function says({ status, body }: Told, { path }: Asked): Saying {
  const isRead = path.endsWith('/retrieve');
  const unreadable = isRead ? 'refused' : 'unclear';
  if (status >= 500 && status !== 503) return unreadable;
  if (![400, 404, 409, 422].includes(status) && (status < 200 || status >= 300)) return 'refused';
  const value = valueIn(body);
  if (!isObject(value)) return unreadable;
  if (status >= 400 || isText(value.error_code) || isFalse(value.success)) return 'refused';
  if (signs[path]?.(value) !== true) return unreadable;
  // How a moment may be written besides is nobody's rule.
  const isOdd = path === '/wrap-up/extend' && !instant.test(wordOf(value.wrap_up_end_time));
  return isOdd ? 'open' : 'told';
}

function questions({ centre }: Sandbox): Questions {
  const agents = some(centre.agentsAt('TENIOS'), 2);
  const id = agentId(first(agents).id);
  const everybody = JSON.stringify(agents.map((agent) => agentId(agent.id)));
  const subject = ({ body }: Asked): string => agentId(JSON.parse(body).email);
  const ofEach = (selected: string): Question =>
    each(`{ nodes(ids: ${everybody}) { ... on Agent { id name email ${selected} } } }`, ({ nodes }) => nodes, subject);
  const listed = (selected: string): Question =>
    each(
      `{ agents(filter: { ids: ${everybody} }) { nodes { id name ${selected} } failures { code message vendorCode } } }`,
      ({ agents: list }) => list.nodes,
      subject,
    );
  const changed = (mutation: string, input: string, path: string, selected = 'agent { id }'): Question =>
    change(
      `mutation { change: ${mutation}(input: { agentId: "${id}" ${input} }) { ${selected} ${refusals} } }`,
      `POST ${path}`,
    );

  const state = selection('Agent', ['state', 'vendorState', 'stateSince', 'notReadyReason', 'observedAt', 'stale']);
  const details = selection('Agent', ['skills', 'details']);
  const wrapUp = 'wrapUp { id startedAt endsAt remaining state contactExternalId }';
  const update = changed(
    'updateAgentDetails',
    ', externalNumberEnabled: false, skills: [{ name: "Sales", hasSkill: true }]',
    '/acd/details/user/change',
  );
  return {
    'POST /acd/agent-state/retrieve': [ofEach(state), listed(state)],
    'POST /acd/agent-state/change': [
      changed('setAgentState', ', state: NOT_READY', '/acd/agent-state/change'),
      changed('setAgentState', ', state: NOT_READY, reason: "COF"', '/acd/agent-state/change'),
    ],
    'POST /acd/details/user/retrieve': [ofEach(`${details} ${state}`), listed(details), update],
    'POST /acd/details/user/change': [update],
    'POST /wrap-up/extend': [
      changed('extendWrapUp', ', until: "2026-11-22T09:02:00.000Z"', '/wrap-up/extend', `${wrapUp} agent { id }`),
    ],
    'POST /wrap-up/cancel': [changed('cancelWrapUp', '', '/wrap-up/cancel', `${wrapUp} agent { id }`)],
  };
}

export const tenios: Dialect = {
  vendor: 'TENIOS',
  sourceId,
  simulator: 'tenios',
  operationOf: ({ method, path }) => `${method} ${path}`,
  reads: ({ path }) => path.endsWith('/retrieve'),
  says,
  /** The answer itself, of whomever it is. */
  rowsIn: ({ body }) => new Map([['', [valueIn(body)]]]),
  deciding: new Set(),
  prepare({ centre }) {
    centre.place({
      queue: first(centre.queuesAt('TENIOS')),
      status: 'WRAP_UP',
      agent: first(centre.agentsAt('TENIOS')),
    });
  },
  questions,
};
