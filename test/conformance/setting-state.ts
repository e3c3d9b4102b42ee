import type { Tried } from '../kit/gateway.ts';
import type { Write } from './traits.ts';

/** What is a vendor's own when somebody is set to be not ready. */
interface SettingState {
  /** The global id of somebody who is ready. */
  readonly agentId: (tried: Tried) => string;
  /** What the vendor calls the states before and after. */
  readonly vendorStates: readonly [ready: string, notReady: string];
  /** What the input has beside agent and state. */
  readonly input?: object;
  /** The vendor's request that makes the change, in the words of Tried.calls. */
  readonly request: (tried: Tried) => string;
}

/** Sets somebody to be not ready. */
export const settingState = ({ agentId, vendorStates, input, request }: SettingState): Write => ({
  mutation: 'setAgentState',
  prepare: (t) => ({
    input: { agentId: agentId(t), state: 'NOT_READY', ...input },
    shown: 'agent { state vendorState }',
    seen: `agent(id: "${agentId(t)}") { state vendorState }`,
    before: { state: 'READY', vendorState: vendorStates[0] },
    after: { state: 'NOT_READY', vendorState: vendorStates[1] },
    request: request(t),
  }),
  lost: ['done', 2],
});
