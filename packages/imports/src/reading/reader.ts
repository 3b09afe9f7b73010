import { type Line, textOf } from '../cell.ts';
import type { Cells, Fault, Read, Target } from '../target.ts';
import { type Matched, type WordMeaning, wordsOf } from './mapping.ts';
import { plain } from './plain.ts';
import { readCell } from './read-cell.ts';

/** A row of a ledger, read: a row of the target, or what is wrong with it. */
export interface ReadLine<R> {
  readonly at: number;
  readonly cells: Cells;
  readonly read: Read<R>;
  /** Words of CODE columns that stand for no code. */
  readonly unknown: readonly { readonly field: string; readonly word: string }[];
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
    const unknown: { field: string; word: string }[] = [];
    for (const { at, column, words } of fields) {
      const cell = line.cells[at] ?? null;
      const value = readCell(cell, column, words);
      if (!('code' in value)) cells[column.field] = value.value;
      else faults.push({ field: column.field, code: value.code });
      if ('code' in value && value.code === 'WORD_UNKNOWN')
        unknown.push({ field: column.field, word: plain(textOf(cell)) });
    }
    const own = { at: line.at, cells, unknown };
    if (faults.length > 0) return { ...own, read: { faults } };
    const read = target.read(cells);
    return { ...own, read: 'row' in read ? once(read.row) : read };
  };
}
