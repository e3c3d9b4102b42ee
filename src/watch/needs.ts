/** What is meant: the vendor's ids, or null for everything. */
export type Scope = readonly string[] | null;

/** What is needed, counted, so that it stays needed until the last who needs it has gone. */
export interface Needs {
  add(scope: Scope): void;
  remove(scope: Scope): void;
  /** What of it is needed. */
  within(scope: Scope): Scope;
  /** What of it is not needed; null for everything else. */
  beyond(scope: Scope): Scope;
}

export function createNeeds(): Needs {
  let ofEverything = 0;
  const ofIds = new Map<string, number>();
  const isNeeded = (id: string): boolean => ofEverything > 0 || ofIds.has(id);

  function count(scope: Scope, more: 1 | -1): void {
    if (scope === null) ofEverything += more;
    for (const id of scope ?? []) {
      const left = (ofIds.get(id) ?? 0) + more;
      if (left > 0) ofIds.set(id, left);
      else ofIds.delete(id);
    }
  }

  return {
    add: (scope) => count(scope, 1),
    remove: (scope) => count(scope, -1),
    within: (scope) => scope?.filter(isNeeded) ?? (ofEverything > 0 ? null : [...ofIds.keys()]),
    beyond: (scope) => (ofEverything > 0 ? [] : (scope?.filter((id) => !isNeeded(id)) ?? null)),
  };
}
