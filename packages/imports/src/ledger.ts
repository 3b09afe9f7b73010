import type { Line } from './cell.ts';

/** A file of rows, whatever its format. */
export interface Ledger {
  readonly format: 'CSV' | 'XLSX';
  /** How its text is written. */
  readonly encoding: string;
  readonly sheets: readonly string[];
  /** The rows of a sheet as they come, some at a time; rows without content may be left out. */
  lines(sheet: number): AsyncGenerator<readonly Line[]>;
}
