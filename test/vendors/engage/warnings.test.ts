import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import { small } from './kit.ts';
import { codes, create, creating, warns } from './roster-kit.ts';

const start = gateways();

describe('a warning', () => {
  const exists = (name: string) => ['OBJECT_EXISTS', `Object '${name}' already exists`] as const;

  test.each([
    ['a name in a longer one', ['ann', 'anna', 'hanna'], [exists('anna')], { anna: 'ALREADY_EXISTS' }],
    ['a longer name', ['ann', 'ann lee'], [exists('ann lee')], { 'ann lee': 'ALREADY_EXISTS' }],
    [
      'an address in a longer one',
      ['ann@x.example', 'joann@x.example', 'ann@x.example.org'],
      [exists('ann@x.example')],
      { 'ann@x.example': 'ALREADY_EXISTS' },
    ],
    ['a name with an apostrophe', ["O'Neil", 'Neil', 'O'], [exists("O'Neil")], { "O'Neil": 'ALREADY_EXISTS' }],
    [
      'a name with quotes',
      ['the "boss"', 'boss'],
      [['ARG_INVALID_DATA', 'Invalid Data "the "boss""']],
      { 'the "boss"': 'INVALID_INPUT' },
    ],
    ['a name with an ampersand', ['Sons & Co', 'Sons'], [exists('Sons & Co')], { 'Sons & Co': 'ALREADY_EXISTS' }],
    [
      'a name like a pattern',
      ['a.c', 'abc', '(x)*+?[y]'],
      [exists('(x)*+?[y]'), exists('a.c')],
      { 'a.c': 'ALREADY_EXISTS', '(x)*+?[y]': 'ALREADY_EXISTS' },
    ],
    ['another case', ['Ann@X.Example'], [exists('ann@x.example')], { 'Ann@X.Example': 'ALREADY_EXISTS' }],
    [
      'names that differ by case alone',
      ['ANN', 'ann'],
      [exists('ann'), exists('Ann')],
      { ann: 'ALREADY_EXISTS', ANN: 'ALREADY_EXISTS' },
    ],
    [
      'no quotes',
      ['ann', 'ann@x.example', 'x.example'],
      [['OBJECT_NOT_EXISTS', 'There is no user ann@x.example.']],
      { 'ann@x.example': 'NOT_FOUND' },
    ],
    [
      'no quotes, at either end',
      ['ann', 'bob'],
      [
        ['INVALID_STATE', 'ann: no'],
        ['INVALID_STATE', 'not so, bob'],
      ],
      { ann: 'INVALID_STATE', bob: 'INVALID_STATE' },
    ],
    ['what is the user’s', ['ann'], [['INVALID_STATE', "ann's state does not allow it"]], { ann: 'INVALID_STATE' }],
    ['other quotes', ['ann'], [['OBJECT_EXISTS', 'Das Objekt „ann“ ist vorhanden']], { ann: 'ALREADY_EXISTS' }],
    ['a phone number', ['+1617555', '617555', '16175550'], [exists('+1617555')], { '+1617555': 'ALREADY_EXISTS' }],
    [
      'a name beside another quoted word',
      ['ann'],
      [['ARG_INVALID_CHAR', "Argument 'agents' has ann in it"]],
      { ann: 'INVALID_INPUT' },
    ],
    [
      'quotes before all else',
      ['ann', 'agents'],
      [['OBJECT_EXISTS', "Object 'ann' is among the agents already"]],
      { ann: 'ALREADY_EXISTS' },
    ],
    [
      'the longest text in quotes',
      ['the boys', "the boys' team"],
      [exists("the boys' team")],
      { "the boys' team": 'ALREADY_EXISTS' },
    ],
    [
      'the longest name without quotes',
      ['ann', 'ann lee'],
      [['OBJECT_NOT_EXISTS', 'no user ann lee']],
      { 'ann lee': 'NOT_FOUND' },
    ],
    [
      'its very case',
      ['ANN', 'ann'],
      [exists('ann'), ['OBJECT_NOT_EXISTS', "no user 'ANN'"]],
      { ann: 'ALREADY_EXISTS', ANN: 'NOT_FOUND' },
    ],
  ] as const)('names its user by %s', async (_what, users, warnings, expected) => {
    const t = await start(small);
    warns(t, create, warnings);
    const payload = await creating(t, users);
    const named: Readonly<Record<string, string>> = expected;
    expect(codes(payload)).toEqual(users.map((name) => named[name] ?? 'OUTCOME_UNKNOWN'));
    expect(payload.errors).toEqual([]);
  });

  test.each([
    ['ann', 'no user joann'],
    ['ann', 'no user anna'],
    ['ann', 'no user ann@x.example'],
    ['x.example', 'no user ann@x.example'],
    ['ann', 'no user ann.lee'],
    ['lee', 'no user ann.lee'],
    ['ann', 'no user ann-lee'],
    ['ann', 'no user O’Ann'],
    ['neil', "Object 'O'Neil' already exists"],
    ['o', "Object 'O'Neil' already exists"],
    ['ann', 'no user named'],
    ['ann', `${'.'.repeat(3_000)} ann`],
  ])('does not name %s by "%s"', async (name, text) => {
    const t = await start(small);
    warns(t, create, [['OBJECT_EXISTS', text]]);
    const payload = await creating(t, [name]);
    expect(codes(payload)).toEqual(['OUTCOME_UNKNOWN']);
    expect(payload.errors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
  });

  test('about somebody who was created concerns nobody', async () => {
    const t = await start(small);
    warns(t, create, [exists('ann')], ['Ann']);
    const payload = await creating(t, ['ann']);
    expect(codes(payload)).toEqual(['done']);
    expect(payload.errors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
  });
});
