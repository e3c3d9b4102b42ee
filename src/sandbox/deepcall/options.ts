/** How the simulated brand answers. */
export interface DeepCallOptions {
  /** What a refusal calls its parts: `message` and `code` as in the page's example, or `errMessage` and `errCode` as in its tables. */
  readonly errorShape: 'message' | 'errMessage';
  /** Every number comes as text: `"code":"1502"`. */
  readonly numbersAsText: boolean;
  /** How somebody who is not on a break is reported: by the refusal 1502, or by `on_break` 0 in a success. */
  readonly notOnBreak: 'error' | 'success';
  /** HTTP status of a refusal. */
  readonly refusalStatus: number;
}

/** The page's own example, with the status that goes unsaid. */
export const defaults: DeepCallOptions = {
  errorShape: 'message',
  numbersAsText: false,
  notOnBreak: 'error',
  refusalStatus: 200,
};
