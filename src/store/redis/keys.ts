/** A key of ours. What is in braces keeps all of them on one node of a cluster, for a script touches several. */
export const keyOf = (...parts: readonly string[]): string => `{trunkline}:${parts.join(':')}`;

/** The key that is there while a replica lives. */
export const replicaKey = (replica: string): string => keyOf('replica', replica);
