import { type Cell, isFigure, textOf } from '../cell.ts';
import type { Gone } from '../target.ts';
import { dayOfFigure, dayOfText } from './days.ts';
import { plain } from './plain.ts';

const bare = (text: string): string => plain(text).replaceAll(/[\s-]/g, '').toUpperCase();

const dayIn = (cell: Cell): string | null => (isFigure(cell) ? dayOfFigure(cell) : dayOfText(plain(textOf(cell))));

/** Whether a row names somebody: by a number of theirs, or by name and birth date, whatever its columns are called. */
export function namingOf({ numbers, name, birthDate }: Gone): (cells: readonly Cell[]) => boolean {
  const own = new Set(numbers.map(bare));
  const called = bare(name);
  return (cells) => {
    const texts = cells.map((cell) => bare(textOf(cell)));
    if (texts.some((text) => own.has(text))) return true;
    return birthDate !== null && texts.includes(called) && cells.some((cell) => dayIn(cell) === birthDate);
  };
}
