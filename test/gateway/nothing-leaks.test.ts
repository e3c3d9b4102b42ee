import { describe, expect, test } from '@jest/globals';
import type { Behaviour } from '../../src/sandbox/faults.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { id, send, sinch, small, tenios } from './kit.ts';

const start = gateways();
const patience = { ...small, source: { [sinch]: { timeout: '90ms' }, [tenios]: { timeout: '90ms' } } };

const reads = `query ($agent: ID!, $teniosAgent: ID!, $email: EmailAddress!) {
  agents(first: 100) { nodes { name state stateSince skills { name } queues { serving } activeContacts { id } details { __typename } } failures { code message vendorCode } }
  counts: agentStateCounts { failures { code message vendorCode } }
  queues { nodes { status { waiting } } failures { code message vendorCode } }
  contacts(filter: { search: "swordfish*" }) { nodes { from } failures { code message vendorCode } }
  wrapUps { nodes { id } failures { code message vendorCode } }
  agent(id: $agent) { load { phoneCapacity } presences { name } contacts { nodes { id } failures { message } } }
  teniosAgent: agent(id: $teniosAgent) { state }
  person(email: $email) { state agents { state } failures { message } }
  monitoringSettings(sourceId: "${id('Source', sinch)}") { value }
  sources { health { status lastError circuit } }
}`;
const writes = `mutation ($agent: ID!, $teniosAgent: ID!, $email: EmailAddress!) {
  setAgentState(input: { agentId: $agent, state: READY }) { errors { code message vendorCode } }
  tenios: setAgentState(input: { agentId: $teniosAgent, state: NOT_READY, reason: "swordfish" }) { errors { code message vendorCode } }
  extendWrapUp(input: { agentId: $teniosAgent, by: 60000 }) { errors { code message vendorCode } }
  cancelWrapUp(input: { agentId: $teniosAgent }) { errors { code message vendorCode } }
  updateAgentDetails(input: { agentId: $teniosAgent, externalNumber: "+4912345678" }) { errors { code message vendorCode } }
  setPersonState(input: { email: $email, state: READY }) { errors { code message } results { errors { code message vendorCode } } }
  saveMonitoringSetting(input: { sourceId: "${id('Source', sinch)}", externalId: "swordfish", value: "x" }) { errors { code message } }
}`;

/** What belongs to the way to a vendor, and to nobody else. */
function secretsOf({ sandbox }: Tried): readonly string[] {
  // The digits alone may be those of a time or of a request's id.
  const ports = [sandbox.sinch, sandbox.tenios].map(({ baseUrl }) => `:${new URL(baseUrl).port}`);
  const basic = Buffer.from('sandbox:sandbox-password').toString('base64');
  const keys = ['sandbox-password', 'sandbox-api-key', 'sandbox-access-key', basic];
  const paths = ['/RI/rmi', '/acd/', '/wrap-up/', 'startTime', 'showAllInProcess', 'http://', 'localhost'];
  const names = ['authorization', 'x-api-key', 'access_key', 'agent_email', 'www-authenticate', 'x-served-by'];
  return [...ports, ...keys, ...paths, ...names, 'vault-7', 'xyzzy', 'swordfish'];
}

/** Their text, with a host and a password in it as no vendor should. */
const page = 'java.net.ConnectException: xyzzy password=swordfish at http://vault-7:8080/RI/rmi/agents';
const servedBy = { 'x-served-by': 'vault-7', 'www-authenticate': 'Basic realm="vault-7"' };

describe('nothing of the way to a vendor reaches a client or the log', () => {
  test.each<[string, Behaviour]>([
    ['breaks the connection', 'reset'],
    ['breaks off its answer', 'reset-body'],
    ['sends half of it as the whole', 'truncate'],
    ['fails with a stack trace', { status: 500, body: page, headers: servedBy }],
    ['refuses in words', { status: 400, body: page, headers: servedBy }],
    ['refuses in JSON', { status: 400, body: { error_code: page, error_message: page, fields: [page] } }],
    ['wants other credentials', { status: 401, body: page, headers: servedBy }],
    ['answers with a page', { status: 200, body: `<html>${page}</html>`, contentType: 'text/html', headers: servedBy }],
    ['answers with JSON of another kind', { status: 200, body: { message: page } }],
    ['sends elsewhere', { status: 302, headers: { location: 'http://vault-7/xyzzy' } }],
  ])('when it %s', async (_what, behaviour) => {
    const tried = await start(patience);
    const { centre } = tried.sandbox;
    const person = centre.people.find(({ vendors }) => vendors.length === 2);
    const email = person?.email ?? '';
    const variables = {
      email,
      agent: id('Agent', sinch, centre.agent('SINCH', email).id),
      teniosAgent: id('Agent', tenios, centre.agent('TENIOS', email).id),
    };
    tried.sandbox.sinch.fault(/./, behaviour);
    tried.sandbox.tenios.fault(/./, behaviour);
    const answers = [await send(tried, reads, { variables }), await send(tried, writes, { variables })];
    const metrics = await fetch(new URL('metrics', tried.url));
    const [listening = '', ...logged] = tried.log;
    expect(listening).toContain('Server listening');
    expect(logged.length).toBeGreaterThan(1);
    const everything = [...answers.map(({ text }) => text), ...logged, await metrics.text()].join('\n');
    expect(answers.every(({ text }) => text.includes('VENDOR_'))).toBe(true);
    expect(everything).not.toContain('INTERNAL_SERVER_ERROR');
    // What a client itself sent may come back in what it is told; here it does not even do that.
    expect(secretsOf(tried).filter((secret) => everything.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });

  test('when nobody listens at its address', async () => {
    const tried = await start(patience);
    const secrets = secretsOf(tried);
    await Promise.all([tried.sandbox.sinch.close(), tried.sandbox.tenios.close()]);
    const { text } = await send(
      tried,
      `{ agents(filter: { states: [READY] }) { nodes { id } failures { code message } } }`,
    );
    const everything = [text, ...tried.log.slice(1)].join('\n');
    expect(JSON.parse(text).data.agents.failures).toEqual([
      { code: 'VENDOR_UNAVAILABLE', message: 'TENIOS Germany cannot be reached.' },
      { code: 'VENDOR_UNAVAILABLE', message: 'Sinch Finland cannot be reached.' },
    ]);
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  });
});
