import type { Cell, Kind, Outcome } from './cell.ts';
import { mutation } from './mutation.ts';
import { poll } from './poll.ts';
import { batch, query, read } from './read.ts';
import type { Stage } from './stage.ts';

/** How each kind of cell is tried. */
const tries: Readonly<Record<Kind, (stage: Stage, cell: Cell) => Promise<Outcome>>> = {
  query: (stage, cell) => read(stage, cell, query),
  batch: (stage, cell) => read(stage, cell, batch),
  poll,
  mutation,
};

/** Tries one cell on a stage that is well. */
export const tryCell = (stage: Stage, cell: Cell, kind: Kind): Promise<Outcome> => tries[kind](stage, cell);
