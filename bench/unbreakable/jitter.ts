import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/sandbox/centre/random.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** Vendors take up to 60 ms for a change, so that a kill finds work in every stage. @returns a function that ends it. */
export function jitter({ tenios, engage }: Sandbox, random: Random): () => void {
  let isOn = true;
  const isChange = ({ path, body }: { path: string; body: string }): boolean =>
    path.startsWith('/wrap-up') || path.endsWith('/change') || body.includes('createAgents');
  const hold = async (vendor: Sandbox['tenios']): Promise<void> => {
    while (isOn) {
      const held = vendor.fault(isChange, 'hold');
      await pause(random.between(0, 60));
      held.release();
    }
  };
  void hold(tenios);
  void hold(engage);
  return () => {
    isOn = false;
  };
}
