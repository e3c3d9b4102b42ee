import { expect, test } from '@jest/globals';
import { credentials, found, ofVendors } from './marks.ts';

const secret = `p4ss"wörd<&'+/ x`;
const secrets = { secret };

test.each<[string, string]>([
  ['as it is', secret],
  ['in other letters', secret.toUpperCase()],
  ['in JSON', JSON.stringify({ a: `x${secret}y` })],
  ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: secret }))],
  ['in an address', `https://x/?a=${encodeURIComponent(secret)}`],
  ['in a form', new URLSearchParams({ a: secret }).toString()],
  ['in XML', '<a>p4ss"wörd&lt;&amp;\'+/ x</a>'],
  ['in an attribute', '<a b="p4ss&quot;wörd&lt;&amp;&#39;+/ x"/>'],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in Basic', Buffer.from(`user:${secret}`).toString('base64')],
  ['in Basic, otherwise', Buffer.from(`me:${secret}`).toString('base64')],
  ['in base64url', Buffer.from(`ab${secret}cd`).toString('base64url')],
  ['in hex', Buffer.from(secret).toString('hex')],
])('a secret is found %s', (_, text) => {
  expect(found(`before ${text} after`, secrets)).toHaveLength(1);
});

test('nothing is found where nothing is', () => {
  const text = JSON.stringify(Object.keys(credentials)) + Buffer.from('sw0rdfish, vault, xyzzy').toString('base64');
  expect(found(text, { ...credentials, ...ofVendors, ...secrets })).toEqual([]);
});
