import type { Behaviour } from '../../src/sandbox/faults.ts';

/** What goes wrong, and what everybody is told of it. */
export interface FaultCase {
  readonly behaviour: Behaviour;
  /** What a read fails with. */
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfter?: number;
  /** How often a read is sent, and a change that may be sent again. */
  readonly tries: 1 | 3;
  /** What comes of a change: OUTCOME_UNKNOWN where nobody can tell whether it was made. */
  readonly change: string;
}

/** A text of the vendor's that nobody may see. */
export const secret = 's3cret.example';
const page = `<html><body>Proxy of ${secret}</body></html>`;

const unavailable = { code: 'VENDOR_UNAVAILABLE', retryable: true } as const;
const limited = { code: 'VENDOR_RATE_LIMITED', retryable: true, change: 'VENDOR_RATE_LIMITED' } as const;
const unreadable = { code: 'VENDOR_BAD_RESPONSE', retryable: false, tries: 1, change: 'OUTCOME_UNKNOWN' } as const;

export const faultCases: Readonly<Record<string, FaultCase>> = {
  'closes the connection': { ...unavailable, behaviour: 'reset', tries: 3, change: 'OUTCOME_UNKNOWN' },
  'breaks off its answer': { ...unreadable, behaviour: 'reset-body', retryable: true, tries: 3 },
  'sends half of its answer': { ...unreadable, behaviour: 'truncate' },
  'never answers': {
    behaviour: 'hang',
    code: 'VENDOR_TIMEOUT',
    retryable: true,
    tries: 1,
    change: 'OUTCOME_UNKNOWN',
  },
  'wants fewer requests': { ...limited, behaviour: { status: 429, body: page }, tries: 3 },
  'wants none for an hour': {
    ...limited,
    behaviour: { status: 429, headers: { 'retry-after': '3600' } },
    retryAfter: 3_600_000,
    tries: 1,
  },
  'answers 500': { ...unavailable, behaviour: { status: 500, body: page }, tries: 3, change: 'OUTCOME_UNKNOWN' },
  'answers 503': { ...unavailable, behaviour: { status: 503, body: page }, tries: 3, change: 'VENDOR_UNAVAILABLE' },
  'answers 503 for an hour': {
    ...unavailable,
    behaviour: { status: 503, headers: { 'retry-after': '3600' } },
    retryAfter: 3_600_000,
    tries: 1,
    change: 'VENDOR_UNAVAILABLE',
  },
  'answers with a page': { ...unreadable, behaviour: { status: 200, body: page, contentType: 'text/html' } },
  'answers null': { ...unreadable, behaviour: { status: 200, body: null } },
  'answers nothing': { ...unreadable, behaviour: { status: 200 } },
  // Where a redirection leads nobody follows, and nothing was done here.
  'sends us elsewhere': {
    ...unreadable,
    behaviour: { status: 302, headers: { location: `http://${secret}/` } },
    change: 'VENDOR_BAD_RESPONSE',
  },
};
