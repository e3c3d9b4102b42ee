import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { anonymous } from '../../../src/context.ts';
import { addressOf, clientOf } from '../../../src/server/load/client.ts';

const from = (remoteAddress: string, forwarded?: string | string[]): IncomingMessage =>
  // As much of a request as it looks at.
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  test.each([
    ['10.0.0.1', undefined, 0, '10.0.0.1'],
    ['10.0.0.1', '1.2.3.4', 0, '10.0.0.1'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', 2, '1.2.3.4'],
    ['10.0.0.1', ['6.6.6.6', '1.2.3.4 ,10.0.0.2'], 2, '1.2.3.4'],
    // Fewer proxies than said: the farthest that is known.
    ['10.0.0.1', '1.2.3.4', 3, '1.2.3.4'],
    ['10.0.0.1', undefined, 1, '10.0.0.1'],
    ['10.0.0.1', ' , ', 1, '10.0.0.1'],
    ['::ffff:10.0.0.1', undefined, 0, '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::6', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, 0, '2001:db8:0:0::/64'],
    ['::1', undefined, 0, '0:0:0:0::/64'],
    ['10.0.0.1', 'x'.repeat(10_000), 1, 'x'.repeat(64)],
  ])('%s with %j behind %i proxies is %4$s', (remote, forwarded, proxies, address) => {
    expect(addressOf(from(remote, forwarded), proxies)).toBe(address);
  });

  test('counts for who is not signed in; nobody can sign in as an address', () => {
    const viewer = { ...anonymous, subject: '1.2.3.4' };
    const signedIn = clientOf({ viewer, endsAt: 1 }, '6.6.6.6');
    expect(signedIn).not.toBe(clientOf({ viewer: anonymous, endsAt: null }, '1.2.3.4'));
    expect(clientOf({ viewer, endsAt: 2 }, '7.7.7.7')).toBe(signedIn);
  });
});
