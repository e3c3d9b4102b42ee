import { type Config, describeProblems, loadConfig } from '../../src/config/index.ts';

/** A configuration with a store in memory and any free port. @throws {Error} with everything that is wrong with it */
export function configOf(tree: object): Config {
  const whole = { auth: { mode: 'none' }, server: { port: 0 }, store: { path: ':memory:' }, ...tree };
  const loaded = loadConfig(JSON.stringify(whole), 'json', {});
  if ('problems' in loaded) throw new Error(describeProblems(loaded.problems));
  return loaded.config;
}
