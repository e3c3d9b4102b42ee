import { describe, expect, test } from '@jest/globals';
import { deepcall, file, messagesOf, one, pathsOf, sinch, tenios } from './kit.ts';

describe('unknown keys', () => {
  test.each([
    [{ sever: {} }, 'sever', 'server'],
    [{ Limits: {} }, 'Limits', 'limits'],
    [{ server: { prot: 1 } }, 'server.prot', 'port'],
    [{ limits: { body_bytes: 1 } }, 'limits.body_bytes', 'bodyBytes'],
    [{ limits: { 'c-o-s-t': 1 } }, 'limits.c-o-s-t', 'cost'],
    [{ limits: { BODYBYTES: 1 } }, 'limits.BODYBYTES', 'bodyBytes'],
    [{ limits: { operationTimout: '1s' } }, 'limits.operationTimout', 'operationTimeout'],
    [one(tenios({ acces_key: 'x' })), 'sources[0].acces_key', 'accessKey'],
    [one(tenios({ requestPerSecond: 1 })), 'sources[0].requestPerSecond', 'requestsPerSecond'],
    [
      one(deepcall({ agents: [{ user_id: '13', userId: '13', token: 't' }] })),
      'sources[0].agents[0].user_id',
      'userId',
    ],
    [one(sinch({ base_url: 'x' })), 'sources[0].base_url', 'baseUrl'],
    [
      one(sinch({ auth: { type: 'basic', username: 'u', password: 'p', 'api-key': 'x' } })),
      'sources[0].auth.api-key',
      'apiKey',
    ],
    [
      one(sinch({ auth: { type: 'session', loginPath: '/login', username: 'u', password: 'p', userNameFeild: 'x' } })),
      'sources[0].auth.userNameFeild',
      'usernameField',
    ],
  ])('%j is asked whether another was meant', (changes, path, meant) => {
    expect(messagesOf(file({ ...changes }))).toEqual({ [path]: `is not a known key; did you mean ${meant}?` });
  });

  test('unlike any other hear which there are at that place', () => {
    expect(messagesOf(file({ store: { colour: 'red' } }))).toEqual({
      'store.colour': 'is not a known key; remove it, or use one of path, redis.',
    });
  });

  test('that are not even names are not shown', () => {
    expect(messagesOf(file({ store: { 'path:x': null } }))).toEqual({
      'store.?': 'is not a known key, nor even a name; write a colon and a blank after each key.',
    });
  });

  test('of another vendor or sign-in are unknown', () => {
    expect(pathsOf(file({ sources: [sinch({ accessKey: 'x' }), tenios({ auth: {} })] }))).toEqual([
      'sources[0].accessKey',
      'sources[1].auth',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('named %s are refused like any other', (key) => {
    expect(pathsOf(`{ auth: { mode: none }, sources: [${JSON.stringify(tenios())}], ${key}: {} }`)).toEqual([key]);
  });
});
