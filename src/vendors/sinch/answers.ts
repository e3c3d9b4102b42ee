import { parseJson, record } from '../../http/json.ts';
import type { VendorAnswer } from '../../http/vendor-http.ts';
import { done, type Outcome, refused } from '../../model/outcome.ts';

/**
 * What the answer to a change means. PUT answers 204, POST 201.
 * @throws {SyntaxError} for what is no answer to a change: it may have been made all the same.
 */
export function outcomeOf(answer: VendorAnswer): Outcome {
  switch (answer.status) {
    case 201:
    case 204:
      return done(undefined);
    case 200:
      // No content, or the thing as it is now; a proxy's page is neither.
      if (answer.text.trim() === '' || record(parseJson(answer.text)) !== null) return done(undefined);
      throw new SyntaxError('The answer tells no success.');
    case 403:
      return refused({ code: 'FORBIDDEN', message: 'The user that the source signs in as may not change this.' });
    case 404:
      return refused({ code: 'NOT_FOUND', message: 'The source no longer knows what was to be changed.' });
    case 400:
    case 409:
    case 422:
      return refused({ code: 'VENDOR_REJECTED', message: 'The source refused the change.' });
    default:
      throw new SyntaxError('The status makes no sense.');
  }
}
