/**
 * Errors that are told of one document. Nobody mends more at a time, and a text of two thousand mistakes would otherwise be
 * answered with something longer than itself.
 */
export const mostErrors = 20;
