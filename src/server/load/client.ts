import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { SignedIn } from '../../auth/sign-in.ts';

/**
 * The address that a request comes from. Of IPv6 the network, for whoever has one address there has 2^64 of them.
 * @param proxies how many proxies in front of the service add the address of whom they heard to X-Forwarded-For. What stands
 * there before theirs anybody can write.
 */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const way = [
    socket.remoteAddress ?? '',
    ...forwarded
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .reverse(),
  ];
  return networkOf(way[Math.min(proxies, way.length - 1)] ?? '');
}

/** Longer than any address: what is longer is none, and is not worth remembering in full. */
const longest = 64;

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, longest);
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  if (tail !== undefined) {
    const after = tail.split(':').filter((group) => group !== '');
    while (groups.length + after.length < 8) groups.push('0');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** For whom limits count: who is signed in, or else an address. */
export const clientOf = ({ viewer, endsAt }: SignedIn, address: string): string =>
  endsAt === null ? `address ${address}` : `subject ${viewer.subject}`;
