import { expect, test } from '@jest/globals';
import { aroundWrites } from '../src/around-writes.ts';
import { done, type Outcome } from '../src/model/outcome.ts';
import type { AgentWrites } from '../src/ports/agent-writes.ts';

const wrapped = ['setState', 'updateDetails', 'setQueueLogin', 'setPresence', 'request'];

test('every change of an agent is made that way, with all it was given; wrap-ups and heartbeats are not', async () => {
  const seen: unknown[] = [];
  const write =
    (name: string) =>
    async (...given: unknown[]): Promise<Outcome> => {
      seen.push([name, given]);
      return done(undefined);
    };
  const writes: Required<AgentWrites> = {
    setState: write('setState'),
    updateDetails: write('updateDetails'),
    setQueueLogin: write('setQueueLogin'),
    setPresence: write('setPresence'),
    request: write('request'),
    extendWrapUp: async () => done(0),
    cancelWrapUp: write('cancelWrapUp'),
    sendHeartbeat: write('sendHeartbeat'),
  };
  const made = aroundWrites(writes, async (agentId, change) => {
    seen.push(`before ${agentId}`);
    const outcome = await change();
    seen.push('after');
    return outcome;
  });
  for (const [name, make] of Object.entries(made)) {
    seen.length = 0;
    expect(await Reflect.apply(make, undefined, ['anna', 'given', 'more'])).toMatchObject({ done: true });
    const change = [name, ['anna', 'given', 'more']];
    if (wrapped.includes(name)) expect(seen).toEqual(['before anna', change, 'after']);
    else expect(make).toBe(writes[name as keyof AgentWrites]);
  }
});

test('what a vendor lacks goes on being absent', () => {
  expect(aroundWrites({}, async (_agentId, change) => change())).toEqual({});
});
