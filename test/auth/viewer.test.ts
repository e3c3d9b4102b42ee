import { describe, expect, test } from '@jest/globals';
import { small } from '../gateway/kit.ts';
import { gateways } from '../kit/gateway.ts';
import { bearer, jwtAuth, type TokenClaims } from '../kit/tokens.ts';

const start = gateways();

const who = '{ viewer { subject email scopes } }';

describe('who one is', () => {
  test.each<[string, TokenClaims, object]>([
    [
      'scopes in a list',
      { scope: ['queues:read', 'agents:read', 7] as never },
      { scopes: ['agents:read', 'queues:read'] },
    ],
    [
      'scopes with odd blanks',
      { scope: ' queues:read\t agents:read  queues:read' },
      { scopes: ['agents:read', 'queues:read'] },
    ],
    ['unknown scopes', { scope: 'openid agents:reads AGENTS:READ agents:read,queues:read' }, { scopes: [] }],
    ['no scopes', {}, { scopes: [] }],
    ['scopes that are a number', { scope: 7 as never }, { scopes: [] }],
    ['no address', {}, { email: null }],
    ['an address that is none', { email: 'anna' }, { email: null }],
    ['an address that is a list', { email: ['anna@acme.example'] as never }, { email: null }],
    ['an address that is proved', { email: 'a@b.example', email_verified: true }, { email: 'a@b.example' }],
    ['an address that is not proved', { email: 'a@b.example', email_verified: false }, { email: null }],
    ['the same in words', { email: 'a@b.example', email_verified: 'false' }, { email: null }],
    ['and in others', { email: 'a@b.example', email_verified: 'False' }, { email: null }],
    ['and in none', { email: 'a@b.example', email_verified: null as never }, { email: null }],
  ])('%s', async (_, claims, expected) => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    expect(await tried.query(who, {}, await bearer(claims))).toMatchObject({ data: { viewer: expected } });
  });

  test('by the claims that are configured', async () => {
    const auth = { ...jwtAuth, scopesClaim: 'permissions', emailClaim: 'https://acme.example/email' };
    const tried = await start({ ...small, config: { auth } });
    const claims = {
      scope: 'agents:read',
      email: 'ben@acme.example',
      permissions: ['queues:read'],
      'https://acme.example/email': 'anna@acme.example',
    };
    expect(await tried.query(who, {}, await bearer(claims))).toEqual({
      data: { viewer: { subject: 'anna', email: 'anna@acme.example', scopes: ['queues:read'] } },
    });
  });

  test('a claim is what the token says, and nothing that every object has', async () => {
    const auth = { ...jwtAuth, scopesClaim: '__proto__', emailClaim: 'constructor' };
    const tried = await start({ ...small, config: { auth } });
    expect(await tried.query(who, {}, await bearer())).toEqual({
      data: { viewer: { subject: 'anna', email: null, scopes: [] } },
    });
  });

  test('as a person with agents at every source, by address whatever its capitals', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const { centre } = tried.sandbox;
    const sinch = new Set(centre.agentsAt('SINCH').map(({ person }) => person));
    const person = centre.agentsAt('TENIOS').find((agent) => sinch.has(agent.person))?.person;
    const document = '{ viewer { person { email } agents { email source { vendor } } failures { code } } }';
    const headers = await bearer({ scope: 'agents:self', email: person?.email.toUpperCase() });
    const { data, errors } = await tried.query(document, {}, headers);
    expect(errors).toBeUndefined();
    expect(data.viewer.person.email.toLowerCase()).toBe(person?.email);
    expect(data.viewer.agents).toEqual(
      expect.arrayContaining(['TENIOS', 'SINCH'].map((vendor) => ({ email: expect.any(String), source: { vendor } }))),
    );
    expect(data.viewer.agents).toHaveLength(2);
    expect(data.viewer.failures).toEqual([]);
  });

  test('without a word of the sources to who may see no agents', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    tried.sandbox.sinch.fault(/agents/, { status: 403 });
    const failures = async (scope: string) => {
      const headers = await bearer({ scope, email: 'anna@acme.example' });
      return (await tried.query('{ viewer { failures { code } } }', {}, headers)).data.viewer.failures;
    };
    expect(await failures('queues:read')).toEqual([]);
    expect(tried.calls('sinch')).toEqual([]);
    expect(await failures('agents:self')).toEqual([{ code: 'VENDOR_UNAUTHORIZED' }]);
  });

  test('as nobody in particular without an address', async () => {
    const tried = await start({ ...small, config: { auth: jwtAuth } });
    const document = '{ viewer { subject person { email } agents { id } failures { code } } }';
    expect(await tried.query(document, {}, await bearer({ scope: 'agents:self' }))).toEqual({
      data: { viewer: { subject: 'anna', person: null, agents: null, failures: [] } },
    });
    expect(tried.calls('sinch')).toEqual([]);
  });
});
