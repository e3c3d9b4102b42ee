import { expect } from '@jest/globals';
import { change } from '../gateway/changes.ts';
import { id, small, tenios } from '../gateway/kit.ts';
import type { Tried, TryOptions } from '../kit/gateway.ts';
import { becomes } from '../kit/subscribers.ts';

export const follow = 'subscription { wrapUpEvents { id type agent { name } } }';

/** A service that may call a router. */
export const allowing = (...allow: readonly string[]): TryOptions => ({
  ...small,
  config: { server: { port: 0, federation: { callback: { allow } } } },
});

/** Lets an event happen: an agent's wrap-up is longer from now on. */
export async function happen(tried: Tried): Promise<void> {
  const { centre } = tried.sandbox;
  const [one] = centre.agentsAt('TENIOS');
  const [desk] = centre.queuesAt('TENIOS');
  if (!one || !desk) throw new Error('the centre is too small');
  if (one.engaged === null) centre.place({ queue: desk, status: 'WRAP_UP', agent: one, wrapUpFor: 30_000 });
  const input = { agentId: id('Agent', tenios, one.id), by: 60_000 };
  expect((await change(tried, 'extendWrapUp', input)).errors).toEqual([]);
}

/** Waits until nobody follows anything. */
export const none = (tried: Tried) => becomes(tried, (now) => now === 0);
