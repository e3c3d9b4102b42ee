import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { anonymous, type Viewer } from '../../../src/context.ts';
import { answerKey } from '../../../src/server/subscriptions/answer-key.ts';

interface Given {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly language?: string | undefined;
  readonly viewer?: Partial<Viewer>;
}

const keyOf = ({ query, viewer, language, ...rest }: Given): string =>
  answerKey({ document: parse(query), query, viewer: { ...anonymous, ...viewer }, language, ...rest });

const anna = 'anna@acme.example';
const ben = 'ben@acme.example';
const reading = ['agents:read', 'agents:self'];
const own = ['agents:self', 'queues:read'];

const query = 'subscription F($after: ID, $yes: Boolean) { wrapUpEvents(after: $after) { id @include(if: $yes) } }';

describe('subscriptions share answers', () => {
  test.each<[string, Given, Given]>([
    ['resume from elsewhere', { query, variables: { after: 'a' } }, { query, variables: { after: 'b' } }],
    [
      'name that in the document',
      { query: 'subscription { s(after: "a") { id } }' },
      { query: 'subscription { s(after: "bc") { id } }' },
    ],
    [
      'follow others',
      { query: 'subscription { s(agentIds: ["a"], types: [X]) { id } }' },
      { query: 'subscription { s(agentIds: [], types: [X, Y]) { id } }' },
    ],
    ['send what nobody uses', { query, variables: { x: 1 } }, { query, variables: { x: 2 } }],
    ['leave out or send nothing', { query, variables: {} }, { query }],
    ['are somebody else', { query, viewer: { subject: 'anna' } }, { query, viewer: { subject: 'ben' } }],
    [
      'are somebody else who may read everybody',
      { query, viewer: { email: anna, scopes: reading } },
      { query, viewer: { email: ben, scopes: reading } },
    ],
    [
      'are somebody else who may read no agent',
      { query, viewer: { email: anna, scopes: ['queues:read'] } },
      { query, viewer: { email: ben, scopes: ['queues:read'] } },
    ],
    [
      'write themselves otherwise',
      { query, viewer: { email: anna, scopes: own } },
      { query, viewer: { email: 'Anna@ACME.example', scopes: own.toReversed() } },
    ],
  ])('where they only %s', (_, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  test.each<[string, Given, Given]>([
    ['the selection', { query: 'subscription { s { id } }' }, { query: 'subscription { s { id at } }' }],
    ['the field', { query: 'subscription { s(a: 1) { id } }' }, { query: 'subscription { t(a: 1) { id } }' }],
    ['a value that is selected by', { query, variables: { yes: true } }, { query, variables: { yes: false } }],
    [
      'a value that is both chosen and selected by',
      { query: 'subscription ($x: Int) { s(first: $x) { t(first: $x) } }', variables: { x: 1 } },
      { query: 'subscription ($x: Int) { s(first: $x) { t(first: $x) } }', variables: { x: 2 } },
    ],
    [
      'arguments within a fragment',
      { query: 'subscription { ...F } fragment F on Subscription { s(a: 1) { id } }' },
      { query: 'subscription { ...F } fragment F on Subscription { s(a: 2) { id } }' },
    ],
    [
      'the operation',
      { query: 'subscription A { s { id } } subscription B { s { at } }', operationName: 'A' },
      { query: 'subscription A { s { id } } subscription B { s { at } }', operationName: 'B' },
    ],
    ['their rights', { query }, { query, viewer: { scopes: reading } }],
    [
      'whose agents are their own, and may read no others',
      { query, viewer: { email: anna, scopes: own } },
      { query, viewer: { email: ben, scopes: own } },
    ],
    [
      'letters of their addresses that are the same in one case only',
      { query, viewer: { email: 'kim@acme.example', scopes: own } },
      { query, viewer: { email: '\u212aim@acme.example', scopes: own } },
    ],
    ['a value that one of them leaves out', { query, variables: {} }, { query, variables: { yes: null } }],
    ['the language', { query, language: 'fi' }, { query }],
  ])('but not where they differ in %s', (_, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
