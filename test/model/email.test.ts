import { describe, expect, test } from '@jest/globals';
import { emailKey, emailOrNull, sameEmail } from '../../src/model/email.ts';

describe('addresses', () => {
  test.each([
    ['anna@acme.example', 'Anna@ACME.example'],
    ['jörg@acme.example', 'JÖRG@acme.example'],
  ])('%s and %s are the same', (one, other) => {
    expect(sameEmail(one, other)).toBe(true);
    expect(emailKey(one)).toBe(emailKey(other));
  });

  test.each([
    ['another address', 'anna@acme.example', 'ben@acme.example'],
    ['a Kelvin sign for a k', 'kim@acme.example', '\u212aim@acme.example'],
    ['a long s for an s', 'sam@acme.example', '\u017fam@acme.example'],
    ['a dotless i for an i', 'iris@acme.example', '\u0131r\u0131s@acme.example'],
    ['a blank', 'anna@acme.example', ' anna@acme.example'],
    ['none for one', 'anna@acme.example', null],
    ['none for none', null, null],
  ])('%s is another', (_, one, other) => {
    expect(sameEmail(one, other)).toBe(false);
    expect(sameEmail(other, one)).toBe(false);
  });

  test.each([[null], [''], ['  '], ['anna'], ['an na@acme.example'], ['anna@acme'], ['@acme.example']])(
    '%j is none',
    (text) => {
      expect(emailOrNull(text)).toBeNull();
    },
  );

  test('blanks around one are no part of it', () => {
    expect(emailOrNull(' anna@acme.example\n')).toBe('anna@acme.example');
  });
});
