import { type Answer, text } from '../answers.ts';
import type { Centre } from '../centre/centre.ts';
import { Simulator } from '../simulator.ts';
import { changeState, retrieveState } from './agent-state.ts';
import type { TeniosOptions } from './options.ts';
import { changeDetails, retrieveDetails } from './user-details.ts';
import { cancelWrapUp, extendWrapUp } from './wrap-up.ts';

type Operation = (centre: Centre, body: string, options: TeniosOptions) => Answer;

const operations: Readonly<Record<string, Operation>> = {
  '/acd/agent-state/retrieve': retrieveState,
  '/acd/agent-state/change': changeState,
  '/acd/details/user/retrieve': retrieveDetails,
  '/acd/details/user/change': changeDetails,
  '/wrap-up/extend': extendWrapUp,
  '/wrap-up/cancel': cancelWrapUp,
};

/** TENIOS, as its ACD and wrap-up pages describe it. Not listening yet. */
export function teniosSimulator(centre: Centre, options: TeniosOptions): Simulator {
  return new Simulator({
    basePath: '',
    answer: ({ method, path, headers, body }) => {
      const operation = operations[path];
      if (operation === undefined) return text(404, 'Not Found');
      if (method !== 'POST') return text(405, 'Method Not Allowed', { allow: 'POST' });
      if (headers['content-type']?.startsWith('application/json') !== true) return text(415, 'Unsupported Media Type');
      centre.advance();
      return operation(centre, body, options);
    },
  });
}
