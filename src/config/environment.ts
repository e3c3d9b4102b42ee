import type { Finding, Segment } from './problem.ts';

/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const reference = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;

/**
 * Puts the environment's values in the place of `${NAME}` in every text of a tree; `$${` stands for a plain `${`.
 * What comes from the environment is not looked through again. A reference that cannot be filled becomes nothing, and a finding.
 */
export function fillIn(tree: unknown, env: Environment): { value: unknown; findings: readonly Finding[] } {
  const findings: Finding[] = [];

  function fillText(text: string, path: readonly Segment[]): string {
    return text.replace(reference, (match: string, name: string | undefined) => {
      if (match === '$${') return '${';
      const value = name !== undefined && Object.hasOwn(env, name) ? env[name] : undefined;
      if (value === undefined) findings.push({ path, message: name === undefined ? unnamed : unset(name) });
      return value ?? '';
    });
  }

  function fill(value: unknown, path: readonly Segment[]): unknown {
    if (typeof value === 'string') return fillText(value, path);
    if (Array.isArray(value)) return value.map((item, i) => fill(item, [...path, i]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key])]));
  }

  return { value: fill(tree, []), findings };
}

const unnamed = `has a \${ without a variable name and } after it; write $\${ for a plain \${.`;

function unset(name: string): string {
  return `takes the environment variable ${name}, which is not set; set it, or write the value here.`;
}
