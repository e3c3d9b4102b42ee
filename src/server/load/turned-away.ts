import { TrunklineError } from '../../errors.ts';

/** Why an operation, connection or subscription is not taken up, as metrics have it. */
export type Reason =
  /** The process has as many operations under way as it may have. */
  | 'operations'
  /** Operations wait too long until they are begun. */
  | 'queue_time'
  | 'client_operations'
  | 'client_connections'
  | 'client_subscriptions';

/** More than can be taken up now, or than one client may have. Nothing was done, and the same may be sent again later. */
export class TurnedAway extends TrunklineError {
  /** 503 where the service has too much to do, 429 where one client has asked for too much. */
  readonly status: 429 | 503;
  /** Milliseconds to wait first. */
  readonly retryAfter: number;
  constructor(status: 429 | 503, message: string, retryAfter: number) {
    super('RATE_LIMITED', message);
    this.name = 'TurnedAway';
    this.status = status;
    this.retryAfter = retryAfter;
  }
  override get extensions(): Record<string, unknown> {
    return { code: this.code, retryable: true, retryAfter: this.retryAfter };
  }
}
