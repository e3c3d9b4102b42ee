import { describe, expect, test } from '@jest/globals';
import { asking } from '../../../src/sandbox/engage/index.ts';
import { gateways } from '../../kit/gateway.ts';
import { asked, counts, hasten, sent, withSettings } from './kit.ts';
import { codes, create, createByText, creating, names, withUsers } from './roster-kit.ts';

const start = gateways();

describe('a list as text', () => {
  const asText = { agentsStringFormat: '{user};' };

  test('is sent where the configuration has a format', async () => {
    const users = ['zoe@acme.example', '+16175550100'];
    const t = await start(withUsers(users, withSettings(asText)));
    const payload = await creating(
      t,
      [...users, 'nobody'],
      { initialState: { requestedWorkState: 'Break' } },
      'results { user agent { state } error { code } } errors { code }',
    );
    expect(codes(payload)).toEqual(['done', 'done', 'NOT_FOUND']);
    expect(payload.results[1].agent.state).toBe('NOT_READY');
    expect(asked(t)).toEqual([createByText]);
    expect(sent(t, createByText)[0]).toContain('<arg1>zoe@acme.example;+16175550100;nobody;</arg1>');
  });

  test('is cut at 1,000 users and at 100,000 bytes', async () => {
    const users = names(1_200).map((name) => `${'é'.repeat(60)}-${name}`);
    const t = await start(withUsers(users, withSettings(asText)));
    const payload = await creating(t, users, {}, 'results { user error { code } } errors { code }');
    expect(new Set(codes(payload))).toEqual(new Set(['done']));
    const texts = sent(t, createByText).map((body) => /<arg1>(.*?)<\/arg1>/s.exec(body)?.[1] ?? '');
    expect(counts(t)).toEqual({ [createByText]: 2 });
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100_000);
    expect(texts.join('')).toBe(users.map((name) => `${name};`).join(''));
    const short = names(1_001);
    expect(new Set(codes(await creating(t, short)))).toEqual(new Set(['NOT_FOUND']));
    expect(counts(t)).toEqual({ [createByText]: 4 });
  });

  test.each(['a;b', 'tab\tb', 'a b', 'a,b', "O'Neil", '<b>'])(
    'is none with a name that could be misread (%j)',
    async (name) => {
      const t = await start(withUsers([name.replace('\t', ' '), 'zoe'], withSettings(asText)));
      const sendable = name.replace('\t', ' ');
      expect(codes(await creating(t, [sendable, 'zoe']))).toEqual(['done', 'done']);
      expect(asked(t)).toEqual([create]);
    },
  );

  test.each([
    ['-{user}', 'an-na'],
    ['{user}@x ', 'anna@x'],
    ['as{user}', 'joas'],
  ])('is none with a name that has some of the format %s in it (%s)', async (format, name) => {
    const t = await start(withUsers([name, 'zoe'], withSettings({ agentsStringFormat: format })));
    expect(codes(await creating(t, ['zoe', name]))).toEqual(['done', 'done']);
    expect(asked(t)).toEqual([create]);
  });

  test('is none with an action', async () => {
    const t = await start(withUsers(['zoe'], withSettings(asText)));
    expect(codes(await creating(t, ['zoe'], { initialState: { requestedAction: 'Train' } }))).toEqual(['done']);
    expect(asked(t)).toEqual([create]);
  });

  test('gives way to the list where the platform has no such method, which is remembered', async () => {
    const options = withUsers(['zoe', 'yan'], withSettings(asText));
    const t = await start({ ...options, engage: { ...options.engage, missing: [createByText] } });
    expect(codes(await creating(t, ['zoe']))).toEqual(['done']);
    expect(codes(await creating(t, ['yan']))).toEqual(['done']);
    expect(asked(t)).toEqual([createByText, create, create]);
  });

  test('that was lost, then refused, leaves the list to tell what had been done', async () => {
    const t = await start(withUsers(['zoe'], withSettings(asText)));
    hasten(t);
    t.sandbox.engage.fault(asking(createByText), 'apply-then-reset', { times: 1 });
    t.sandbox.engage.fault(asking(createByText), { status: 404 });
    expect(codes(await creating(t, ['zoe']))).toEqual(['done']);
    expect(asked(t).slice(0, 3)).toEqual([createByText, createByText, create]);
  });
});
