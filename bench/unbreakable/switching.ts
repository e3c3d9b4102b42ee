import { setTimeout as pause } from 'node:timers/promises';
import type { Behaviour } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** What vendors do wrong, one thing after another. */
const behaviours: readonly (readonly [string, Behaviour])[] = [
  ['says nothing', 'hang'],
  ['resets', 'reset'],
  ['answers 503', { status: 503, body: 'Service Unavailable' }],
  ['cuts answers off', 'truncate'],
  ['answers HTML', { status: 200, body: '<html>Down for maintenance</html>', contentType: 'text/html' }],
  ['answers and resets', 'apply-then-reset'],
  ['answers 429', { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '1' } }],
  ['resets amid the answer', 'reset-body'],
];
const vendors = ['tenios', 'deepcall', 'engage', 'sinch'] as const;

/**
 * Makes one vendor after another fail in one way after another, with a rest between: so many milliseconds each.
 * @returns `told`, a line for each failure that is over, and `stop`, which ends the last one and resolves when it has ended.
 */
export function switchFaults(sandbox: Sandbox, { on, off }: { readonly on: number; readonly off: number }) {
  const told: string[] = [];
  const stop = new AbortController();
  const { signal } = stop;
  const run = async (): Promise<void> => {
    // Each vendor meets each behaviour once in so many turns as there are pairs, for the two numbers differ by the shift.
    for (let turn = 0; ; turn += 1) {
      await pause(off, undefined, { signal });
      const vendor = vendors[turn % vendors.length] ?? 'tenios';
      const shift = Math.floor(turn / behaviours.length);
      const [name, behaviour] = behaviours[(turn + shift) % behaviours.length] ?? ['resets', 'reset'];
      const fault = sandbox[vendor].fault(/./, behaviour);
      await pause(on, undefined, { signal }).catch(() => {});
      // The list of those that are over would grow, and so would what was asked.
      sandbox[vendor].reset();
      told.push(`${vendor} ${name} (${fault.hits})`);
    }
  };
  const over = run().catch(() => {});
  return {
    told,
    async stop(): Promise<void> {
      stop.abort();
      await over;
    },
  };
}
