import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { change, failure, get, rig } from './kit.ts';

/** A key that is worth nothing: it is in the repository. The certificate is for `localhost`, until 2126. */
const pem = (name: string): string => readFileSync(join(import.meta.dirname, 'tls', `${name}.pem`), 'utf8');
const certificate = pem('certificate');

/** The names by which clients called the vendor, one for each connection. */
const called: TLSSocket['servername'][] = [];
const vendor = createServer({ cert: certificate, key: pem('key') }, (request, response) =>
  response.end(`${request.headers.host} ${request.url}`),
);
vendor.on('secureConnection', (socket) => socket instanceof TLSSocket && called.push(socket.servername));
const port = () => (vendor.address() as AddressInfo).port;

beforeAll(async () => {
  vendor.listen(0);
  await once(vendor, 'listening');
});
afterAll(() => new Promise((resolve) => vendor.close(resolve)));

const trusted = getCACertificates('default');
afterEach(() => setDefaultCACertificates(trusted));

/** The way to the vendor by some name of this machine. */
const wayTo = (host: string) => rig((response) => response.end(), { baseUrl: `https://${host}:${port()}/api` });

describe('a vendor behind TLS', () => {
  test('is believed under the name of its certificate, over one connection', async () => {
    setDefaultCACertificates([...trusted, certificate]);
    const { http } = await wayTo('localhost');
    for (const id of ['a', 'b']) {
      const { text } = await http.send(get('/agents', { query: `id=${id}` }));
      expect(text).toBe(`localhost:${port()} /api/agents?id=${id}`);
    }
    expect(called).toEqual(['localhost']);
  });

  test.each([
    ['that nobody vouches for', 'localhost', [], /SELF_SIGNED/],
    ['with another name', '127.0.0.1', [certificate], /ALTNAME/],
  ])('%s is told nothing', async (_, host, vouchedFor, code) => {
    setDefaultCACertificates([...trusted, ...vouchedFor]);
    const { http } = await wayTo(host);
    const error = await failure(http.send(change('never')));
    expect([error.code, error.mayHaveHappened]).toEqual(['VENDOR_UNAVAILABLE', false]);
    expect(error.cause).toMatchObject({ message: expect.stringMatching(code) });
  });
});
