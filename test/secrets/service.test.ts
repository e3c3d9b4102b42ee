import { afterEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { startGateway } from '../../src/compose.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { configOf } from '../kit/gateway.ts';
import { rawSocket } from '../kit/raw-socket.ts';
import { audience, issuer, signed } from '../kit/tokens.ts';
import { documents, sourcesAt } from './kit.ts';
import { credentials, found, ofClients, ofVendors, type Secrets } from './marks.ts';
import { startTelltale, type Telltale, tellings } from './telltale.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const scopes = 'agents:read queues:read contacts:read agents:manage groups:manage settings:manage';
const everything: Secrets = { ...credentials, ...ofVendors, ...ofClients };

/** A service over vendors that tell everything, and all that it says to whomever, log included. */
async function service(limits: object = {}) {
  const vendor = await startTelltale();
  ends.push(() => vendor.close());
  const said: string[] = [];
  const auth = { mode: 'jwt', issuer, audience, secret: credentials.jwt };
  const config = configOf({ auth, sources: sourcesAt(vendor.url), watch: { interval: '100ms' }, limits });
  const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) });
  const gateway = await startGateway(config, { clock: systemClock, log });
  ends.push(() => gateway.close());
  const claims = { iss: issuer, aud: audience, sub: 'anna', email: 'anna@acme.example', scope: scopes };
  const exp = Math.floor(systemClock.now() / 1000) + 3_600;
  const token = await signed({ ...claims, exp }, new TextEncoder().encode(credentials.jwt), { alg: 'HS256' });
  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(new URL(path, gateway.url), { redirect: 'manual', ...init });
    const text = `${response.status} ${response.statusText} ${JSON.stringify([...response.headers])} ${await response.text()}`;
    said.push(text);
    return text;
  };
  const operation = (body: object | string, headers: Record<string, string> = {}): Promise<string> =>
    ask('graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const [, , signature = ''] = token.split('.');
  return { vendor, gateway, said, ask, operation, token, secrets: { ...everything, token: signature } };
}

/** Everything that anybody can look at. */
async function lookAround(ask: (path: string) => Promise<string>): Promise<void> {
  for (const path of ['metrics', 'health/live', 'health/ready', '', 'graphiql', 'nowhere']) await ask(path);
}

describe('a vendor that', () => {
  test.each(Object.keys(tellings))('%s tells nobody but us', async (name) => {
    const { vendor, said, ask, operation, secrets } = await service();
    vendor.tell = tellings[name] ?? vendor.tell;
    for (const query of documents) await operation({ query });
    await lookAround(ask);
    const all = said.join('\n');
    // It was asked with every credential, and did tell.
    expect(sent(vendor)).toEqual([
      'deepcallSsid',
      'deepcallToken',
      'engage',
      'sessionPassword',
      'sinchKey',
      'sinchPassword',
      'tenios',
    ]);
    expect(all).toContain('VENDOR_');
    expect(all).not.toContain('INTERNAL_SERVER_ERROR');
    expect(found(all, secrets)).toEqual([]);
  });
});

/** The credentials that a vendor was sent. */
const sent = ({ heard }: Telltale): readonly string[] =>
  Object.entries(credentials)
    .filter(([name, secret]) => found(heard.join('\n'), { [name]: secret }).length > 0)
    .map(([name]) => name)
    .sort();

describe('what a client sends for nobody else', () => {
  const { authorization, cookie, apiKey, text, comment, variable, name, header, path, payload } = ofClients;
  const headers = {
    cookie: `a=${cookie}`,
    'x-api-key': apiKey,
    'x-any': header,
    'user-agent': header,
    referer: `http://x/${header}`,
  };

  test.each<[string, string | object]>([
    ['a value in the document', { query: `{ contacts(filter: { search: "${text}" }) { nodes { id } } }` }],
    ['a value of the wrong kind', { query: `{ agents(first: "${text}") { nodes { id } } }` }],
    ['a word where none is', { query: `{ agents { nodes { id ${text.replaceAll('-', '_')} } } } # ${comment}` }],
    ['a document that is none', { query: `{ agents( "${text}" # ${comment}` }],
    ['a document that is none at all', { query: `"${text} ${comment}` }],
    ['a block string', { query: `{ contacts(filter: { search: """${text}` }],
    ['a directive', { query: `{ agents @${text.replaceAll('-', '_')} { nodes { id } } }` }],
    ['a fragment', { query: `{ ...${text.replaceAll('-', '_')} }` }],
    [
      'a variable of a kind of its own',
      { query: 'query ($x: Int) { agents(first: $x) { nodes { id } } }', variables: { x: variable } },
    ],
    [
      'a variable that is a date',
      {
        query: 'query ($x: DateTime) { contacts(filter: { since: $x }) { nodes { id } } }',
        variables: { x: variable },
      },
    ],
    [
      'a variable that is an id',
      { query: 'query ($x: ID!) { node(id: $x) { id } agent(id: $x) { id } }', variables: { x: variable } },
    ],
    [
      'a variable that is a cursor',
      { query: 'query ($x: String) { agents(after: $x) { nodes { id } } }', variables: { x: variable } },
    ],
    [
      'a variable that is an e-mail',
      { query: 'query ($x: EmailAddress!) { person(email: $x) { email } }', variables: { x: variable } },
    ],
    ['a variable that nobody asked for', { query: '{ __typename }', variables: { x: { y: [variable] } } }],
    [
      'a change',
      {
        query: `mutation ($x: ID!) { setAgentState(input: { agentId: $x, state: NOT_READY, reason: "${text}", idempotencyKey: "${text}" }) { errors { code message } } }`,
        variables: { x: variable },
      },
    ],
    ['the name of an operation', { query: 'query a { __typename } query b { __typename }', operationName: name }],
    ['the name of a document', { documentId: name, extensions: { persistedQuery: { version: 1, sha256Hash: name } } }],
    ['extensions', { query: '{ __typename }', extensions: { any: text, persistedQuery: text } }],
    ['a body that is no JSON', `{"query": "{ ${text}`],
    ['a body that is no object', `["${text}"]`],
  ])('%s is told to nobody else', async (_, body) => {
    const { said, ask, operation, secrets } = await service({ client: { burst: 100 } });
    await operation(body, headers);
    await operation(body, { ...headers, accept: 'text/event-stream' });
    await operation(body, { ...headers, 'content-type': `text/${text}` });
    // GraphQL's own sentences show whoever sent a wrong value that value. Headers are shown to nobody.
    const others = Object.entries(secrets).filter(([key]) => !['text', 'comment', 'variable', 'name'].includes(key));
    const answers = said.filter((one) => /^\d{3} /.test(one));
    expect(answers).toHaveLength(3);
    expect(found(answers.join('\n'), Object.fromEntries(others))).toEqual([]);
    said.splice(0, said.length, ...said.filter((one) => !answers.includes(one)));
    await lookAround(ask);
    expect(found(said.join('\n'), secrets)).toEqual([]);
  });

  test('is told to nobody when it is refused for who it is, where it asks, or how much', async () => {
    const { said, ask, operation, token, gateway, secrets } = await service({
      client: { operationsPerSecond: 1, burst: 3 },
    });
    const query = `{ contacts(filter: { search: "${text}" }) { nodes { id } } }`;
    await operation({ query }, { ...headers, authorization });
    await operation({ query }, { ...headers, authorization: `Bearer ${authorization}` });
    await operation({ query }, { ...headers, authorization: `Basic ${btoa(`u:${authorization}`)}` });
    await operation({ query }, { ...headers, authorization: `Bearer ${token}x` });
    for (const at of [
      `${path}/x`,
      `graphql/${path}?${path}`,
      `graphql?query=${path}&variables=${path}`,
      `assets/${path}`,
      `%2e%2e/${path}`,
    ])
      await ask(at, { headers: { ...headers, authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' } });
    for (let times = 0; times < 5; times += 1) await operation({ query }, headers);
    expect(said.join('\n')).toContain(' 429 '.trim());
    await lookAround(ask);
    expect(said.join('\n')).toContain('RATE_LIMITED');

    for (const [greeting, message] of [
      [
        { authorization: `Bearer ${token}` },
        { id: 'i', type: 'subscribe', payload: { query, variables: { x: variable } } },
      ],
      [{ authorization: `Bearer ${token}` }, { id: 'i', type: payload, payload }],
      [{ authorization: `Bearer ${token}` }, payload],
      [{ authorization }, null],
      [{ [payload]: payload }, null],
    ] as const) {
      const raw = await rawSocket(gateway, { greets: false, headers });
      raw.say({ type: 'connection_init', payload: greeting });
      if (message !== null) {
        await raw.hears(1);
        raw.say(message);
        await raw.hears(2).catch(() => undefined);
      }
      if (message === null || typeof message === 'string' || message.type === payload)
        said.push(JSON.stringify(await raw.closed));
      said.push(JSON.stringify(raw.heard));
      raw.socket.terminate();
    }
    expect(said.join('\n')).toContain('4401');
    expect(found(said.join('\n'), secrets)).toEqual([]);
  });
});

test('what subscriptions look at again and again tells nobody but us either', async () => {
  const { vendor, gateway, said, ask, token, secrets } = await service();
  const raw = await rawSocket(gateway, { payload: { authorization: `Bearer ${token}` } });
  const watched = [
    'agentStateChanged { agent { id state } }',
    'queueStatusChanged { queue { id } }',
    'contactChanged { type }',
    'wrapUpEvents { type }',
    'sourceHealthChanged(snapshot: true) { source { health { lastError } } }',
  ];
  for (const [at, field] of watched.entries())
    raw.say({ id: String(at), type: 'subscribe', payload: { query: `subscription { ${field} }` } });
  for (const [name, tell] of Object.entries(tellings)) {
    vendor.tell = tell;
    const before = vendor.heard.length;
    const giveUp = performance.now() + 3_000;
    // Circuits may rest: then there is nothing to be told.
    while (vendor.heard.length < before + 4 && performance.now() < giveUp && !said.join('').includes('left alone'))
      await new Promise((go) => setImmediate(go));
    said.push(name);
  }
  said.push(JSON.stringify(raw.heard));
  raw.socket.terminate();
  await lookAround(ask);
  expect(found(said.join('\n'), secrets)).toEqual([]);
});
