import type { z } from 'zod';
import { type Format, parseText } from './document.ts';
import { type Environment, fillIn } from './environment.ts';
import { deepFreeze } from './freeze.ts';
import { type Finding, outside, type Problem, toProblems } from './problem.ts';
import { type Config, configSchema, port } from './schema.ts';

/** A configuration that can be used, or everything that is wrong with it. */
export type Loaded = { readonly config: Config } | { readonly problems: readonly Problem[] };

/**
 * Reads a configuration.
 * @param env takes the place of `${NAME}` in it; its PORT, unless empty, goes before `server.port`.
 */
export function loadConfig(text: string, format: Format, env: Environment): Loaded {
  const parsed = parseText(text, format);
  if ('problems' in parsed) return parsed;
  const filled = fillIn(parsed.value, env);
  return check(filled.value, filled.findings, env);
}

/**
 * The configuration of sandbox mode: everyone may do everything, and everything but the sources is at its default.
 * @param sources entries as a file would have them, without `${NAME}`.
 * @returns problems when PORT is not a port or a source is not well-formed.
 */
export function sandboxConfig(sources: readonly object[], env: Environment): Loaded {
  return check({ auth: { mode: 'none' }, sources: structuredClone(sources) }, [], env);
}

function check(tree: unknown, unfilled: readonly Finding[], env: Environment): Loaded {
  const parsed = configSchema.safeParse(tree);
  const listening = parsePort(env);
  const findings = [
    ...unfilled,
    ...outside(
      parsed.error?.issues.flatMap(toFindings) ?? [],
      unfilled.map(({ path }) => path),
    ),
    ...('finding' in listening ? [listening.finding] : []),
  ];
  if (findings.length > 0 || !parsed.success || 'finding' in listening) return { problems: toProblems(findings) };
  const config = parsed.data;
  return { config: deepFreeze({ ...config, server: { ...config.server, ...listening } }) };
}

/** `section` words unknown keys one line each, in their order. */
function toFindings(issue: z.core.$ZodIssue): readonly Finding[] {
  const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  const lines = issue.message.split('\n');
  return issue.keys.map((key, i) => ({ path: [...path, key], message: lines[i] ?? issue.message }));
}

/** The PORT variable; nothing when it is absent or empty. */
function parsePort(env: Environment): { port?: number } | { finding: Finding } {
  if (env.PORT === undefined || env.PORT === '') return {};
  const parsed = port.safeParse(env.PORT);
  if (parsed.success) return { port: parsed.data };
  const message = 'is overridden by the environment variable PORT, which must be a whole number from 0 to 65535.';
  return { finding: { path: ['server', 'port'], message } };
}
