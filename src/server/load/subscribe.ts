import type { Subscribe } from '../subscriptions/subscribe.ts';
import { clientOf } from './client.ts';
import type { Clients } from './clients.ts';

/** Begins subscriptions within what their client may have. What is too much rejects with TurnedAway. */
export const withinClients =
  (subscribe: Subscribe, clients: Clients): Subscribe =>
  async (subscription, asker, context) => {
    const leave = clients.subscription(clientOf(asker, asker.address));
    try {
      const begun = await subscribe(subscription, asker, context);
      if ('answers' in begun) begun.answers.whenEnded(leave);
      else leave();
      return begun;
    } catch (error) {
      leave();
      throw error;
    }
  };
