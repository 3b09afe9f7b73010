/** A number as a workbook keeps it. `raw` is its text: a number of eighteen digits has lost some already. */
export interface Figure {
  readonly raw: string;
  /** Its format shows a day. */
  readonly isDate: boolean;
  /** Days between the workbook's first day and the usual one: 0, or 1,462 where days count from 1904. */
  readonly shift: number;
}

/** What is no value: a formula, or an error that a formula left. */
export interface Odd {
  readonly odd: 'ERROR' | 'FORMULA';
  readonly text: string;
}

export type Cell = Figure | Odd | string | null;

/** A row of a ledger as it stands there. `at` is its row number as people see it, from 1. */
export interface Line {
  readonly at: number;
  readonly cells: readonly Cell[];
  /** As it is written in the file, so that a faulty row goes back as it came. */
  readonly raw: string;
}

export const isOdd = (cell: Cell): cell is Odd => typeof cell === 'object' && cell !== null && 'odd' in cell;

export const isFigure = (cell: Cell): cell is Figure => typeof cell === 'object' && cell !== null && 'raw' in cell;

/** The plain text of a cell. */
export const textOf = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : isOdd(cell) ? cell.text : cell.raw;
