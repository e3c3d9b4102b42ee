import { type Answer, json } from '../answers.ts';
import type { DeepCallOptions } from './options.ts';

/** Every code that an agent profile call can answer: 15xx from the page, 10xx common to all modules. */
export const messages = {
  1000: 'Invalid parameters or authentication failed',
  1009: 'Something went wrong, please try again',
  1010: 'Please try again later',
  1014: 'Token is invalid or expired',
  1015: 'You do not have permission',
  1020: 'Token not provided',
  1032: 'Internal server error',
  1039: 'Account is suspended',
  1047: 'Invalid request body',
  1501: 'Agent id not match',
  1502: 'On break is : 0',
  1503: 'SSID not valid for setWebPingTime',
  1504: 'Agent not in wrap time',
  1505: 'Missing required parameters:mic_perm',
  1506: 'Cannot update [ping_time] as it is of incompatible type',
} as const;

export type Code = keyof typeof messages;

/** Says no from wherever it is noticed; the simulator gives it the shape that its options ask for. */
export class DeepCallRefusal extends Error {
  readonly code: Code;

  /** @param message in place of the code's usual one */
  constructor(code: Code, message: string = messages[code]) {
    super(message);
    this.code = code;
  }
}

/** A refusal in the shape and with the status that the options ask for. */
export function refused({ code, message }: DeepCallRefusal, options: DeepCallOptions): Answer {
  const parts = options.errorShape === 'message' ? { message, code } : { errCode: code, errMessage: message };
  return answered({ status: 'error', ...parts }, options, options.refusalStatus);
}

/** A body with its numbers as the options ask for. */
export function answered(body: object, { numbersAsText }: DeepCallOptions, status = 200): Answer {
  const asText = (_: string, value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
  return json(numbersAsText ? JSON.parse(JSON.stringify(body, asText)) : body, status);
}
