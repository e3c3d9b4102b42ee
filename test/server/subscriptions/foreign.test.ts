import { makeExecutableSchema } from '@graphql-tools/schema';
import { afterEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { type Gateway, startGateway } from '../../../src/compose.ts';
import { configOf } from '../../kit/config.ts';
import { ManualClock } from '../../kit/manual-clock.ts';
import { subscribers } from '../../kit/subscribers.ts';

const { overSocket, overStream } = subscribers();
let gateway: Gateway | undefined;
afterEach(() => gateway?.close());

const source = {
  id: 'tenios',
  name: 'TENIOS',
  vendor: 'TENIOS',
  accessKey: 'never-used',
  agents: [{ email: 'anna@acme.example' }],
};
/** A schema that is not ours, whose subscription counts without following anything. */
const schema = makeExecutableSchema({
  typeDefs: 'type Query { a: Int } type Subscription { tick: Int }',
  resolvers: {
    Subscription: {
      tick: {
        async *subscribe() {
          yield { tick: 1 };
        },
      },
    },
  },
});

test.each([
  ['a socket', overSocket],
  ['an event stream', overStream],
])('a subscription that does not follow our feed ends at once with an error, over %s', async (_, subscribe) => {
  const log: string[] = [];
  gateway = await startGateway(configOf({ sources: [source] }), {
    clock: new ManualClock(),
    log: pino({ level: 'error' }, { write: (line: string) => void log.push(line) }),
    schema,
    graphiql: import.meta.dirname,
  });
  const subscriber = await subscribe(gateway, 'subscription { tick }');
  const told = await subscriber.next().catch((error: unknown) => ({ data: null, error }));
  expect(told.data ?? null).toBeNull();
  expect(log.join()).toContain('a subscription that does not follow the feed');
});
