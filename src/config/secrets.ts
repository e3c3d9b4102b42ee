import type { Config } from './schema.ts';

/** The keys whose values are secrets, as the settings say of each ("A secret."). */
const secretKeys: ReadonlySet<string> = new Set(['accessKey', 'token', 'ssid', 'password', 'apiKey', 'secret']);

/** Every secret of a configuration. */
export function secretsOf(config: Config): readonly string[] {
  const { redis } = config.store;
  const password = redis === undefined ? '' : new URL(redis).password;
  return [...valuesIn(config), password, decoded(password)].filter((secret) => secret !== '');
}

function valuesIn(tree: unknown): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    secretKeys.has(key) && typeof value === 'string' ? [value] : valuesIn(value),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
