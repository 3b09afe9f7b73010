import { numberOf } from '@linli/vocabulary';
import { type Cell, isFigure, textOf } from '../cell.ts';
import type { Gone } from '../target.ts';
import { dayOfFigure, dayOfText } from './days.ts';
import { plain } from './plain.ts';

const bare = (text: string): string => plain(text).replaceAll(/[\s-]/g, '').toUpperCase();

const dayIn = (cell: Cell): string | null => (isFigure(cell) ? dayOfFigure(cell) : dayOfText(plain(textOf(cell))));

/**
 * Whether a row names somebody, whatever its columns are called: by a number of theirs, or by the name and, beside it, the
 * birth date or all words of a group.
 */
export function namingOf({ numbers, name, birthDate, beside }: Gone): (cells: readonly Cell[]) => boolean {
  const own = new Set(numbers.map(bare));
  const called = bare(name);
  // Nothing is in every row.
  const groups = beside.map((group) => group.map(bare)).filter((group) => group.length > 0 && !group.includes(''));
  return (cells) => {
    const texts = cells.map((cell) => bare(textOf(cell)));
    if (texts.some((text) => own.has(text))) return true;
    if (!texts.includes(called)) return false;
    if (birthDate !== null && cells.some((cell) => dayIn(cell) === birthDate)) return true;
    // 7 is also written 7号楼, and 1203 also 1203室.
    const words = new Set([...texts, ...texts.map((text) => numberOf(text))]);
    return groups.some((group) => group.every((word) => words.has(word)));
  };
}
