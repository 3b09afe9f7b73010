import type { Line } from '../cell.ts';
import type { Cells, Fault, Read, Target } from '../target.ts';
import { type Matched, type WordMeaning, wordsOf } from './mapping.ts';
import { readCell } from './read-cell.ts';

/** A row of a ledger, read: a row of the target, or what is wrong with it. */
export interface ReadLine<R> {
  readonly at: number;
  readonly cells: Cells;
  readonly read: Read<R>;
}

export interface Mapping {
  readonly columns: readonly Matched[];
  readonly words: readonly WordMeaning[];
}

const isEmpty = ({ cells }: Line): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

/**
 * Reads the rows of one ledger from the first to the last: it remembers the keys it has seen, so that the second row of
 * a key is told from the first.
 */
export function readerOf<R>(target: Target<R>, mapping: Mapping): (line: Line) => ReadLine<R> | null {
  const fields = mapping.columns.flatMap(({ at, field }) => {
    const column = target.columns.find((each) => each.field === field);
    return column ? [{ at, column, words: wordsOf(column, mapping.words) }] : [];
  });
  const seen = new Set<string>();
  const once = (row: R): Read<R> => {
    const key = target.keyOf(row);
    if (key === null) return { row };
    if (seen.has(key)) return { faults: [{ field: null, code: 'ROW_TWICE' }] };
    seen.add(key);
    return { row };
  };
  return (line) => {
    if (isEmpty(line)) return null;
    const cells: Record<string, string | null> = {};
    const faults: Fault[] = [];
    for (const { at, column, words } of fields) {
      const value = readCell(line.cells[at] ?? null, column, words);
      if ('code' in value) faults.push({ field: column.field, code: value.code });
      else cells[column.field] = value.value;
    }
    if (faults.length > 0) return { at: line.at, cells, read: { faults } };
    const read = target.read(cells);
    return { at: line.at, cells, read: 'row' in read ? once(read.row) : read };
  };
}
