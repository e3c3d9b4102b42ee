import type { Ref } from './ids.ts';

/** Values of things at sources. Two look-ups cost less than to make the string of `refKey` for one. */
export class RefMap<V> {
  readonly #bySource = new Map<string, Map<string, V>>();

  get({ sourceId, externalId }: Ref): V | undefined {
    return this.#bySource.get(sourceId)?.get(externalId);
  }

  has({ sourceId, externalId }: Ref): boolean {
    return this.#bySource.get(sourceId)?.has(externalId) ?? false;
  }

  set({ sourceId, externalId }: Ref, value: V): void {
    const known = this.#bySource.get(sourceId);
    if (known === undefined) this.#bySource.set(sourceId, new Map([[externalId, value]]));
    else known.set(externalId, value);
  }
}
