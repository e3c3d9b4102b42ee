import { expect } from '@jest/globals';
import { type Config, type Environment, type Format, loadConfig, type Problem } from '../../src/config/index.ts';

type Keys = Readonly<Record<string, unknown>>;

/** A TENIOS source that is right but for the changes; undefined leaves a key out. */
export function tenios(changes: Keys = {}): Keys {
  return { id: 'tenios-de', vendor: 'TENIOS', accessKey: 'key', agents: [{ email: 'anna@acme.example' }], ...changes };
}

/** A DeepCall source that is right but for the changes. */
export function deepcall(changes: Keys = {}): Keys {
  return { id: 'deepcall-in', vendor: 'DEEPCALL', agents: [{ userId: '13', token: 'token' }], ...changes };
}

/** An Engage source that is right but for the changes. */
export function engage(changes: Keys = {}): Keys {
  const rights = { username: 'u', password: 'secret', account: 'Acme' };
  return { id: 'engage-us', vendor: 'ENGAGE', baseUrl: 'https://engage.example/SOAPAPI2', ...rights, ...changes };
}

/** A Sinch source that is right but for the changes. */
export function sinch(changes: Keys = {}): Keys {
  const auth = { type: 'basic', username: 'gateway', password: 'secret' };
  return { id: 'sinch-fi', vendor: 'SINCH', baseUrl: 'https://sinch.example/RI/rmi', auth, ...changes };
}

/** The text of a file that is right but for the changes, as JSON, which is YAML too. */
export function file(changes: Keys = {}): string {
  return JSON.stringify({ auth: { mode: 'none' }, sources: [tenios()], ...changes });
}

/** Changes to a file, after which this alone is its source. */
export const one = (source: object) => ({ sources: [source] });

export function configOf(text: string, env: Environment = {}, format: Format = 'yaml'): Config {
  const loaded = loadConfig(text, format, env);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

export function problemsOf(text: string, env: Environment = {}, format: Format = 'yaml'): readonly Problem[] {
  const loaded = loadConfig(text, format, env);
  if ('config' in loaded) throw new Error('No problem was found.');
  return loaded.problems;
}

/** The message at each path. */
export function messagesOf(text: string, env: Environment = {}): Record<string, string> {
  return Object.fromEntries(problemsOf(text, env).map(({ path, message }) => [path, message]));
}

/** Every path at which something is wrong, in alphabetical order. */
export function pathsOf(text: string, env: Environment = {}): readonly string[] {
  return problemsOf(text, env)
    .map(({ path }) => path)
    .sort();
}

/** Changes to a file, the path at which it is then wrong, and words of the sentence about it. */
export type Wrong = [changes: object, path: string, words: string];

/** Whether that is all that is wrong with the file. */
export function isOneProblem(...[changes, path, words]: Wrong): void {
  const problems = problemsOf(file({ ...changes }));
  expect(problems).toEqual([{ path, message: expect.stringContaining(words) }]);
  expect(problems[0]?.message).toMatch(/^[a-z].*[.?]$/);
}
