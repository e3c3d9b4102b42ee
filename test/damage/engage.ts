import { encodeId, type IdType } from '../../src/model/ids.ts';
import type { Element } from '../../src/sandbox/engage/xml/read.ts';
import { first, some } from '../conformance/kit.ts';
import { engageQuestions, sourceId } from './engage-questions.ts';
import type { Dialect, Saying } from './question.ts';
import { plainOf, soapIn, textAt } from './soap.ts';
import type { Asked, Told } from './tape.ts';

/** The method that a request asks for: every request goes to the same path. */
const methodOf = ({ body }: Pick<Asked, 'body'>): string => /<soapenv:Body><api:(\w+)/.exec(body)?.[1] ?? '';

const isRead = (asked: Asked): boolean => /^(show|list)/.test(methodOf(asked));

/** What a row is known by, and how a request names the one that it asks for. */
const ids: Readonly<Record<string, readonly string[]>> = {
  showAgentStateUsingUser: ['agent', 'externalId'],
  showAgentStateUsingDevice: ['agent', 'externalId'],
  listAgentStatesUsingEntity: ['agent', 'externalId'],
  acquireAgent: ['agent', 'externalId'],
  releaseAgent: ['agent', 'externalId'],
  changeAgentState: ['agent', 'externalId'],
  showAgentGroupState: ['agentGroup', 'externalId'],
  listAgentGroupStates: ['agentGroup', 'externalId'],
  showAgentGroup: ['externalId'],
  showScheduleGroup: ['internalId'],
};

const idIn = (method: string, row: Element): string => textAt(row, ...(ids[method] ?? ['externalId']));

/** Methods that tell of the one thing that was asked for by its id. */
const single = new Set(['showAgentStateUsingUser', 'showAgentGroupState', 'showAgentGroup', 'showScheduleGroup']);
/** Methods that answer nothing. */
const silent = new Set(['deleteAgents', 'changeAgentGroupState', 'deleteAgentGroup', 'deleteScheduleGroup']);

/** The id in the first argument. */
const idAsked = ({ body }: Asked): string => /<(?:externalId|internalId)>([^<]*)</.exec(body)?.[1] ?? '';

/** What a status alone says of a change: refusals are told in words, so one without any may be none. */
function saysOfNothing(status: number): Saying {
  if ([400, 404, 409, 422].includes(status)) return 'open';
  return status < 300 || (status >= 500 && status !== 503) ? 'unclear' : 'refused';
}

function says(told: Told, asked: Asked): Saying {
  const { status } = told;
  const method = methodOf(asked);
  const unusable = isRead(asked) ? 'refused' : saysOfNothing(status);
  if ([401, 403, 408, 429].includes(status) || (status >= 300 && status < 400)) return 'refused';
  if (status > 500) return unusable;
  const soap = soapIn(told.body);
  // A platform may lack this method: any refusal means that, and each group is asked for.
  if (method === 'listAgentGroupStates' && (status !== 200 || soap === null || soap === 'open' || soap.isFault))
    return 'open';
  if (soap === 'open') return 'open';
  if (soap === null) return unusable;
  if (soap.isFault) return soap.code === 'OBJECT_NOT_EXISTS' && isRead(asked) ? 'none' : 'open';
  if (status >= 300 || soap.content.name.toLowerCase() !== `${method}Response`.toLowerCase()) return unusable;
  return soap.warnings.length > 0 ? 'open' : saysOfData(method, soap.data, asked);
}

/** Whether it tells of all who were to become agents. Of some it may. */
function createdAll(data: readonly Element[], { body }: Asked): boolean {
  const users = data.map((state) => textAt(state, 'agent', 'externalId').toLowerCase());
  const asked = [...body.matchAll(/[\w.+-]+@[\w.-]+/g)].map(([user]) => user.toLowerCase());
  return asked.every((user) => users.includes(user));
}

function saysOfData(method: string, data: readonly Element[], asked: Asked): Saying {
  if (method.startsWith('createAgents')) return createdAll(data, asked) ? 'told' : 'open';
  if (!isRead(asked)) return silent.has(method) || data.some((one) => idIn(method, one) !== '') ? 'told' : 'open';
  if (data.length === 0) return 'none';
  const [one] = data;
  if (!single.has(method)) return data.some((each) => idIn(method, each) !== '') ? 'told' : 'open';
  const id = one ? idIn(method, one) : '';
  if (id === '') return 'open';
  // Whether it is the one that was asked for the gateway leaves to Engage.
  return id.toLowerCase() === idAsked(asked).toLowerCase() ? 'told' : 'open';
}

export const engage: Dialect = {
  vendor: 'ENGAGE',
  sourceId,
  simulator: 'engage',
  operationOf: methodOf,
  reads: isRead,
  says,
  rowsIn(told, asked, type: IdType) {
    const soap = soapIn(told.body);
    if (soap === null || soap === 'open') return new Map();
    const method = methodOf(asked);
    const named = soap.data.filter((row) => idIn(method, row) !== '');
    return new Map(
      [...Map.groupBy(named, (row) => encodeId(type, { sourceId, externalId: idIn(method, row) }))].map(
        ([id, some]) => [id, some.map(plainOf)],
      ),
    );
  },
  deciding: new Set(['currentcontactstate', 'currentworkstate']),
  settings: (operation) => (operation === 'createAgentsUsingString' ? { agentsStringFormat: '{user};' } : {}),
  prepare({ centre }) {
    const [one, two] = some(centre.agentsAt('ENGAGE'), 3);
    if (!one || !two) throw new Error('The centre is too small.');
    centre.place({ queue: first(one.memberships.keys()), status: 'TALKING', agent: one, source: '+15550123' });
    centre.place({ agent: two, duty: 'PAUSE', reason: 'COF' });
  },
  questions: engageQuestions,
};
