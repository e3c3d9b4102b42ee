import { z } from 'zod';
import { baseUrl } from './address.ts';
import { duration } from './duration.ts';
import { text, wanted, wholeNumber } from './values.ts';

function isTimeZone(name: string): boolean {
  // Intl also takes offsets such as +02:00, which know no summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const timeZoneError = wanted('an IANA time zone such as Europe/Berlin or UTC');
const idError = wanted('small letters, digits and hyphens, beginning with a letter or digit, such as tenios-de');
const languageError = wanted('a language in two small letters such as de');

/** What every source takes, whatever its vendor. */
export const sourceFields = {
  id: z
    .string({ error: idError })
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: idError })
    .describe('Names the source in global ids and errors; never change it. Small letters, digits and hyphens.'),
  name: text('the name that people see').optional().describe('The name that people see. The id when left out.'),
  baseUrl: baseUrl().describe("Address of the vendor's API, http or https."),
  timeout: duration(1)
    .prefault('10s')
    .describe('How long one operation at the vendor may take, retries included. A duration.'),
  requestsPerSecond: wholeNumber(1, 10_000)
    .optional()
    .describe('Requests sent to the vendor in a second at most. No bound when left out.'),
  maxConcurrent: wholeNumber(1, 10_000).prefault(64).describe('Requests under way at the vendor at once at most.'),
  maxWaiting: wholeNumber(1, 1_000_000)
    .prefault(10_000)
    .describe(
      'Requests that may wait for their turn at the vendor; more fail at once. With requestsPerSecond no more wait than can be sent within the timeout.',
    ),
  cacheFor: duration(0)
    .prefault('1s')
    .describe("How long the vendor's answer to a read is used again. A duration; 0s turns it off."),
  staleIfError: duration(0)
    .prefault('30s')
    .describe(
      'How old an answer may be that stands in for one that the vendor fails to give, marked as stale. A duration; 0s turns it off.',
    ),
  timeZone: z
    .string({ error: timeZoneError })
    .refine(isTimeZone, { error: timeZoneError })
    .prefault('UTC')
    .describe('IANA time zone. Statistics without a moment to count from begin at its midnight.'),
  language: z
    .string({ error: languageError })
    .regex(/^[a-z]{2}$/, { error: languageError })
    .optional()
    .describe('Two-letter language asked of a vendor that translates, when a request names none.'),
};

/** Gives a source without a name its id as the name. */
export function withName<S extends { id: string; name?: string | undefined }>(source: S): S & { name: string } {
  return { ...source, name: source.name ?? source.id };
}
