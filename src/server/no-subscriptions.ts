import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { TrunklineError } from '../errors.ts';

const refusal =
  'Subscriptions cannot be answered over plain HTTP, and this version has no event stream yet: ask again with a query.';

/** Apollo would run a subscription that comes over HTTP as a query and answer nonsense. */
export const noSubscriptions: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      const originalError = new TrunklineError('UNSUPPORTED_BY_SOURCE', refusal);
      throw new GraphQLError(refusal, {
        originalError,
        extensions: { ...originalError.extensions, http: { status: 400 } },
      });
    },
  }),
};
