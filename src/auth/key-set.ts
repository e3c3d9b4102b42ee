import { type CryptoKey, createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { KeysAway } from './errors.ts';
import { fetchKeySet } from './fetch-key-set.ts';
import type { SignInTools } from './sign-in.ts';

/** Milliseconds after which a set is fetched again, so that a key that was withdrawn is not trusted for ever. */
const goodFor = 600_000;
/** Milliseconds between two fetches at least: who makes up names of keys must not make us trouble the issuer. */
const cooldown = 30_000;

type LocalKeySet = ReturnType<typeof createLocalJWKSet>;

/**
 * The keys of a published set, fetched when the first token comes, when they are old, and when a token names a key that is not
 * among them. Where they cannot be fetched, those that are known go on.
 *
 * Not jose's own createRemoteJWKSet: that goes by the machine's time, refuses known keys as soon as they are old and the issuer
 * is away, and then asks again for every token.
 */
export function remoteKeySet(uri: string, { clock, log }: SignInTools): JWTVerifyGetKey {
  let known: LocalKeySet | null = null;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isAway = false;
  let fetching: Promise<void> | null = null;

  async function fetchAnew(): Promise<void> {
    triedAt = clock.now();
    try {
      known = createLocalJWKSet({ keys: [...(await fetchKeySet(uri, clock))] });
      fetchedAt = triedAt;
      isAway = false;
    } catch (error) {
      isAway = true;
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'key set not fetched');
    } finally {
      fetching = null;
    }
  }

  /** Asks for the set, unless it was asked for a moment ago. Who comes meanwhile waits for the same answer. */
  async function renew(): Promise<void> {
    if (fetching === null && clock.now() < triedAt + cooldown) return;
    fetching ??= fetchAnew();
    await fetching;
  }

  return async (...token) => {
    if (clock.now() >= fetchedAt + goodFor) await renew();
    const key = await keyIn(known, token);
    if (key) return key;
    await renew();
    const newKey = await keyIn(known, token);
    if (newKey) return newKey;
    throw isAway ? new KeysAway(Math.max(0, triedAt + cooldown - clock.now())) : new errors.JWKSNoMatchingKey();
  };
}

/** The key that a token names; null where it is not in the set. */
async function keyIn(set: LocalKeySet | null, token: Parameters<JWTVerifyGetKey>): Promise<CryptoKey | null> {
  try {
    return (await set?.(...token)) ?? null;
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return null;
    throw error;
  }
}
