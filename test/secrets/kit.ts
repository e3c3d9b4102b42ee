import { encodeId } from '../../src/model/ids.ts';
import { credentials } from './marks.ts';

/** Sources of every vendor, with marked credentials, at one address. */
export const sourcesAt = (url: string): readonly object[] => {
  const common = { timeout: '2s', cacheFor: '0s' };
  return [
    {
      id: 'tenios',
      vendor: 'TENIOS',
      baseUrl: `${url}/tenios`,
      accessKey: credentials.tenios,
      agents: [{ email: 'anna@acme.example' }],
      ...common,
    },
    {
      id: 'deepcall',
      vendor: 'DEEPCALL',
      baseUrl: `${url}/deepcall`,
      agents: [
        { userId: '13', token: credentials.deepcallToken, email: 'ravi@acme.example' },
        { id: '14', ssid: credentials.deepcallSsid },
      ],
      ...common,
    },
    {
      id: 'engage',
      vendor: 'ENGAGE',
      baseUrl: `${url}/engage`,
      username: 'u',
      password: credentials.engage,
      account: 'Acme',
      agentGroups: ['Power48'],
      ...common,
    },
    {
      id: 'sinch',
      vendor: 'SINCH',
      baseUrl: `${url}/sinch`,
      auth: { type: 'basic', username: 'u', password: credentials.sinchPassword, apiKey: credentials.sinchKey },
      ...common,
    },
    {
      id: 'session',
      vendor: 'SINCH',
      baseUrl: `${url}/session`,
      auth: { type: 'session', loginPath: '/login', username: 'u', password: credentials.sessionPassword },
      ...common,
    },
  ];
};

const agents = { tenios: 'anna@acme.example', deepcall: '13', engage: 'u1', sinch: '7', session: '7' };
const agentIds = Object.entries(agents).map(([sourceId, externalId]) => encodeId('Agent', { sourceId, externalId }));
const ids = JSON.stringify([...agentIds, encodeId('Agent', { sourceId: 'deepcall', externalId: '14' })]);

/** Reads and changes that take a request to every source and show whatever is told of it. */
export const documents: readonly string[] = [
  `{
    agents(first: 100, filter: { states: [READY] }) { nodes { id name state } failures { code message vendorCode } }
    queues { nodes { id name status { waiting } } failures { code message vendorCode } }
    contacts { nodes { id from } failures { code message vendorCode } }
    wrapUps { nodes { id } failures { code message vendorCode } }
    agentGroups { nodes { id name } failures { code message vendorCode } }
    nodes(ids: ${ids}) { ... on Agent { id name email state details { __typename } skills { name } wrapUp { id } activeContacts { id } } }
    sources { id health { status lastError circuit } }
  }`,
  `mutation {
    ${agentIds.map((id, at) => `a${at}: setAgentState(input: { agentId: "${id}", state: NOT_READY }) { errors { code message vendorCode } }`).join('\n')}
    ${agentIds.map((id, at) => `b${at}: extendWrapUp(input: { agentId: "${id}", by: 60000 }) { errors { code message vendorCode } }`).join('\n')}
    ${agentIds.map((id, at) => `c${at}: cancelWrapUp(input: { agentId: "${id}" }) { errors { code message vendorCode } }`).join('\n')}
    d: setPersonState(input: { email: "anna@acme.example", state: READY }) { errors { code message } results { errors { code message vendorCode } } }
  }`,
];
