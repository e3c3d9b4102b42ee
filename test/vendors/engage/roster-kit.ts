import { expect } from '@jest/globals';
import type { ExtraUser } from '../../../src/sandbox/engage/options.ts';
import type { Tried, TryOptions } from '../../kit/gateway.ts';
import { answers, envelope, id, small } from './kit.ts';

export const create = 'createAgents';
export const createByText = 'createAgentsUsingString';
export const remove = 'deleteAgents';

const user = (externalId: string, at = 0): ExtraUser => ({
  externalId,
  firstName: 'User',
  lastName: String(at),
  email: `user${at}@acme.example`,
});
/** So many names of users. */
export const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `new-${at}@acme.example`);

/** An account with these users besides, and room for them as agents. */
export const withUsers = (externalIds: readonly string[], options: TryOptions = small): TryOptions => ({
  ...options,
  engage: { users: externalIds.map(user), limits: { agents: 20_000, results: 20_000 } },
});

const results =
  'results { user agent { id } error { code message vendorCode inputPath retryable source { id } } } errors { code vendorCode inputPath }';

async function change(t: Tried, mutation: 'createAgents' | 'deleteAgents', input: object, selection = results) {
  const type = mutation === 'createAgents' ? 'CreateAgentsInput' : 'DeleteAgentsInput';
  const { data, errors } = await t.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`,
    { input: { sourceId: id('Source'), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}

export const creating = (t: Tried, users: readonly string[], more: object = {}, selection?: string) =>
  change(t, 'createAgents', { agentGroupId: id('AgentGroup', 'Renewals'), users, ...more }, selection);
export const deleting = (t: Tried, users: readonly string[]) => change(t, 'deleteAgents', { users });

/** How it went, user by user: a code, or `done`. */
export const codes = (payload: { results: { user: string; error: { code: string } | null }[] }): string[] =>
  payload.results.map(({ error }) => error?.code ?? 'done');

/** The users that a request names, as they are written. */
export const usersIn = (body: string): string[] =>
  [...body.matchAll(/<arg1><externalId>([^<]*)<\/externalId><\/arg1>/g)].map(([, name]) => name ?? '');

/** From now on Engage answers the method with these agents and warnings, of which each is a code and a text. */
export function warns(
  tried: Tried,
  method: string,
  warnings: readonly (readonly [string, string])[],
  agents: readonly string[] = [],
): void {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const data = agents.map(
    (name) => `<data><internalId>1</internalId><agent><externalId>${escaped(name)}</externalId></agent></data>`,
  );
  const told = warnings.map(
    ([code, text]) => `<warnings><code>${code}</code><message>${escaped(text)}</message></warnings>`,
  );
  answers(tried, method, [...data, ...told].join(''));
}

/** The body of a refusal. */
export const fault = (code: string): string =>
  envelope(`<soapenv:Fault><faultcode>${code}</faultcode><faultstring>No.</faultstring></soapenv:Fault>`);
