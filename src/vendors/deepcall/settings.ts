import { z } from 'zod';
import type { DeepReadonly } from '../../config/freeze.ts';
import { distinct, filledList, section } from '../../config/section.ts';
import { sourceFields, withName } from '../../config/source-settings.ts';
import { emailAddress, line, path, text } from '../../config/values.ts';

/** What DeepCall wants to see of an agent in the body of every call: an ssid alone, or a user and its token. */
export type Credentials = { readonly ssid: string } | { readonly userId: string; readonly token: string };

const entry = section('a mapping such as { userId: "13", token: "…" } or { id: "14", ssid: "…" }', {
  id: line("the agent's id at DeepCall")
    .optional()
    .describe(
      "The agent's id at DeepCall; userId takes its place when left out. Never change it: it is in global ids.",
    ),
  userId: line('the user id of the agent').optional().describe('The user whom the token belongs to.'),
  token: line('the token of the user').optional().describe('The token of that user. A secret.'),
  ssid: line('the session id of the agent')
    .optional()
    .describe('A session of the agent, in the place of user and token. It ends with the session. A secret.'),
  email: emailAddress()
    .optional()
    .describe("The agent's e-mail address, by which people are found; DeepCall does not tell it."),
  name: text("the agent's name").optional().describe("The agent's name; DeepCall does not tell it."),
});

type Entry = z.output<typeof entry>;
interface Mistake {
  readonly path: readonly string[];
  readonly message: string;
}

/** Who an entry is and how to speak for it, or what keeps it from saying so. */
function understood({ id, userId, token, ssid }: Entry): { externalId: string; credentials: Credentials } | Mistake {
  const externalId = id ?? userId;
  if (ssid !== undefined && token !== undefined)
    return { path: ['ssid'], message: 'does not go with a token; keep one of the two.' };
  if (token !== undefined && userId === undefined)
    return { path: ['userId'], message: 'is missing; write the user whom the token belongs to.' };
  if (externalId === undefined)
    return { path: [], message: 'has neither id nor userId; write one, an ssid says nothing about who it is.' };
  if (ssid !== undefined) return { externalId, credentials: { ssid } };
  if (token !== undefined && userId !== undefined) return { externalId, credentials: { userId, token } };
  return { path: [], message: 'has no credentials; write a userId with its token, or an ssid.' };
}

const agent = entry.transform((written, context) => {
  const { id, userId, email, name } = written;
  const meant = understood(written);
  if ('credentials' in meant) return { ...meant, id, userId, email, name };
  context.addIssue({ code: 'custom', path: [...meant.path], message: meant.message });
  return z.NEVER;
});

/** A DeepCall account as the configuration has it. */
export const deepCallSettings = section('a mapping with vendor: DEEPCALL', {
  ...sourceFields,
  vendor: z.literal('DEEPCALL').describe('DEEPCALL.'),
  baseUrl: sourceFields.baseUrl
    .prefault('https://v4-api.deepcall.com/api/v2')
    .describe("Address of the DeepCall API, http or https; a brand's own is {brand}/api/v2."),
  agents: filledList('the list of agents, as DeepCall has none: [{ userId: "13", token: "…" }]', agent)
    .check(distinct(['id', 'userId']))
    .describe('The agents of the account with their credentials. DeepCall cannot list them.'),
  heartbeatPath: path()
    .prefault('/agentProfile/setWebPingTime')
    .describe("Path of the heartbeat, which DeepCall's pages name without its address."),
}).transform(withName);

/** A DeepCall account, checked and complete. Durations are milliseconds. */
export type DeepCallSettings = DeepReadonly<z.output<typeof deepCallSettings>>;
