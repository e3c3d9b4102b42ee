import { z } from 'zod';
import type { DeepReadonly } from '../../config/freeze.ts';
import { distinct, filledList, list, section } from '../../config/section.ts';
import { sourceFields, withName } from '../../config/source-settings.ts';
import { choice, emailAddress, flag, line, text } from '../../config/values.ts';

const agent = section('a mapping such as { email: anna@acme.example, name: Anna }', {
  email: emailAddress().describe('The e-mail address by which TENIOS knows the agent.'),
  name: text("the agent's name").optional().describe("The agent's name; TENIOS does not tell it."),
});

const notReadyReason = section('a mapping such as { code: COF, label: Coffee, isBreak: true }', {
  code: line("the reason's code at TENIOS").describe("The reason's code as the TENIOS account has it."),
  label: text("the reason's name").optional().describe('What people call the reason.'),
  isBreak: flag().optional().describe('Whether the reason counts as a break. Unknown when left out.'),
});

/** A TENIOS account as the configuration has it. */
export const teniosSettings = section('a mapping with vendor: TENIOS', {
  ...sourceFields,
  vendor: z.literal('TENIOS').describe('TENIOS.'),
  baseUrl: sourceFields.baseUrl
    .prefault('https://api.tenios.com')
    .describe('Address of the TENIOS API, http or https.'),
  accessKey: line('the access key of the TENIOS account').describe('The access key of the TENIOS account. A secret.'),
  agents: filledList('the list of agents, as TENIOS has none: [{ email: anna@acme.example }]', agent)
    .check(distinct('email', (email) => email.toLowerCase()))
    .describe('The agents of the account. TENIOS cannot list them.'),
  notReadyReasonField: choice('nrr', 'not_ready_reason')
    .prefault('nrr')
    .describe('The name under which the account takes a not-ready reason.'),
  notReadyReasons: list('a list of reasons: [{ code: COF, label: Coffee }]', notReadyReason)
    .check(distinct('code'))
    .prefault([])
    .describe('The not-ready reasons of the account. TENIOS cannot list them.'),
}).transform(withName);

/** A TENIOS account, checked and complete. Durations are milliseconds. */
export type TeniosSettings = DeepReadonly<z.output<typeof teniosSettings>>;
