import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import type { JWK } from 'jose';
import { audience, claimsWith, issuer, signed, type TokenClaims } from '../kit/tokens.ts';

/** A key of an issuer. */
export interface IssuerKey {
  readonly jwk: JWK;
  /** The header of a token signed with it; without the key's name where that is not told. */
  bearer(changes?: TokenClaims, kid?: string | null): Promise<{ readonly authorization: string }>;
}

/** A key of P-256, or another kind. */
export function issuerKey(
  kid: string,
  { publicKey, privateKey }: Pair = generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  alg = 'ES256',
): IssuerKey {
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } as JWK,
    async bearer(changes = {}, named = kid) {
      const header = named === null ? { alg } : { alg, kid: named };
      return { authorization: `Bearer ${await signed(claimsWith(changes), privateKey, header)}` };
    },
  };
}

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Answers a request for the set. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

export const withKeys =
  (...keys: readonly object[]): Answering =>
  (_, response) =>
    response.end(JSON.stringify({ keys: keys.map((key) => ('jwk' in key ? key.jwk : key)) }));

export const withStatus =
  (status: number, headers = {}): Answering =>
  (_, response) =>
    response.writeHead(status, headers).end();

/** An issuer's server of keys, on a real port. */
export interface KeyServer {
  /** What it answers from now on. */
  answers: Answering;
  /** How often it was asked. */
  readonly fetches: number;
  /** The configuration that trusts it. */
  readonly auth: { readonly mode: 'jwt'; readonly jwksUri: string };
  close(): Promise<unknown>;
}

/** Makes a starter of key servers, each closed after its test. */
export function keyServers(): (answers: Answering) => Promise<KeyServer> {
  const open: KeyServer[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  return async (answers) => {
    const server = createServer((request, response) => {
      keyServer.fetches += 1;
      keyServer.answers(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const jwksUri = `http://127.0.0.1:${port}/jwks.json`;
    const keyServer = {
      answers,
      fetches: 0,
      auth: { mode: 'jwt' as const, issuer, audience, jwksUri },
      close() {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      },
    };
    open.push(keyServer);
    return keyServer;
  };
}
