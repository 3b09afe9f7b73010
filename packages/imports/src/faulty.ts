/** The title of the column that says why a row came back. */
export const REASON = '错误原因';

/** Which rows go back, and why. */
export interface Faulty {
  readonly sheet: number;
  /** The header's row, from 1; it and all above it go along. */
  readonly header: number;
  /** By row number. */
  readonly reasons: ReadonlyMap<number, string>;
  /** The column the reason goes in, from 0. */
  readonly reasonAt: number;
}
