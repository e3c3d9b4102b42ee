import { hash } from 'node:crypto';

/** Pseudo-random numbers from a seed (mulberry32): the same seed draws the same sequence on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number, at least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A waiting time whose average is `mean`, as between independent arrivals. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** One of the list. @throws {RangeError} when it is empty. */
  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError('There is nothing to pick from: the list is empty.');
    return chosen;
  }
}

/** A GUID as Sinch writes it, 32 upper-case hexadecimal digits, always the same for the same parts. */
export function guid(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join(':'), 'hex').slice(0, 32).toUpperCase();
}
