import { z } from 'zod';
import type { DeepReadonly } from '../../config/freeze.ts';
import { section, variants } from '../../config/section.ts';
import { sourceFields, withName } from '../../config/source-settings.ts';
import { line, path, text, wanted } from '../../config/values.ts';

const apiKeyError = wanted('the gateway key, in plain ASCII');
const userNameError = wanted('the user name, without a colon: HTTP Basic ends it at the first one');

const password = line('the password').describe('The password of the user. A secret.');
const apiKey = line('the gateway key')
  .regex(/^[ -~]*$/, { error: apiKeyError })
  .optional()
  .describe('Sent as the x-api-key header; the cloud gateway asks for it. A secret.');

const basic = section('a mapping with type: basic', {
  type: z.literal('basic').describe('HTTP Basic with every request.'),
  username: line('the user name')
    .regex(/^[^:]*$/, { error: userNameError })
    .describe('The user to sign in as.'),
  password,
  apiKey,
});

const session = section('a mapping with type: session', {
  type: z.literal('session').describe('Signs in once and sends the cookie on.'),
  loginPath: path().describe('Path of the sign-in, beginning with /.'),
  usernameField: text('the name of a form field').prefault('username').describe('Form field of the user name.'),
  passwordField: text('the name of a form field').prefault('password').describe('Form field of the password.'),
  username: line('the user name').describe('The user to sign in as.'),
  password,
  apiKey,
});

/** A Sinch Contact Center as the configuration has it. */
export const sinchSettings = section('a mapping with vendor: SINCH', {
  ...sourceFields,
  vendor: z.literal('SINCH').describe('SINCH.'),
  auth: variants('type', ['basic', 'session'], [basic, session]).describe('How to sign in at Sinch.'),
}).transform(withName);

/** A Sinch Contact Center, checked and complete. Durations are milliseconds. */
export type SinchSettings = DeepReadonly<z.output<typeof sinchSettings>>;
