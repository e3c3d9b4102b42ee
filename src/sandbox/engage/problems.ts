/** Why something was not done: the cause of a Fault, or a warning beside what was. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** The problems of the page, in its words. */
export const problems = {
  invalidCharacters: (argument: string) => ({
    code: 'ARG_INVALID_CHAR',
    message: `Invalid Data, argument '${argument}' contains invalid characters`,
  }),
  invalidArgument: (value: string) => ({ code: 'ARG_INVALID_DATA', message: `Invalid Data '${value}'` }),
  wrongType: (type: string) => ({ code: 'ARG_INVALID_TYPE', message: `Argument is of invalid type '${type}'` }),
  noArgument: (argument: string) => ({
    code: 'ARG_NULL',
    message: `Invalid Data, argument '${argument}' must be non-null`,
  }),
  argumentTooLarge: (argument: string) => ({
    code: 'ARG_TOO_LARGE',
    message: `Invalid Data, argument '${argument}' exceeds allowed size`,
  }),
  noAttribute: () => ({ code: 'ATTRIBUTE_NULL', message: 'Attribute supplied is null' }),
  invalidAttribute: (value: string) => ({
    code: 'ATTRIBUTE_INVALID_DATA',
    message: `Attribute contains invalid data '${value}'`,
  }),
  attributeFormat: () => ({ code: 'ATTRIBUTE_INVALID_FORMAT', message: 'Attribute is not formatted correctly' }),
  wrongObject: (object: string) => ({
    code: 'INVALID_OBJECT_TYPE',
    message: `The supplied object '${object}' is not of the correct type`,
  }),
  invalidState: (state: string) => ({ code: 'INVALID_STATE', message: `Invalid Agent State '${state}'` }),
  exists: (object: string) => ({ code: 'OBJECT_EXISTS', message: `Object '${object}' already exists` }),
  unknown: (object: string) => ({
    code: 'OBJECT_NOT_EXISTS',
    message: `Referenced object '${object}' does not exist`,
  }),
  resultTooLarge: () => ({ code: 'RESULT_TOO_LARGE', message: 'Result returned would be too large' }),
  limitExceeded: (things: string) => ({
    code: 'SYSTEM_LIMIT_EXCEEDED',
    message: `maximum number of ${things} exceeded`,
  }),
} satisfies Readonly<Record<string, (name: string) => Problem>>;
