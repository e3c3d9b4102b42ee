import { expect, test } from '@jest/globals';
import { chooseEncoding } from '../../src/graphiql/encoding.ts';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['deflate', 'identity'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['br; q=0.5, gzip; q=0.8', 'gzip'],
  ['gzip;q=0, br;q=0', 'identity'],
  ['br;q=nonsense', 'identity'],
])('Accept-Encoding %p is answered with %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});
