import type { VendorError } from '../../errors.ts';
import type { ShownThing, Shows, VendorAnswer, VendorHttp, VendorRequest } from '../../http/vendor-http.ts';
import type { Observation } from '../../model/observation.ts';
import type { Call } from '../../ports/call.ts';
import type { Clock } from '../../ports/clock.ts';
import { createAnswerReader } from './answer.ts';
import { createElements } from './elements.ts';
import { createEnvelopeWriter } from './envelope.ts';
import { unwritable } from './faults.ts';
import { methods } from './methods.ts';
import type { EngageSettings } from './settings.ts';
import type {
  Content,
  Problem,
  WireAgentGroup,
  WireAgentGroupState,
  WireAgentState,
  WireScheduleGroup,
} from './wire.ts';

type Name = keyof typeof methods;

/** What each method answers with; the others answer nothing. */
export interface Answers {
  createAgents: WireAgentState;
  createAgentsUsingString: WireAgentState;
  createAgentsAsking: WireAgentState;
  acquireAgent: WireAgentState;
  releaseAgent: WireAgentState;
  deleteAgents: never;
  showAgentStateUsingUser: WireAgentState;
  showAgentStateUsingDevice: WireAgentState;
  listAgentStatesUsingEntity: WireAgentState;
  changeAgentState: WireAgentState;
  requestAction: WireAgentState;
  showAgentGroupState: WireAgentGroupState;
  listAgentGroupStates: WireAgentGroupState;
  changeAgentGroupState: never;
  createAgentGroup: WireAgentGroup;
  deleteAgentGroup: never;
  showAgentGroup: WireAgentGroup;
  changeAgentGroup: WireAgentGroup;
  createScheduleGroup: WireScheduleGroup;
  createScheduleGroupUnnamed: WireScheduleGroup;
  deleteScheduleGroup: never;
  showScheduleGroup: WireScheduleGroup;
}

/** What Engage answered: what was asked for and what of it was not done, or a Fault that tells of the request alone. */
export type Reply<T> =
  | {
      readonly fault: null;
      readonly data: readonly T[];
      readonly warnings: readonly Problem[];
      readonly observation: Observation;
      /** True when an earlier attempt of this request may have been carried out. */
      readonly afterLostAnswer: boolean;
    }
  | { readonly fault: Problem; readonly afterLostAnswer: boolean };

/** What an answer shows, or what of others' answers it is about; see VendorHttp. */
export interface Shown<T> {
  readonly shows?: Shows<T>;
  readonly thing?: ShownThing;
}

/** A method's arguments in the order of the page; an array among them repeats its element. */
export type Arguments = readonly Content[];

/**
 * Talks SOAP: envelope, credentials, and what tells an answer from a Fault. What a Fault means is for who asked.
 * Thrown as a VendorError is what concerns the source: credentials refused, no answer, an answer that makes no sense.
 */
export interface EngageClient {
  /**
   * @param topics by which a change makes it forgotten.
   * @param shown how things are known from the last answers when Engage fails, where one method lists what another one shows.
   */
  read<N extends Name>(
    name: N,
    sent: Arguments,
    topics: readonly string[],
    call: Call,
    shown?: Shown<Reply<Answers[N]>>,
  ): Promise<Reply<Answers[N]>>;
  /** What was said last of a thing, in the place of what another read failed to tell; undefined where nothing will do. */
  last<T>(thing: ShownThing, failure: unknown, call: Call): Reply<T> | undefined;
  /** Nothing that was remembered about the topics outlives it, whatever comes of it. */
  write<N extends Name>(name: N, sent: Arguments, topics: readonly string[]): Promise<Reply<Answers[N]>>;
  /** A refused read as the failure of what was to be read. */
  refusedRead(fault: Problem): VendorError;
}

/** Topics of what is remembered. Everything that tells of agents is one: who is in which group is known from lists alone. */
export const topics = {
  agents: 'agents',
  groups: 'groups',
  groupStates: 'groupStates',
  scheduleGroups: 'scheduleGroups',
} as const;

export function createEngageClient(settings: EngageSettings, http: VendorHttp, clock: Clock): EngageClient {
  const elements = createElements(settings.elements);
  const writeEnvelope = createEnvelopeWriter(settings, elements);
  const readAnswer = createAnswerReader(http, elements, settings.name);

  /** The request; null when it cannot be written in XML. */
  function requestFor(name: Name, sent: Arguments): VendorRequest | null {
    const { name: method, repeat } = methods[name];
    const text = writeEnvelope(method, sent);
    if (text === null) return null;
    return {
      operation: { name: method, method: 'POST', repeat },
      path: `/ContactCenterManagementService${settings.version}`,
      text,
      headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: '""' },
    };
  }

  return {
    async read(name, sent, about, call, { shows, thing } = {}) {
      const request = requestFor(name, sent);
      if (request === null) return { fault: unwritable, afterLostAnswer: false };
      return http.read(
        { ...request, ...(thing && { thing }) },
        about,
        call,
        (answer, observation) => readAnswer(name, answer, observation),
        shows,
      );
    },
    last: http.last,
    async write(name, sent, about) {
      const request = requestFor(name, sent);
      if (request === null) return { fault: unwritable, afterLostAnswer: false };
      // Throwing while the call is being judged makes it a failed one in metrics and health too.
      const now = (): Observation => ({ observedAt: clock.now(), stale: false });
      const judge = (answer: VendorAnswer): null => {
        readAnswer(name, answer, now());
        return null;
      };
      try {
        return readAnswer(name, await http.send(request, { judge }), now());
      } finally {
        http.forget(about);
      }
    },
    refusedRead: ({ code }) => http.error('VENDOR_REJECTED', undefined, { vendorCode: code }),
  };
}
