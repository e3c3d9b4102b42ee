import { type Answer, Refusal, text } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import type { Language } from '../centre/types.ts';
import { Simulator, type SimulatorRequest } from '../simulator.ts';
import { getAgentQueue, listAgentQueues, putAgentQueue } from './agent-queues.ts';
import { getAgent, listAgents } from './agents.ts';
import { Gate } from './auth.ts';
import { type Call, notFound, type Setting } from './call.ts';
import { getSummary, listSummaries } from './contact-summaries.ts';
import { getContact, listContactEvents, listContacts } from './contacts.ts';
import type { SinchOptions } from './options.ts';
import { getPresence, listPresences, putPresence } from './presences.ts';
import { getQueueGroup, listQueueGroups } from './queue-groups.ts';
import { getQueueStatus, listQueueStatuses } from './queue-statuses.ts';
import { getReadyState, putReadyState } from './ready-state.ts';
import { getSetting, listSettings, postSetting, putSetting } from './settings.ts';
import { getUserStatus, listUserStatuses } from './user-statuses.ts';

type Operation = (call: Call) => Answer;

/** Every operation of the page; {} stands for an id. */
const operations: readonly (readonly [path: string, methods: Readonly<Record<string, Operation>>])[] = [
  ['/contacts', { GET: listContacts }],
  ['/contacts/{}', { GET: getContact }],
  ['/contacts/{}/details', { GET: listContactEvents }],
  ['/agents', { GET: listAgents }],
  ['/agents/{}', { GET: getAgent }],
  ['/agents/{}/queues', { GET: listAgentQueues }],
  ['/agents/{}/queues/{}', { GET: getAgentQueue, PUT: putAgentQueue }],
  ['/agents/{}/presences', { GET: listPresences }],
  ['/agents/{}/presences/{}', { GET: getPresence, PUT: putPresence }],
  ['/agents/{}/readyState', { GET: getReadyState, PUT: putReadyState }],
  ['/queueStatuses', { GET: listQueueStatuses }],
  ['/queueStatuses/{}', { GET: getQueueStatus }],
  ['/userStatuses', { GET: listUserStatuses }],
  ['/userStatuses/{}', { GET: getUserStatus }],
  ['/contactSummaries', { GET: listSummaries }],
  ['/contactSummaries/{}', { GET: getSummary }],
  ['/settings', { GET: listSettings, POST: postSetting }],
  ['/settings/{}', { GET: getSetting, PUT: putSetting }],
  ['/queueGroups', { GET: listQueueGroups }],
  ['/queueGroups/{}', { GET: getQueueGroup }],
];

const routes = operations.map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll('{}', '([^/]+)')}$`),
  methods,
}));

/** Sinch's monitoring interface, as the RMI page describes it. Not listening yet. */
export class SinchSimulator extends Simulator {
  /** Monitoring settings by their ids. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly #gate: Gate;

  constructor(centre: Centre, { auth, quirks }: SinchOptions) {
    const gate = new Gate(auth);
    const settings = new Map<string, Setting>([
      ['MON365_SETTINGS', { id: 'MON365_SETTINGS', uiLanguage: 'EN', value: '' }],
    ]);
    super({
      basePath: '/RI/rmi',
      answer: (request) => {
        const signedIn = gate.signIn(request);
        if (signedIn !== null) return signedIn;
        gate.check(request);
        centre.advance();
        const { operation, ids } = route(request);
        negotiate(request);
        const { query } = request;
        return operation({ centre, request, query, ids, language: languageOf(query), quirks, settings });
      },
    });
    this.settings = settings;
    this.#gate = gate;
  }

  /** With session sign-in: forgets everybody who has signed in. */
  expireSessions(): void {
    this.#gate.expireSessions();
  }
}

function route({ method, path }: SimulatorRequest): { readonly operation: Operation; readonly ids: readonly string[] } {
  for (const { pattern, methods } of routes) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const operation = methods[method];
    if (operation === undefined) throw new Refusal(text(405, 'HTTP 405 Method Not Allowed'));
    return { operation, ids: found.slice(1) };
  }
  throw notFound();
}

/** @throws {Refusal} 406 or 415 when the headers are not those the page asks for */
function negotiate({ method, headers }: SimulatorRequest): void {
  const wanted = method === 'POST' ? 'text/html' : 'application/json';
  if (method !== 'PUT' && headers.accept?.includes(wanted) !== true) {
    throw new Refusal(text(406, 'HTTP 406 Not Acceptable'));
  }
  if (method !== 'GET' && headers['content-type']?.startsWith('application/json') !== true) {
    throw new Refusal(text(415, 'HTTP 415 Unsupported Media Type'));
  }
}

function languageOf(query: URLSearchParams): Language {
  const given = query.get('language')?.toUpperCase();
  return given === 'FI' || given === 'DE' ? given : 'EN';
}
