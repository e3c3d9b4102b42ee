import { expect } from '@jest/globals';
import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { CannedAnswer } from '../../src/sandbox/faults.ts';
import type { Tried } from '../kit/gateway.ts';
import { agentsAt, first, idAt, mapValues, sourceIds } from './kit.ts';
import { settingState } from './setting-state.ts';
import { conformance } from './suite.ts';
import type { Prepared, RefusalOf, Word, Write } from './traits.ts';

const at = { vendor: 'TENIOS', sourceId: sourceIds.TENIOS } as const;
const anna = (t: Tried): Agent => first(agentsAt(t, at));
const agentId = (t: Tried): string => idAt(at, 'Agent', anna(t).id);
const each = (path: string) => (agents: number) => Array.from({ length: agents }, () => `POST ${path}`);

const word = (said: string, state: string): Word => ({
  say: ({ sandbox }) => {
    sandbox.tenios.rewrite(/retrieve$/, (body) => ({ ...Object(body), state: said }));
  },
  state,
  vendorState: said,
});

const refusal = (error_code: string, error_message = 'The vendor’s own text'): CannedAnswer => ({
  status: 400,
  body: { error_code, error_message, fields: [] },
});

/** Every code of the two pages. */
const codes = {
  BAD_CREDENTIALS: 'VENDOR_UNAUTHORIZED',
  FIELD_IS_REQUIRED: 'INVALID_INPUT',
  INVALID_JSON: 'VENDOR_REJECTED',
  AGENT_NOT_FOUND: 'AGENT_NOT_FOUND',
  AGENT_STATE_INVALID_EMAIL: 'INVALID_INPUT',
  AGENT_NOT_READY_REASON_NOT_FOUND: 'NOT_READY_REASON_NOT_FOUND',
  ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR: 'VENDOR_REJECTED',
  AGENT_NOT_IN_WRAP_UP: 'AGENT_NOT_IN_WRAP_UP',
  WRAP_UP_DATE_PARSE_ERROR: 'INVALID_INPUT',
  WRAP_UP_INVALID_EXTEND_TIME_AMOUNT: 'WRAP_UP_EXTENSION_TOO_SHORT',
  WRAP_UP_EXCEEDED_LIMIT: 'WRAP_UP_EXTENSION_TOO_LONG',
  SOMETHING_NEW: 'VENDOR_REJECTED',
} as const;

const refusals: Record<string, RefusalOf> = {
  ...mapValues(codes, (code, vendorCode) => ({ answer: refusal(vendorCode), code, vendorCode })),
  'code and message swapped': {
    answer: refusal('The vendor’s own text', 'WRAP_UP_EXCEEDED_LIMIT'),
    code: 'WRAP_UP_EXTENSION_TOO_LONG',
    vendorCode: 'WRAP_UP_EXCEEDED_LIMIT',
  },
  'no success in a 200': { answer: { status: 200, body: { success: false } }, code: 'VENDOR_REJECTED' },
};

const setAgentState = settingState({
  agentId,
  vendorStates: ['READY', 'NOT_READY'],
  input: { reason: 'COF' },
  request: () => 'POST /acd/agent-state/change',
});

const updateAgentDetails: Write = {
  mutation: 'updateAgentDetails',
  prepare: (t) => {
    const { line, skills } = anna(t);
    const german = skills.get('German') === true;
    const fields = `details { ... on TeniosAgentDetails { externalNumberEnabled externalNumber } } skills { name hasSkill }`;
    const value = (externalNumberEnabled: boolean, externalNumber: string, hasSkill: boolean) => ({
      details: { externalNumberEnabled, externalNumber },
      skills: [...skills].map(([name, has]) => ({ name, hasSkill: name === 'German' ? hasSkill : has })),
    });
    return {
      input: {
        agentId: agentId(t),
        externalNumberEnabled: !line.external,
        externalNumber: '+4922100',
        skills: [{ name: 'German', hasSkill: !german }],
      },
      shown: `agent { ${fields} }`,
      seen: `agent(id: "${agentId(t)}") { ${fields} }`,
      before: value(line.external, line.externalNumber, german),
      after: value(!line.external, '+4922100', !german),
      request: 'POST /acd/details/user/change',
    };
  },
  lost: ['done', 2],
};

const extend = 'extendWrapUp';
const until = (t: Tried, seconds: number): string => new Date(t.clock.now() + seconds * 1_000).toISOString();

/** Anna is in wrap-up, of which the gateway knows the end: it has extended it to a minute from now. */
async function knownWrapUp(t: Tried): Promise<Omit<Prepared, 'input' | 'after' | 'request'>> {
  const { centre } = t.sandbox;
  centre.place({ queue: first(centre.queuesAt('TENIOS')), status: 'WRAP_UP', agent: anna(t) });
  const endsAt = until(t, 60);
  const { data } = await t.query(
    `mutation ($input: ExtendWrapUpInput!) { ${extend}(input: $input) { wrapUp { endsAt } errors { code } } }`,
    { input: { agentId: agentId(t), until: endsAt } },
  );
  expect(data[extend]).toEqual({ wrapUp: { endsAt }, errors: [] });
  const fields = 'state wrapUp { state endsAt extensions }';
  return {
    shown: `agent { ${fields} }`,
    seen: `agent(id: "${agentId(t)}") { ${fields} }`,
    before: { state: 'WRAP_UP', wrapUp: { state: 'ACTIVE', endsAt, extensions: 1 } },
  };
}

/** The wrap-up that was known has ended by itself. */
const over = { AGENT_NOT_IN_WRAP_UP: { state: 'READY', wrapUp: null } };

const extendWrapUp: Write = {
  mutation: extend,
  prepare: async (t) => ({
    ...(await knownWrapUp(t)),
    input: { agentId: agentId(t), until: until(t, 120) },
    after: { state: 'WRAP_UP', wrapUp: { state: 'ACTIVE', endsAt: until(t, 120), extensions: 2 } },
    request: 'POST /wrap-up/extend',
  }),
  // The repeat is refused as too short, which shows that the first one had been done.
  lost: ['done', 2],
  tells: over,
};

const cancelWrapUp: Write = {
  mutation: 'cancelWrapUp',
  prepare: async (t) => ({
    ...(await knownWrapUp(t)),
    input: { agentId: agentId(t) },
    after: { state: 'READY', wrapUp: null },
    request: 'POST /wrap-up/cancel',
  }),
  // The repeat finds nobody in wrap-up, which shows the same.
  lost: ['done', 2],
  tells: over,
};

conformance({
  ...at,
  simulator: 'tenios',
  unknownId: 'nobody@acme.example',
  malformedIds: ['nobody', '../x', 'a@b@c', ' '],
  batches: {
    // Who the agents are stands in the configuration.
    name: () => [],
    state: each('/acd/agent-state/retrieve'),
    'state skills { name } details { __typename }': each('/acd/details/user/retrieve'),
  },
  list: [],
  free: 'READY',
  words: {
    READY: word('READY', 'READY'),
    NOT_READY: word('NOT_READY', 'NOT_READY'),
    LUNCHING: word('LUNCHING', 'UNKNOWN'),
  },
  contactWords: null,
  writes: { setAgentState, updateAgentDetails, extendWrapUp, cancelWrapUp },
  refusals,
  wrongCredentials: { settings: { accessKey: 'wrong' } },
  unauthorizedCode: 'BAD_CREDENTIALS',
  changeFaults: {},
  agentsOf640: 256,
  pagesOf640: [],
});
