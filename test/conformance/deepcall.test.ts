import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { CannedAnswer } from '../../src/sandbox/faults.ts';
import type { Tried } from '../kit/gateway.ts';
import { agentsAt, first, idAt, mapValues, sourceIds } from './kit.ts';
import { conformance } from './suite.ts';
import type { RefusalOf, Word, Write } from './traits.ts';

const at = { vendor: 'DEEPCALL', sourceId: sourceIds.DEEPCALL } as const;
const ravi = (t: Tried): Agent => first(agentsAt(t, at));
const agentId = (t: Tried): string => idAt(at, 'Agent', ravi(t).id);
const call = (name: string): string => `POST /agentProfile/${name}`;
const each =
  (...names: readonly string[]) =>
  (agents: number): readonly string[] =>
    names.flatMap((name) => Array.from({ length: agents }, () => call(name)));

/** DeepCall has numbers for states, and no words. */
const word = (state: string, say: Word['say']): Word => ({ say, state, vendorState: null });

const refusal = (code: number): CannedAnswer => ({
  status: 200,
  body: { status: 'error', message: 'The vendor’s own text', code },
});

/** Every code of the page, and those of all modules that say no for good. */
const codes = {
  1000: 'VENDOR_UNAUTHORIZED',
  1014: 'VENDOR_UNAUTHORIZED',
  1015: 'VENDOR_UNAUTHORIZED',
  1020: 'VENDOR_UNAUTHORIZED',
  1039: 'VENDOR_UNAUTHORIZED',
  1047: 'VENDOR_REJECTED',
  1501: 'VENDOR_UNAUTHORIZED',
  1502: 'VENDOR_REJECTED',
  1503: 'VENDOR_UNAUTHORIZED',
  1504: 'VENDOR_REJECTED',
  1505: 'VENDOR_REJECTED',
  1506: 'VENDOR_REJECTED',
  1999: 'VENDOR_REJECTED',
} as const;

const refusals: Record<string, RefusalOf> = {
  ...mapValues(codes, (code, vendorCode) => ({ answer: refusal(Number(vendorCode)), code, vendorCode })),
  'in the words of the tables, as text, with a 422': {
    answer: { status: 422, body: { status: 'error', errCode: '1503', errMessage: 'The vendor’s own text' } },
    code: 'VENDOR_UNAUTHORIZED',
    vendorCode: '1503',
  },
  'no code': { answer: { status: 200, body: { status: 'error' } }, code: 'VENDOR_REJECTED' },
};

const sendHeartbeat: Write = {
  mutation: 'sendHeartbeat',
  prepare: (t) => ({
    input: { agentId: agentId(t), microphonePermitted: true },
    // Nothing that can be read tells of it.
    shown: 'agent { state }',
    seen: `agent(id: "${agentId(t)}") { state }`,
    before: { state: 'UNKNOWN' },
    after: { state: 'UNKNOWN' },
    request: call('setWebPingTime'),
  }),
  lost: ['done', 2],
};

conformance({
  ...at,
  simulator: 'deepcall',
  unknownId: '4711',
  malformedIds: ['nobody', '../x', ' ', 'ravi@acme.example'],
  batches: {
    // Who the agents are stands in the configuration.
    name: () => [],
    state: each('agentOnBreak', 'checkAgentInWrapUp'),
    'wrapUp { id }': each('checkAgentInWrapUp'),
    'details { __typename }': each('agentOnBreak'),
    'state wrapUp { id } details { __typename } observedAt': each('agentOnBreak', 'checkAgentInWrapUp'),
  },
  list: [],
  free: 'UNKNOWN',
  words: {
    'on a break': word('NOT_READY', ({ sandbox: { centre } }, agent) => {
      centre.place({ agent, duty: 'PAUSE', reason: 'COF' });
    }),
    'in wrap-up': word('WRAP_UP', ({ sandbox: { centre } }, agent) => {
      centre.place({ agent, queue: first(centre.queuesAt('DEEPCALL')), status: 'WRAP_UP' });
    }),
    'ready or talking': word('UNKNOWN', ({ sandbox: { centre } }, agent) => {
      centre.place({ agent });
    }),
  },
  contactWords: null,
  writes: { sendHeartbeat },
  refusals,
  wrongCredentials: { answer: refusal(1014) },
  unauthorizedCode: '1014',
  changeFaults: {},
  agentsOf640: 192,
  pagesOf640: [],
});
