interface Entry {
  readonly at: number;
  readonly order: number;
  readonly fixed: boolean;
  readonly run: () => void;
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is due when: a heap of things to do, given back by their times, those of equal times in the order they came. */
export class Agenda {
  #heap: Entry[] = [];
  #order = 0;

  /** @param fixed the time is a promise (a wrap-up's end): it is neither rescaled nor dropped. */
  add(at: number, run: () => void, fixed: boolean): void {
    this.#heap.push({ at, order: this.#order++, fixed, run });
    this.#rise(this.#heap.length - 1);
  }

  /** Takes out the earliest entry that is due at `time`, if there is one. */
  takeDue(time: number): { readonly at: number; readonly run: () => void } | undefined {
    const [first] = this.#heap;
    if (first === undefined || first.at > time) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  /** Brings everything that is not fixed nearer: what lay `pace` seconds after `from` then lies one second after it. */
  rescale(from: number, pace: number): void {
    const nearer = (entry: Entry) => (entry.fixed ? entry.at : from + Math.round((entry.at - from) / pace));
    this.#rebuild(this.#heap.map((entry) => ({ ...entry, at: nearer(entry) })));
  }

  /** Drops everything that is not fixed. */
  keepFixed(): void {
    this.#rebuild(this.#heap.filter((entry) => entry.fixed));
  }

  #rebuild(entries: Entry[]): void {
    this.#heap = entries.sort((a, b) => (before(a, b) ? -1 : 1));
  }

  #rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index > 0 && this.#swapIfBefore(index, parent)) this.#rise(parent);
  }

  #sink(index: number): void {
    const left = this.#heap[2 * index + 1];
    const right = this.#heap[2 * index + 2];
    if (left === undefined) return;
    const child = right !== undefined && before(right, left) ? 2 * index + 2 : 2 * index + 1;
    if (this.#swapIfBefore(child, index)) this.#sink(child);
  }

  #swapIfBefore(lower: number, upper: number): boolean {
    const low = this.#heap[lower];
    const high = this.#heap[upper];
    if (low === undefined || high === undefined || !before(low, high)) return false;
    this.#heap[upper] = low;
    this.#heap[lower] = high;
    return true;
  }
}
