import { describe, expect, test } from '@jest/globals';
import { gateways } from '../../kit/gateway.ts';
import {
  agentsOf,
  answers,
  ask,
  codes,
  envelope,
  hasten,
  health,
  raw,
  refuses,
  sent,
  small,
  told,
  withSettings,
} from './kit.ts';

const start = gateways();
const show = 'showAgentStateUsingUser';

describe('a Fault', () => {
  const fault = (inside: string) => envelope(`<soapenv:Fault>${inside}</soapenv:Fault>`);
  const unknownUser = [
    [
      'in the detail',
      '<faultcode>soapenv:Server</faultcode><detail><x:f xmlns:x="y"><code>OBJECT_NOT_EXISTS</code></x:f></detail>',
    ],
    ['in the fault code', '<faultcode>ns2:OBJECT_NOT_EXISTS</faultcode><faultstring>No.</faultstring>'],
    ['in the fault code alone, with blanks', '<faultcode> OBJECT_NOT_EXISTS\n</faultcode>'],
    [
      'as SOAP 1.2 has it',
      '<s:Code xmlns:s="u"><s:Value>s:Sender</s:Value><s:Subcode><s:Value>OBJECT_NOT_EXISTS</s:Value></s:Subcode></s:Code>',
    ],
  ] as const;

  test.each(unknownUser.flatMap((one) => [200, 400, 422, 500].map((status) => [...one, status] as const)))(
    'with its code %s (%s) is understood with status %d',
    async (_name, inside, status) => {
      const t = await start(small);
      raw(t, show, fault(inside), status);
      expect(await ask(t, 'state')).toEqual({ data: { agent: null } });
      expect(await health(t)).toEqual({ status: 'UP', lastError: null });
    },
  );

  test.each([
    ['NO_SESSION', 'NO_SESSION'],
    ['wsse:FailedAuthentication', null],
    ['wsse:InvalidSecurity', null],
    ['wsse:FailedCheck', null],
    ['ns1:InvalidSecurityToken', null],
  ])('%s is our credentials’, and nobody tries again', async (word, vendorCode) => {
    const t = await start(small);
    raw(t, show, fault(`<faultcode>${word}</faultcode><faultstring>secret words</faultstring>`), 500);
    const { errors } = await ask(t, 'state');
    expect(errors).toMatchObject([
      {
        message: 'Engage US does not accept our credentials.',
        extensions: { code: 'VENDOR_UNAUTHORIZED', vendorCode, retryable: false },
      },
    ]);
    expect(sent(t, show)).toHaveLength(1);
    expect(await health(t)).toMatchObject({ lastError: 'Engage US does not accept our credentials.' });
    expect(JSON.stringify([errors, t.log])).not.toContain('secret words');
  });

  test('of a wrong password is the same', async () => {
    for (const unknownCaller of ['NO_SESSION', 'wsse:FailedAuthentication']) {
      const t = await start({ ...withSettings({ password: 'not-it' }), engage: { unknownCaller } });
      expect(await codes(t)).toEqual(['VENDOR_UNAUTHORIZED']);
      expect(JSON.stringify(t.log)).not.toContain('not-it');
    }
  });

  test.each(['soapenv:Server', 'SOAP-ENV:Server.userException', 'env:Receiver'])(
    '%s without a code is Engage’s failure, and tried again',
    async (word) => {
      const t = await start(small);
      hasten(t);
      raw(t, show, fault(`<faultcode>${word}</faultcode><faultstring>java.lang.Oops</faultstring>`), 500);
      const { errors } = await ask(t, 'state');
      expect(errors).toMatchObject([
        {
          message: 'The source failed.',
          extensions: { code: 'VENDOR_UNAVAILABLE', vendorCode: null, retryable: true },
        },
      ]);
      expect(sent(t, show)).toHaveLength(3);
      expect(JSON.stringify([errors, t.log])).not.toContain('Oops');
    },
  );

  test.each([
    ['soapenv:Client', null],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
    ['ARG_NULL', 'ARG_NULL'],
    ['FAULT', null],
    ['x <b>y</b>', null],
  ])('%s is a refusal', async (word, vendorCode) => {
    const t = await start(small);
    raw(t, show, fault(`<faultcode>${word}</faultcode><faultstring>java.lang.Oops</faultstring>`), 500);
    const { errors } = await ask(t, 'state');
    expect(errors).toMatchObject([
      {
        message: 'Engage US refused the request.',
        extensions: { code: 'VENDOR_REJECTED', vendorCode, retryable: false },
      },
    ]);
    expect(sent(t, show)).toHaveLength(1);
    expect(await health(t)).toEqual({ status: 'UP', lastError: null });
    expect(JSON.stringify([errors, t.log])).not.toContain('Oops');
  });

  test('may come as a warning without anything beside it', async () => {
    const t = await start(small);
    answers(t, show, '<warnings><code>OBJECT_NOT_EXISTS</code><message>No.</message></warnings>');
    expect(await ask(t, 'state')).toEqual({ data: { agent: null } });
    t.reset();
    answers(t, show, '<warnings><code>no code at all</code></warnings>');
    expect((await ask(t, 'state')).errors).toMatchObject([
      { extensions: { code: 'VENDOR_REJECTED', vendorCode: null } },
    ]);
  });
});

describe('a status without SOAP', () => {
  const page = '<html><body>Oops</body></html>';

  test.each([
    [500, 'VENDOR_UNAVAILABLE', 'Engage US failed (status 500).', 3],
    [502, 'VENDOR_UNAVAILABLE', 'Engage US failed (status 502).', 3],
    [503, 'VENDOR_UNAVAILABLE', 'Engage US is not available (status 503).', 3],
    [429, 'VENDOR_RATE_LIMITED', 'Engage US asks for fewer requests.', 3],
    [401, 'VENDOR_UNAUTHORIZED', 'Engage US does not accept our credentials.', 1],
    [403, 'VENDOR_UNAUTHORIZED', 'Engage US does not accept our credentials.', 1],
    [405, 'VENDOR_REJECTED', 'Engage US refused the request (status 405).', 1],
    [302, 'VENDOR_BAD_RESPONSE', 'Engage US answered with status 302, which makes no sense here.', 1],
    [400, 'VENDOR_BAD_RESPONSE', 'Engage US gave an answer that makes no sense.', 1],
    [404, 'VENDOR_BAD_RESPONSE', 'Engage US has no service of Engage at the configured address.', 1],
  ])('%d means what it means anywhere', async (status, expected, message, requests) => {
    const t = await start(small);
    hasten(t);
    raw(t, show, page, status);
    const { errors } = await ask(t, 'state');
    expect(errors).toMatchObject([{ message, extensions: { code: expected } }]);
    expect(sent(t, show)).toHaveLength(requests);
  });

  test('500 with data is a failure too', async () => {
    const t = await start(small);
    hasten(t);
    raw(t, show, envelope(`<${show}Response/>`), 500);
    expect(await codes(t)).toEqual(['VENDOR_UNAVAILABLE']);
  });
});

test('calls are counted by the names of the methods, and failures by their codes', async () => {
  const t = await start(small);
  await told(t, 'state');
  refuses(t, show, 'NO_SESSION');
  await ask(t, 'state');
  const metrics = await (await fetch(new URL('metrics', t.url))).text();
  for (const outcome of ['ok', 'VENDOR_UNAUTHORIZED'])
    expect(metrics).toContain(`{source="engage-us",operation="${show}",outcome="${outcome}"} 1`);
});

test('no password stands in the log', async () => {
  const t = await start(small);
  await t.query('{ agents { nodes { state } } agentGroups { nodes { name status { state } } } }');
  refuses(t, show, 'NO_SESSION');
  await ask(t, 'state');
  expect(agentsOf(t).length).toBeGreaterThan(0);
  expect(t.log.join('')).not.toContain('sandbox-password');
});
