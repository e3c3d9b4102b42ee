import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { ManualClock } from '../kit/manual-clock.ts';
import type { WireFault } from './line.ts';
import { VendorProxy } from './proxy.ts';
import { Traffic } from './traffic.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const said = '{"word":"0123456789"}';

/** A proxy before a server that counts what it is asked. */
async function started() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json').end(said);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const clock = new ManualClock();
  // A server on port 0 has an address of this form.
  const { port } = server.address() as AddressInfo;
  const traffic = new Traffic();
  const proxy = new VendorProxy({ target: `http://127.0.0.1:${port}/base`, clock, traffic });
  await proxy.open();
  ends.push(() => proxy.close());
  const ask = async (path = '/x', signal: AbortSignal | null = null): Promise<string> => {
    const response = await fetch(proxy.url + path, { signal });
    return response.text();
  };
  return { proxy, clock, asked, ask, traffic };
}

test('passes everything on, at the path of its target', async () => {
  const { ask, asked } = await started();
  expect(await ask()).toBe(said);
  expect(asked).toEqual(['/base/x']);
});

test.each<[WireFault, boolean]>([
  [{ kind: 'refuse' }, false],
  [{ kind: 'reset' }, true],
  [{ kind: 'reset-body' }, true],
  [{ kind: 'truncate' }, true],
  [{ kind: 'garble', part: 'head' }, true],
])('%j breaks the answer, and all is well after it', async (fault, arrives) => {
  const { proxy, ask, asked, clock } = await started();
  await proxy.begin(fault);
  const broken = ask().catch(() => 'broken');
  while (fault.kind === 'reset-body' && clock.pending === 0) await new Promise((go) => setImmediate(go));
  clock.advance(1);
  expect(await broken).toBe('broken');
  expect(asked).toHaveLength(arrives ? 1 : 0);
  await proxy.end();
  expect(await ask()).toBe(said);
});

test('garbles a body so that it is no JSON any more', async () => {
  const { proxy, ask } = await started();
  await proxy.begin({ kind: 'garble', part: 'body' });
  const text = await ask();
  expect(text).toHaveLength(said.length);
  expect(() => JSON.parse(text)).toThrow();
});

test.each<[WireFault, number]>([
  [{ kind: 'swallow' }, 1],
  [{ kind: 'half-open' }, 0],
])('%j never answers, and connections of that time stay dead', async (fault, arrived) => {
  const { proxy, ask, asked, traffic } = await started();
  await proxy.begin(fault);
  const leave = new AbortController();
  const asking = ask('/x', leave.signal).catch(() => 'given up');
  // A connection, and what became of its request.
  while (traffic.moves < 2 || asked.length < arrived) await new Promise((go) => setImmediate(go));
  await proxy.end();
  expect(await ask('/y')).toBe(said);
  expect(asked).toHaveLength(arrived + 1);
  leave.abort();
  expect(await asking).toBe('given up');
});

test('is late by the clock', async () => {
  const { proxy, ask, clock } = await started();
  await proxy.begin({ kind: 'delay', by: 150 });
  const asking = ask();
  while (clock.pending === 0) await new Promise((go) => setImmediate(go));
  expect(clock.untilNext).toBe(150);
  clock.advance(150);
  expect(await asking).toBe(said);
});

test('drips a byte at a time', async () => {
  const { proxy, ask, clock } = await started();
  await proxy.begin({ kind: 'drip', every: 20 });
  const asking = ask();
  let drops = 0;
  let isWhole = false;
  asking.finally(() => {
    isWhole = true;
  });
  while (!isWhole) {
    if (clock.pending > 0) drops += 1;
    clock.advance(20);
    await new Promise((go) => setImmediate(go));
  }
  expect(await asking).toBe(said);
  expect(drops).toBeGreaterThan(said.length);
});

test('leaves alone what is not meant', async () => {
  const { proxy, ask } = await started();
  await proxy.begin({ kind: 'reset' }, (line) => line.includes('/bad'));
  expect(await ask('/good')).toBe(said);
  await expect(ask('/bad')).rejects.toThrow();
});
