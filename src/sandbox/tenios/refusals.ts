import { json, Refusal } from '../answers.ts';

/** TENIOS refuses with a 400 and says why in JSON. */
function refusal(code: string, message: string, fields: readonly string[] = []): Refusal {
  return new Refusal(json({ error_code: code, error_message: message, fields }, 400));
}

/** Everything the two pages refuse, in their words. */
export const refusals = {
  /** @param key the one that is not known or has a value of another type; none where the text is no JSON object */
  invalidJson: (key?: string) =>
    refusal('INVALID_JSON', 'An invalid JSON object was provided in the request body.', key === undefined ? [] : [key]),
  badCredentials: () => refusal('BAD_CREDENTIALS', 'Bad credentials'),
  required: (name: string) => refusal('FIELD_IS_REQUIRED', `Parameter '${name}' is required`, [name]),
  invalidEmail: () =>
    refusal(
      'AGENT_STATE_INVALID_EMAIL',
      'Invalid email. You can use only valid email of agent which belongs to your account.',
      ['email'],
    ),
  agentNotFound: (fields: readonly string[]) => refusal('AGENT_NOT_FOUND', 'Agent not found.', fields),
  reasonNotFound: (field: string) =>
    refusal('AGENT_NOT_READY_REASON_NOT_FOUND', 'Agent not ready reason not found.', [field]),
  allSkillsRequired: () =>
    new Refusal(
      json(
        {
          success: false,
          error_code: 'ACD_USER_DETAILS_ALL_SKILLS_REQUIRED_ERROR',
          error_message: 'Provide all user skills to use this API.',
          fields: [],
        },
        400,
      ),
    ),
  notInWrapUp: () => refusal('AGENT_NOT_IN_WRAP_UP', 'Agent currently not in wrapUp state'),
  dateParse: () =>
    refusal(
      'WRAP_UP_DATE_PARSE_ERROR',
      "Parameter 'end_time' value parsing error: format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ. E.g. 2016-01-01T09:00:00.000Z",
      ['end_time'],
    ),
  extensionTooShort: () =>
    refusal(
      'WRAP_UP_INVALID_EXTEND_TIME_AMOUNT',
      'Invalid amount of time to extend. Minimum value to extend - 5 seconds',
    ),
  // The page's example has code and message the wrong way round, and so has this.
  extensionTooLong: () => refusal('Requested WrapUp Extension time is too high', 'WRAP_UP_EXCEEDED_LIMIT'),
};
