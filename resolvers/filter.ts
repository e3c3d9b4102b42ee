import type { ContactFilter } from '../src/generated/resolvers-types.ts';

/** A filter narrowed to one agent or queue: what the caller named besides it leaves nothing. */
export function intersect(
  filter: ContactFilter | null | undefined,
  field: 'agentIds' | 'queueIds',
  id: string,
): ContactFilter {
  const named = filter?.[field];
  return { ...filter, [field]: named && !named.includes(id) ? [] : [id] };
}
