/** How much of the event loop operations that begin or go on may take, so that others are heard and answered meanwhile. */

/** Milliseconds of one round that they may take. */
export const share = 10;

/**
 * Rounds that are left to others after one whose share was used up. A round takes up one new connection and no more (libuv 1.45),
 * and those that nothing else is done in cost microseconds.
 */
export const apart = 8;
