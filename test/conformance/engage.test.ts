import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { CannedAnswer } from '../../src/sandbox/faults.ts';
import type { Tried } from '../kit/gateway.ts';
import { agentsAt, first, idAt, mapValues, sourceIds } from './kit.ts';
import { settingState } from './setting-state.ts';
import { conformance } from './suite.ts';
import type { RefusalOf, Word, Write } from './traits.ts';

const at = { vendor: 'ENGAGE', sourceId: sourceIds.ENGAGE } as const;
const bence = (t: Tried): Agent => first(agentsAt(t, at));
const agentId = (t: Tried): string => idAt(at, 'Agent', bence(t).id);

const list = 'listAgentStatesUsingEntity';
/** The groups of the sandbox: each is one call. */
const groups = [list, list, list];

/** Lets Engage say a work state in the place of its own. */
const word = (said: string, state: string): Word => ({
  say: ({ sandbox }) => {
    sandbox.engage.rewrite(/./, (xml) =>
      String(xml).replaceAll(/<currentWorkState>[^<]*/g, `<currentWorkState>${said}`),
    );
  },
  state,
  vendorState: said,
});

const refusal = (code: string): CannedAnswer => ({
  status: 500,
  contentType: 'text/xml',
  body: `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
    <faultcode>${code}</faultcode><faultstring>The vendor’s own text</faultstring>
  </s:Fault></s:Body></s:Envelope>`,
});

/** Every code of the page, and one that it does not have. */
const codes = {
  ARG_INVALID_CHAR: 'INVALID_INPUT',
  ARG_INVALID_DATA: 'INVALID_INPUT',
  ARG_INVALID_TYPE: 'INVALID_INPUT',
  ARG_NULL: 'INVALID_INPUT',
  ARG_TOO_LARGE: 'TOO_LARGE',
  ATTRIBUTE_NULL: 'INVALID_INPUT',
  ATTRIBUTE_INVALID_DATA: 'INVALID_INPUT',
  ATTRIBUTE_INVALID_FORMAT: 'INVALID_INPUT',
  INVALID_OBJECT_TYPE: 'INVALID_INPUT',
  INVALID_STATE: 'INVALID_STATE',
  OBJECT_EXISTS: 'ALREADY_EXISTS',
  OBJECT_NOT_EXISTS: 'AGENT_NOT_FOUND',
  RESULT_TOO_LARGE: 'TOO_LARGE',
  SYSTEM_LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  NO_SESSION: 'VENDOR_UNAUTHORIZED',
} as const;

const refusals: Record<string, RefusalOf> = {
  ...mapValues(codes, (code, vendorCode) => ({ answer: refusal(vendorCode), code, vendorCode })),
  'no code of the page': { answer: refusal('s:Client'), code: 'VENDOR_REJECTED' },
};

const setAgentState = settingState({
  agentId,
  vendorStates: ['Available', 'Unavailable'],
  request: () => 'changeAgentState',
});

const updateEngageAgent: Write = {
  mutation: 'updateEngageAgent',
  prepare: (t) => {
    const details = 'details { ... on EngageAgentDetails { registrationMethod } }';
    return {
      input: { agentId: agentId(t), registrationMethod: 'Client' },
      shown: `agent { ${details} }`,
      seen: `agent(id: "${agentId(t)}") { ${details} }`,
      before: { details: { registrationMethod: 'Phone' } },
      after: { details: { registrationMethod: 'Client' } },
      request: 'changeAgentState',
    };
  },
  lost: ['done', 2],
};

conformance({
  ...at,
  simulator: 'engage',
  unknownId: 'nobody@acme.example',
  malformedIds: [' ', 'a\u0000b', '\u001f'],
  batches: {
    name: () => [list],
    state: (agents) => [agents === 1 ? 'showAgentStateUsingUser' : list],
    'state vendorState wrapUp { id } scheduleGroup { id } details { __typename }': () => [list],
    'name group { name }': () => groups,
  },
  list: groups,
  free: 'READY',
  words: {
    Available: word('Available', 'READY'),
    Unavailable: word('Unavailable', 'NOT_READY'),
    Break: word('Break', 'NOT_READY'),
    Busy: word('Busy', 'BUSY'),
    WrapUp: word('WrapUp', 'WRAP_UP'),
    LoggedOut: word('LoggedOut', 'LOGGED_OFF'),
    Daydreaming: word('Daydreaming', 'UNKNOWN'),
  },
  contactWords: null,
  writes: { setAgentState, updateEngageAgent },
  refusals,
  wrongCredentials: { settings: { password: 'wrong' } },
  unauthorizedCode: 'NO_SESSION',
  changeFaults: {},
  agentsOf640: 192,
  pagesOf640: groups,
});
