import { TrunklineError } from '../../errors.ts';

/** Bytes that may wait for one reader. */
export const mostBuffered = 1024 * 1024;

/** A reader does not keep up. Nothing is lost: it may begin again where it has come to. */
export class TooSlow extends TrunklineError {
  constructor() {
    // Short enough for the reason of a closed socket, which has 123 bytes.
    super('RATE_LIMITED', 'Too slow a reader: subscribe again with after, the id of the last event received.');
    this.name = 'TooSlow';
  }
}
