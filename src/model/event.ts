import type { AgentState } from './agent.ts';
import type { Ref } from './ids.ts';
import type { QueueStatus } from './queue.ts';
import type { SourceHealth } from './source.ts';
import type { WrapUp } from './wrap-up.ts';

/** Something that happened, as it is logged and told to subscribers. Instants are epoch milliseconds. */

export type WrapUpEventType = 'STARTED' | 'EXTENDED' | 'EXPIRING' | 'EXPIRED' | 'CANCELLED' | 'ENDED';

/** A wrap-up went from one state of its life to the next, or its end is near. */
export interface WrapUpHappening {
  readonly topic: 'wrapUp';
  readonly at: number;
  readonly type: WrapUpEventType;
  /** As it is afterwards. */
  readonly wrapUp: WrapUp;
}

export interface AgentStateHappening {
  readonly topic: 'agentState';
  readonly at: number;
  readonly agent: Ref;
  readonly state: AgentState;
  readonly since: number | null;
  /** null where none was known, and in snapshots. */
  readonly previousState: AgentState | null;
}

export interface QueueStatusHappening {
  readonly topic: 'queueStatus';
  readonly at: number;
  readonly queue: Ref;
  readonly status: QueueStatus;
}

export type ContactChangeType = 'ARRIVED' | 'UPDATED' | 'ENDED';

export interface ContactHappening {
  readonly topic: 'contact';
  readonly at: number;
  readonly type: ContactChangeType;
  readonly contact: Ref;
  readonly queueExternalId: string | null;
  readonly agentExternalId: string | null;
}

export interface SourceHealthHappening {
  readonly topic: 'sourceHealth';
  readonly at: number;
  readonly sourceId: string;
  readonly status: SourceHealth['status'];
  /** null in snapshots. */
  readonly previousStatus: SourceHealth['status'] | null;
}

export type Happening =
  | WrapUpHappening
  | AgentStateHappening
  | QueueStatusHappening
  | ContactHappening
  | SourceHealthHappening;
/** What a subscriber can follow. */
export type Topic = Happening['topic'];
export type HappeningOf<T extends Topic> = Extract<Happening, { readonly topic: T }>;

/** A happening with its place in the log. */
export interface Logged<H extends Happening = Happening> {
  /** Opaque, the same on every replica and after a restart; given once, but for snapshots. */
  readonly id: string;
  readonly happening: H;
  /** It tells what is rather than what happened, and is in no log; its id is the place from which to go on. */
  readonly isSnapshot: boolean;
}
