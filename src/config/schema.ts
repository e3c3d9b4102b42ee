import { isIP } from 'node:net';
import { z } from 'zod';
import { deepCallSettings } from '../vendors/deepcall/settings.ts';
import { engageSettings } from '../vendors/engage/settings.ts';
import { sinchSettings } from '../vendors/sinch/settings.ts';
import { teniosSettings } from '../vendors/tenios/settings.ts';
import { origin, redisUrl } from './address.ts';
import { auth } from './auth.ts';
import { duration } from './duration.ts';
import { federation } from './federation.ts';
import type { DeepReadonly } from './freeze.ts';
import { distinct, filledList, list, section, variants } from './section.ts';
import { flag, text, wanted, wholeNumber } from './values.ts';

const hostError = wanted('a host name or IP address without a port');
const hostName = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** A TCP port; 0 takes any that is free. */
export const port = wholeNumber(0, 65_535);

const server = section('a mapping such as { port: 4000 }', {
  host: z
    .string({ error: hostError })
    .refine((host) => isIP(host) !== 0 || hostName.test(host), { error: hostError })
    .prefault('127.0.0.1')
    .describe('Address to listen on. 0.0.0.0 listens on every network.'),
  port: port.prefault(4000).describe('Port to listen on; 0 takes any that is free. The variable PORT goes before it.'),
  cors: section('a mapping such as { origins: [https://desk.example] }', {
    origins: list('a list of origins: [https://desk.example]', origin())
      .prefault([])
      .describe('Web origins whose pages may call the API.'),
  })
    .prefault({})
    .describe('Which web pages may call the API.'),
  introspection: flag().prefault(true).describe('Whether clients may ask for the schema.'),
  persistedDocuments: section('a mapping such as { path: ./manifest.json }', {
    path: text('the path of a file').describe(
      "File of the documents that may run, in Apollo's format or Relay's. It is read and checked at the start.",
    ),
  })
    .optional()
    .describe('Runs the documents of a manifest and no others. Any document when left out.'),
  trustProxy: wholeNumber(0, 10)
    .prefault(0)
    .describe(
      "Proxies in front of the service that add to X-Forwarded-For, so that a client's address can be taken from there. 0 takes the address of the connection.",
    ),
  federation: federation.prefault({}).describe('How the service is part of a larger graph.'),
});

const store = section('a mapping such as { path: ./trunkline.db }', {
  path: text('the path of a file')
    .optional()
    .describe('File of the embedded store, for one process. ./trunkline.db when left out.'),
  redis: redisUrl()
    .optional()
    .describe('Address of the Redis server that several replicas share, in the place of a file. It may hold a secret.'),
}).transform(({ path, redis }, context) => {
  if (redis === undefined) return { path: path ?? './trunkline.db' };
  if (path === undefined) return { redis };
  context.addIssue({ code: 'custom', path: ['path'], message: 'does not go with redis; keep one of the two.' });
  return z.NEVER;
});

const events = section('a mapping such as { retention: 24h }', {
  retention: duration(1)
    .prefault('24h')
    .describe('How long events are kept, so that a subscriber can resume. A duration.'),
});

const wrapUp = section('a mapping such as { expiringLead: 10s }', {
  expiringLead: duration(0)
    .prefault('10s')
    .describe('How long before its known end a wrap-up is told to be EXPIRING. A duration; 0s tells of none.'),
});

const watch = section('a mapping such as { interval: 5s }', {
  interval: duration(1).prefault('5s').describe('How often a vendor is asked for what somebody follows. A duration.'),
});

const client = section('a mapping such as { operationsPerSecond: 50 }', {
  operationsPerSecond: wholeNumber(1, 1_000_000)
    .optional()
    .describe('Operations in a second. 1000 for who is signed in, without limit for an address, when left out.'),
  burst: wholeNumber(1, 1_000_000)
    .optional()
    .describe('Operations that may come at once after a rest. Those of one second when left out.'),
  connections: wholeNumber(1, 1_000_000)
    .optional()
    .describe('WebSockets open at once. 1000 for who is signed in, without limit for an address, when left out.'),
  subscriptions: wholeNumber(1, 1_000_000)
    .optional()
    .describe(
      'Subscriptions under way at once. 10000 for who is signed in, without limit for an address, when left out.',
    ),
});

const limits = section('a mapping such as { depth: 12 }', {
  depth: wholeNumber(1, 1000).prefault(12).describe('Levels of fields within fields in one operation.'),
  cost: wholeNumber(1, 1_000_000_000).prefault(20_000).describe('Cost of one operation, counted in objects.'),
  aliases: wholeNumber(0, 100_000).prefault(30).describe('Aliases in one operation.'),
  tokens: wholeNumber(1, 1_000_000).prefault(2000).describe('Tokens of one document.'),
  bodyBytes: wholeNumber(1, 1_073_741_824).prefault(262_144).describe('Size of one request body, in bytes.'),
  subscriptionsPerConnection: wholeNumber(1, 100_000)
    .prefault(50)
    .describe('Subscriptions and other operations under way on one socket at once.'),
  operationTimeout: duration(1).prefault('30s').describe('How long one query or mutation may take. A duration.'),
  operations: wholeNumber(1, 1_000_000)
    .prefault(5_000)
    .describe('Operations under way in this process at once. More are answered 503 at once.'),
  queueTime: duration(1)
    .prefault('3s')
    .describe(
      'How long an operation may wait until it is begun while the processor is busy, before new ones are answered 503. A duration.',
    ),
  client: client
    .prefault({})
    .describe('What one client may ask for: who is signed in, or an address where nobody signs in.'),
});

/** The whole configuration, after environment variables have been filled in. */
export const configSchema = section('a mapping with auth and sources', {
  server: server.prefault({}).describe('Where and how the service listens.'),
  auth: auth.describe('Who may call. Must be said, even where it is nobody in particular.'),
  sources: filledList(
    'a list with at least one source',
    variants(
      'vendor',
      ['TENIOS', 'DEEPCALL', 'ENGAGE', 'SINCH'],
      [teniosSettings, deepCallSettings, engageSettings, sinchSettings],
    ),
  )
    .check(distinct('id'))
    .describe('The vendor accounts behind the API, at least one.'),
  store: store.prefault({}).describe('Where the service keeps what must survive a restart.'),
  events: events.prefault({}).describe('What happened, kept for those who resume.'),
  wrapUp: wrapUp.prefault({}).describe('When wrap-ups are told of.'),
  watch: watch.prefault({}).describe('How changes are seen that vendors tell nobody of.'),
  limits: limits.prefault({}).describe('What one operation or socket may ask for; more is refused.'),
});

/** The whole configuration, checked, complete and frozen. Durations are milliseconds. */
export type Config = DeepReadonly<z.output<typeof configSchema>>;

/** One configured vendor account; `vendor` tells which. */
export type SourceConfig = Config['sources'][number];
