/** Entries of a stream are named `milliseconds-number`; their places in the log are those in base 36, after the log's name. */
export interface Places {
  /** Of the log: eight hexadecimal digits. */
  readonly name: string;
  placeOf(entry: string): string;
  /** null for what is no place of this log. */
  entryOf(place: string): string | null;
  /** Whether one entry comes after another. */
  isLater(entry: string, other: string): boolean;
}

const pattern = /^([0-9a-f]{8})-([0-9a-z]{1,10})-([0-9a-z]{1,10})$/;

export function placesOf(name: string): Places {
  return {
    name,
    placeOf: (entry) => [name, ...numbersOf(entry).map((number) => number.toString(36))].join('-'),
    entryOf(place) {
      const [, log, time = '', number = ''] = pattern.exec(place) ?? [];
      return log === name ? `${Number.parseInt(time, 36)}-${Number.parseInt(number, 36)}` : null;
    },
    isLater(entry, other) {
      const [time, number] = numbersOf(entry);
      const [otherTime, otherNumber] = numbersOf(other);
      return time > otherTime || (time === otherTime && number > otherNumber);
    },
  };
}

function numbersOf(entry: string): readonly [time: number, number: number] {
  const [time, number] = entry.split('-');
  return [Number(time), Number(number)];
}
