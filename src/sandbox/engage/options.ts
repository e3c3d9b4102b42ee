/** A user of the account who is not one of the centre's people. */
export interface ExtraUser {
  /** The sign-in name. */
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** ['Agent'] when left out; somebody without that role cannot become an agent. */
  readonly roles?: readonly string[];
}

/** How much is too much. */
export interface Limits {
  /** Agents of the account. */
  readonly agents: number;
  /** Users that may be sent in one call. */
  readonly items: number;
  /** Items that a list may answer with. */
  readonly results: number;
  readonly groups: number;
  readonly scheduleGroups: number;
  /** Length of the text that createAgentsUsingString takes. */
  readonly stringBytes: number;
}

/** How the simulated account is set up. */
export interface EngageOptions {
  readonly username: string;
  readonly password: string;
  /** External id of the account. */
  readonly account: string;
  /** The end of the address and of the namespace. */
  readonly version: string;
  readonly limits: Partial<Limits>;
  /** Methods that this platform does not have (yet): asking for one is a Fault without a code. */
  readonly missing: readonly string[];
  /** Users besides the centre's people, who all are users of the account already. */
  readonly users: readonly ExtraUser[];
  /** What releaseAgent takes: the page's signature says one, its text the other. */
  readonly releaseTakes: 'AgentState' | 'AgentGroup';
  /** faultcode of a request by somebody unknown. */
  readonly unknownCaller: string;
  /** Integers and booleans without a value come as xsi:nil; some agents do not say that they may sign in. */
  readonly quirks: boolean;
}

/** What the page says. */
export const pageLimits: Limits = {
  agents: 1_000,
  items: 1_000,
  results: 1_000,
  groups: 50,
  scheduleGroups: 50,
  stringBytes: 100_000,
};

/** Not secrets: they open nothing but the simulator. */
export const defaults: EngageOptions = {
  username: 'sandbox',
  password: 'sandbox-password',
  account: 'Acme',
  version: '110',
  limits: {},
  missing: [],
  users: [],
  releaseTakes: 'AgentState',
  unknownCaller: 'NO_SESSION',
  quirks: true,
};
