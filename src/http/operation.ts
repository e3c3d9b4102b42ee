/** What may be done after the answer to a request was lost. */
export type Repeat =
  /** A read: it may be sent again. */
  | 'safe'
  /** A change to an absolute value: sent twice it is as if sent once. */
  | 'idempotent'
  /** Idempotent too, but the vendor refuses the repeat with a known answer, which then means that it had been done. */
  | 'echo'
  /** Every request that arrives does the work: it goes out once. */
  | 'never';

/** A thing that a vendor can be asked, apart from the values. One operation has one `decode`. */
export interface Operation {
  /** Label in metrics and log, e.g. `agents.list`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly repeat: Repeat;
}

/** A thing that several answers tell of. */
export interface ShownThing {
  /** One kind has one type of things. */
  readonly kind: string;
  readonly id: string;
}

/** The things that an answer shows, each of them as who asks for it alone gets it. */
export interface Shows<T> {
  readonly kinds: readonly string[];
  /** By id. */
  readonly things: (value: T) => ReadonlyMap<string, unknown>;
}

/** One request to a vendor. At most one of `json` and `text` is given. */
export interface VendorRequest {
  readonly operation: Operation;
  /** Appended to the base URL; begins with a slash and is encoded already. */
  readonly path: string;
  /** Encoded already, without the question mark. */
  readonly query?: string;
  /** The query without what only the moment of asking puts into it: so the last answer is known when the source fails. `query` when left out. */
  readonly lastingQuery?: string;
  /** The one thing that is asked for, where other answers show it too: the last of them is given when the source fails. */
  readonly thing?: ShownThing;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Names the credential that is used, where a source has several; never the secret itself. Keeps their reads apart. */
  readonly credential?: string;
}

/** What a vendor answered, however it meant it. */
export interface VendorAnswer {
  readonly status: number;
  /** Names in lower case; several values of one name are joined by line breaks. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** True when an earlier attempt of this same request may have reached the vendor and its answer was lost. */
  readonly afterLostAnswer: boolean;
}
