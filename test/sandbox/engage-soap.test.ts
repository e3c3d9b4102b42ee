import { describe, expect, test } from '@jest/globals';
import { asking, methodAsked } from '../../src/sandbox/engage/index.ts';
import { sandboxes } from './kit.ts';
import { arg, envelope, external, read, send } from './soap.ts';

const start = sandboxes();
const calm = { warmUp: 0, frozen: true } as const;
const group = arg(1, external('Power48'));
const showState = envelope('showAgentGroupState', group);

describe('the service', () => {
  test('answers and faults as SOAP 1.1 does', async () => {
    const { engage } = await start(calm);
    const good = await send(engage.baseUrl, showState);
    expect([good.status, good.headers.get('content-type')]).toEqual([200, 'text/xml;charset=UTF-8']);
    expect(await good.text()).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><ns2:showAgentGroupStateResponse xmlns:ns2="http://www.soundbite.com/SOAPAPI2/110"><return><data><agentGroup><internalId>100002</internalId><externalId>Power48</externalId></agentGroup><allocatedCount>48</allocatedCount><currentStartTime>08:00</currentStartTime><currentEndTime>20:00</currentEndTime><state>Active</state></data></return></ns2:showAgentGroupStateResponse></soapenv:Body></soapenv:Envelope>`,
    );
    const bad = await send(engage.baseUrl, envelope('showAgentGroupState', arg(1, external('A &amp; B'))));
    expect([bad.status, bad.headers.get('content-type')]).toEqual([500, 'text/xml;charset=UTF-8']);
    expect(await bad.text()).toContain(
      '<soapenv:Fault><faultcode>OBJECT_NOT_EXISTS</faultcode><faultstring>Referenced object &apos;A &amp; B&apos; does not exist</faultstring><detail><fault><code>OBJECT_NOT_EXISTS</code><message>Referenced object &apos;A &amp; B&apos; does not exist</message></fault></detail></soapenv:Fault>',
    );
  });

  test('is one address that takes text/xml by POST', async () => {
    const { engage } = await start(calm);
    const path = `${engage.baseUrl}/ContactCenterManagementService110`;
    const status = async (url: string, init: RequestInit) => (await fetch(url, init)).status;
    const headers = { 'content-type': 'text/xml' };
    expect(await status(path, { method: 'POST', headers, body: showState })).toBe(200);
    expect(await status(path, { method: 'GET' })).toBe(405);
    const soap12 = { 'content-type': 'application/soap+xml' };
    expect(await status(path, { method: 'POST', headers: soap12, body: showState })).toBe(415);
    expect(await status(path.replace('110', '109'), { method: 'POST', headers, body: showState })).toBe(404);
  });

  test('has another address and namespace in another version', async () => {
    const { engage } = await start({ ...calm, engage: { version: '120' } });
    const body = showState.replace('SOAPAPI2/110', 'SOAPAPI2/120');
    expect(await read(await send(engage.baseUrl, body, '120'))).toMatchObject({ status: 200 });
    expect((await send(engage.baseUrl, body)).status).toBe(404);
    const { fault } = await read(await send(engage.baseUrl, showState, '120'));
    expect(fault).toMatch(/^soapenv:Client There is no method/);
  });

  const parts = { text: 'plain text', cut: showState.slice(0, -30), json: '{"a":1}', nothing: '' };
  test.each(Object.entries(parts))('faults on %s', async (_, body) => {
    const { engage } = await start(calm);
    const { status, fault } = await read(await send(engage.baseUrl, body));
    expect([status, fault]).toEqual([500, expect.stringMatching(/^soapenv:Client /)]);
  });

  test('faults on an envelope of SOAP 1.2, and on a body that is not there or holds more', async () => {
    const { engage } = await start(calm);
    const fault = async (body: string) => (await read(await send(engage.baseUrl, body))).fault;
    const newer = showState.replace(
      'http://schemas.xmlsoap.org/soap/envelope/',
      'http://www.w3.org/2003/05/soap-envelope',
    );
    expect(await fault(newer)).toMatch(/^soapenv:VersionMismatch /);
    const twice = showState.replace('</soapenv:Body>', '<more/></soapenv:Body>');
    expect(await fault(twice)).toMatch(/^soapenv:Client /);
    expect(await fault(showState.replace(/<soapenv:Body>.*<\/soapenv:Body>/s, ''))).toMatch(/^soapenv:Client /);
  });
});

describe('WS-Security', () => {
  test('is checked on every request', async () => {
    const { engage } = await start(calm);
    const fault = async (body: string) => (await read(await send(engage.baseUrl, body))).fault;
    expect(await fault(showState)).toBeNull();
    const changes: readonly [RegExp, string][] = [
      [/<wsse:Security.*<\/wsse:Security>/s, ''],
      [/>sandbox</, '>somebody<'],
      [/>sandbox-password</, '>secret<'],
      [/#PasswordText/, '#PasswordDigest'],
      [/<wsse:Password.*<\/wsse:Password>/s, ''],
      [/wss-wssecurity-secext-1\.0/, 'wss-wssecurity-secext-1.1'],
    ];
    for (const [part, other] of changes) expect(await fault(showState.replace(part, other))).toMatch(/^NO_SESSION /);
    expect(await fault(showState.replace(/ Type="[^"]*"/, ''))).toBeNull();
    const unknown = envelope('showNothing', '', 'sandbox', 'wrong');
    expect(await fault(unknown)).toMatch(/^NO_SESSION /);
  });

  test('takes credentials full of markup', async () => {
    const { engage } = await start({ ...calm, engage: { username: "O'Neil & Co", password: 'p&ss<1>' } });
    const ask = async (username: string, password: string) =>
      (await read(await send(engage.baseUrl, envelope('showAgentGroupState', group, username, password)))).fault;
    expect(await ask('O&apos;Neil &amp; Co', 'p&amp;ss&lt;1&gt;')).toBeNull();
    expect(await ask("O'Neil &#38; Co", '<![CDATA[p&ss<1>]]>')).toBeNull();
    expect(await ask('O&apos;Neil &amp; Co', 'p&amp;amp;ss&lt;1&gt;')).toMatch(/^NO_SESSION /);
    expect(await ask("O'Neil & Co", 'p&ss<1>')).toMatch(/^soapenv:Client /);
  });

  test('can fault by another code', async () => {
    const { engage } = await start({ ...calm, engage: { unknownCaller: 'wsse:FailedAuthentication' } });
    const answer = await read(await send(engage.baseUrl, envelope('showAgentGroupState', group, 'x')));
    expect(answer.fault).toBe('wsse:FailedAuthentication The security token could not be authenticated.');
  });
});

describe('arguments', () => {
  test('are unqualified, in their order, and made of what their type knows', async () => {
    const { soap } = await start(calm);
    const fault = async (...inside: string[]) => (await soap('showAgentGroupState', ...inside)).fault;
    expect(await fault(group)).toBeNull();
    const wrong = [
      group.replaceAll('arg1', 'sb:arg1'),
      group.replaceAll('arg1', 'agentGroup'),
      arg(1, '<sb:externalId>Power48</sb:externalId>'),
      arg(1, '<externalid>Power48</externalid>'),
      arg(1, '<externalId><b>Power48</b></externalId>'),
      arg(1, 'Power48'),
      group + group,
      group + arg(2, external('Power48')),
      arg(1, external('Power48'), 'AgentGroup').replace('sb:', 'other:'),
    ];
    for (const inside of wrong)
      expect([inside, await fault(inside)]).toEqual([inside, expect.stringMatching(/^soapenv:Client /)]);
    expect(await fault()).toBe("ARG_NULL Invalid Data, argument 'agentGroup' must be non-null");
    expect(await fault('<arg1 xsi:nil="true"/>')).toMatch(/^ARG_NULL .*'agentGroup'/);
    expect(await fault(arg(1, external('Power48'), 'ScheduleGroup'))).toMatch(/^ARG_INVALID_TYPE .*'ScheduleGroup'/);
    expect(await fault(arg(1, external('Power48'), 'AgentGroup'))).toBeNull();
  });

  test('of a base type say which of its types they are', async () => {
    const { soap } = await start(calm);
    const fault = async (inside: string) => (await soap('listAgentStatesUsingEntity', inside)).fault;
    expect(await fault(arg(1, external('Acme'), 'Account'))).toBeNull();
    expect(await fault(arg(1, external('Acme')))).toBe("ARG_INVALID_TYPE Argument is of invalid type 'BaseEntity'");
    expect(await fault(arg(1, external('Acme'), 'Enterprise'))).toMatch(/^ARG_INVALID_TYPE .*'Enterprise'/);
    expect(await fault(arg(1, external('Acme'), 'Org'))).toMatch(/^ARG_INVALID_TYPE .*'Org'/);
  });
});

describe('methods', () => {
  test('that the platform does not have are a Fault without a code of the service', async () => {
    const { soap } = await start({ ...calm, engage: { missing: ['listAgentGroupStates', 'deleteScheduleGroup'] } });
    const account = arg(1, external('Acme'), 'Account');
    for (const method of ['listAgentGroupStates', 'deleteScheduleGroup', 'showEverything']) {
      const { status, fault } = await soap(method, account);
      expect([status, fault]).toEqual([500, expect.stringMatching(/^soapenv:Client There is no method/)]);
    }
    expect((await soap('listAgentStatesUsingEntity', account)).fault).toBeNull();
  });

  test('can be told apart by what they ask, for faults and counts', async () => {
    const { soap, engage } = await start(calm);
    engage.fault(asking('showAgentGroup'), { status: 404 });
    expect((await soap('showAgentGroupState', group)).status).toBe(200);
    await expect(soap('showAgentGroup', group)).rejects.toThrow();
    expect(engage.requests.map(methodAsked)).toEqual(['showAgentGroupState', 'showAgentGroup']);
  });
});
