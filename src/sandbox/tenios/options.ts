/** How the simulated account is set up. */
export interface TeniosOptions {
  readonly accessKey: string;
  /** What the account's version of the API calls the reason; the other name is an unknown key to it. */
  readonly notReadyReasonField: 'nrr' | 'not_ready_reason';
}
