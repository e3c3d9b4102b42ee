import { z } from 'zod';
import type { DeepReadonly } from '../../config/freeze.ts';
import { distinct, list, mapping, section } from '../../config/section.ts';
import { sourceFields, withName } from '../../config/source-settings.ts';
import { choice, line, text, wanted } from '../../config/values.ts';
import { elementNames } from './elements.ts';

const xmlName = () => {
  const error = wanted('the name of an element, such as workState');
  return z.string({ error }).regex(/^[A-Za-z_][\w.-]*$/, { error });
};

const scheduleGroup = section('a mapping such as { internalId: "123", externalId: SG1, agentGroup: Power48 }', {
  internalId: line("the schedule group's internal id at Engage").describe(
    "The schedule group's internal id at Engage, the only one by which it can be read.",
  ),
  externalId: line("the schedule group's name at Engage").optional().describe("The schedule group's name at Engage."),
  agentGroup: line('the name of the agent group').describe('The name of the agent group that it belongs to.'),
});

const stateWords = choice('READY', 'NOT_READY', 'BUSY', 'WRAP_UP', 'LOGGED_OFF', 'UNKNOWN');

const word = (state: string) => line(`the word that asks for ${state}`);

/** `{user}` stands for a sign-in name, and something has to stand between two of them. */
const format = (() => {
  const error = wanted('a text with {user} once and something beside it, such as "{user};"');
  return z.string({ error }).refine((value) => value !== '{user}' && value.split('{user}').length === 2, { error });
})();

/** A Genesys Engage (EGAG) account as the configuration has it. */
export const engageSettings = section('a mapping with vendor: ENGAGE', {
  ...sourceFields,
  vendor: z.literal('ENGAGE').describe('ENGAGE.'),
  baseUrl: sourceFields.baseUrl.describe(
    'Address of the SOAP API without the service, such as https://service2.example/SOAPAPI2.',
  ),
  username: line('the user name').describe('The user whose credentials travel with every request.'),
  password: line('the password').describe('The password of that user. A secret.'),
  account: line('the external id of the account').describe('The external id of the account.'),
  agentGroups: list('a list of names: [Power48]', line('the name of an agent group'))
    .check(distinctTexts())
    .prefault([])
    .describe(
      'The agent groups whose agents are served, by name. The whole account when left out; the group of an agent is then known only where Engage can list its groups.',
    ),
  scheduleGroups: list('a list of schedule groups: [{ internalId: "123", agentGroup: Power48 }]', scheduleGroup)
    .check(distinct('internalId'))
    .prefault([])
    .describe('Schedule groups that shall be found in lists. Engage cannot list them; those seen on agents are added.'),
  version: z
    .string({ error: wanted('the digits of the version in quotes, such as "110"') })
    .regex(/^\w{1,10}$/, { error: wanted('the digits of the version in quotes, such as "110"') })
    .prefault('110')
    .describe("Version of the API: the end of the service's address and of the namespace."),
  namespace: text('the namespace of the operations')
    .optional()
    .describe('Namespace of the operations. http://www.soundbite.com/SOAPAPI2/ and the version when left out.'),
  elements: mapping('a mapping such as { currentWorkState: workState }', elementNames, xmlName())
    .prefault({})
    .describe('Elements that this installation calls otherwise, by their usual names.'),
  workStates: z
    .record(z.string().regex(/\S/), stateWords, { error: wanted('a mapping such as { Lunch: NOT_READY }') })
    .prefault({})
    .describe('Work-state words of the account and the states they mean, besides and before the usual ones.'),
  requestWorkState: section('a mapping such as { READY: Available, NOT_READY: Unavailable }', {
    READY: word('READY').prefault('Available').describe('The work state to ask for when somebody shall be READY.'),
    NOT_READY: word('NOT_READY')
      .prefault('Unavailable')
      .describe('The work state to ask for when somebody shall be NOT_READY.'),
    LOGGED_OFF: word('LOGGED_OFF')
      .optional()
      .describe('The work state to ask for when somebody shall be LOGGED_OFF, which cannot be set without one.'),
  })
    .prefault({})
    .describe('Work states to ask for, by the state wanted.'),
  agentsStringFormat: format
    .optional()
    .describe(
      'How createAgentsUsingString wants an agent written, with {user} for the sign-in name, such as "{user};". That method is used only where this is given.',
    ),
  releaseTakes: choice('AgentState', 'AgentGroup')
    .prefault('AgentState')
    .describe("What releaseAgent takes: the page's signature says the one and its text the other."),
}).transform(withName);

/** An Engage account, checked and complete. Durations are milliseconds. */
export type EngageSettings = DeepReadonly<z.output<typeof engageSettings>>;

/** Refuses a text that comes twice. */
function distinctTexts(): z.core.$ZodCheck<string[]> {
  return z.superRefine<string[]>(
    (texts, context) => {
      for (const [at, value] of texts.entries())
        if (texts.indexOf(value) < at)
          context.addIssue({
            code: 'custom',
            path: [at],
            message: `is the same as in entry [${texts.indexOf(value)}] of this list; name each once.`,
          });
    },
    { when: ({ value }) => Array.isArray(value) },
  );
}
