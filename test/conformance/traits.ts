import type { Agent } from '../../src/sandbox/centre/types.ts';
import type { CannedAnswer } from '../../src/sandbox/faults.ts';
import type { Tried } from '../kit/gateway.ts';

/** A vendor that has a simulator. */
export type Tested = 'TENIOS' | 'DEEPCALL' | 'ENGAGE' | 'SINCH';

/** What the vendor says, and what the gateway makes of it. */
export interface Word {
  readonly say: (tried: Tried, agent: Agent) => void;
  readonly state: string;
  readonly vendorState: string | null;
}

/** A change through the gateway. */
export interface Write {
  /** Field of Mutation; its input's type is called after it. */
  readonly mutation: string;
  /** Puts everything in place. */
  readonly prepare: (tried: Tried) => Prepared | Promise<Prepared>;
  /** What comes of it when the first answer is lost after the work was done, and how many requests the vendor then sees. */
  readonly lost: readonly [outcome: string, requests: number];
  /** Refusals that tell more than that nothing was changed, and what is seen after them. */
  readonly tells?: Readonly<Record<string, unknown>>;
}

export interface Prepared {
  readonly input: object;
  /** Field of the payload that shows the change, with its selection. */
  readonly shown: string;
  /** Field of Query that shows the same. */
  readonly seen: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The vendor's request that makes the change, in the words of Tried.calls. */
  readonly request: string;
}

/** How a vendor refuses, and what the caller is told. */
export interface RefusalOf {
  readonly answer: CannedAnswer;
  readonly code: string;
  readonly vendorCode?: string;
}

export interface Traits {
  readonly vendor: Tested;
  readonly sourceId: string;
  readonly simulator: Lowercase<Tested>;
  /** Well formed, and nobody's. */
  readonly unknownId: string;
  /** What can be no agent's id there. */
  readonly malformedIds: readonly string[];
  /** Selections of an agent, and the requests that they take for so many agents at once, sorted. */
  readonly batches: Readonly<Record<string, (agents: number) => readonly string[]>>;
  /** Requests of the whole list of agents: none where the configuration has it. */
  readonly list: readonly string[];
  /** What is told of the state of somebody who is at work and free. */
  readonly free: 'READY' | 'UNKNOWN';
  /** Every word for an agent's state, and one that nobody knows. */
  readonly words: Readonly<Record<string, Word>>;
  /** Every word for a contact's status, and one that nobody knows; null where contacts cannot be read. */
  readonly contactWords: Readonly<Record<string, string>> | null;
  /** By name; the first is the one that the faults are tried on. It is a change to an agent. */
  readonly writes: Readonly<Record<string, Write>>;
  /** Every refusal that the vendor's page names, and one that it does not. */
  readonly refusals: Readonly<Record<string, RefusalOf>>;
  /** Settings with which the vendor lets nobody in, or its answer where each agent signs in alone; and its code for that. */
  readonly wrongCredentials: { readonly settings?: object; readonly answer?: CannedAnswer };
  readonly unauthorizedCode: string | null;
  /** Faults from which a change comes out otherwise than usual, and how many requests of it the vendor then sees. */
  readonly changeFaults: Readonly<Record<string, readonly [outcome: string, requests: number]>>;
  /** Agents of a centre of 640 people. */
  readonly agentsOf640: number;
  /** Requests of the whole list of them. */
  readonly pagesOf640: readonly string[];
}
