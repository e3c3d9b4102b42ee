import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { TrunklineError } from '../../errors.ts';

const refusal =
  'A subscription needs a stream: send it over a WebSocket (graphql-transport-ws) to this address, or with the header Accept: text/event-stream.';

/** Apollo would run a subscription that comes over HTTP as a query and answer nonsense. */
export const noSubscriptions: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      const originalError = new TrunklineError('BAD_USER_INPUT', refusal);
      throw new GraphQLError(refusal, {
        originalError,
        extensions: { ...originalError.extensions, http: { status: 400 } },
      });
    },
  }),
};
