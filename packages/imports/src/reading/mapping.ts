import { fail } from '@linli/kit';
import { type Line, textOf } from '../cell.ts';
import type { Column, Target } from '../target.ts';
import { sameWord } from './plain.ts';

/** Which column of the file fills which field. */
export interface Matched {
  /** From 0. */
  readonly at: number;
  readonly title: string;
  readonly field: string | null;
}

/** What a ledger's words mean: a word of a CODE column → the code. */
export interface WordMeaning {
  readonly field: string;
  readonly word: string;
  readonly code: string;
}

type Columns = Target<never>['columns'];

// A header stands near the top, under a title and perhaps a note.
const HEADER_WITHIN = 20;
// A title that spans two rows stands in the upper one (merged cells keep their text there).
const TITLE_ROWS = 2;
const LONGEST_TITLE = 40;

const fieldsByTitle = (columns: Columns): ReadonlyMap<string, string> =>
  new Map(columns.flatMap(({ field, titles }) => [...titles, field].map((title) => [sameWord(title), field] as const)));

/** The titles a row gives: its own words, and where it has none those of the rows just above it. */
function titlesAt(lines: readonly Line[], index: number): readonly string[] {
  const above = lines.slice(Math.max(0, index - TITLE_ROWS), index).reverse();
  const own = lines[index]?.cells ?? [];
  const width = Math.max(own.length, ...above.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    const found = [own[at] ?? null, ...above.map(({ cells }) => cells[at] ?? null)].map(textOf).find(Boolean) ?? '';
    return found.replaceAll(/\s+/g, ' ').trim();
  });
}

const known = (titles: readonly string[], byTitle: ReadonlyMap<string, string>): number =>
  new Set(titles.flatMap((title) => byTitle.get(sameWord(title)) ?? [])).size;

/** The row whose titles say most; null when none says anything. */
export function headerOf(lines: readonly Line[], columns: Columns): number | null {
  const byTitle = fieldsByTitle(columns);
  const scores = lines.slice(0, HEADER_WITHIN).map((_, index) => known(titlesAt(lines, index), byTitle));
  const best = Math.max(0, ...scores);
  return best === 0 ? null : (lines[scores.indexOf(best)]?.at ?? null);
}

// A data row taken for a header would show what it holds.
const shown = (title: string): string =>
  (/\d{6}/.test(title) ? '***' : [...title].slice(0, LONGEST_TITLE).join('')) || '—';

/** The columns under a header, each with the field its title is known for. `more` are titles that were matched before. */
export function matchColumns(
  lines: readonly Line[],
  header: number,
  { columns, more = new Map() }: { columns: Columns; more?: ReadonlyMap<string, string> },
): readonly Matched[] {
  const index = lines.findIndex(({ at }) => at === header);
  const titles = index < 0 ? [] : titlesAt(lines, index);
  const byTitle = new Map([...fieldsByTitle(columns), ...more]);
  const taken = new Set<string>();
  const matched = titles.flatMap((title, at) => {
    if (title === '') return [];
    const found = byTitle.get(sameWord(title)) ?? null;
    const field = found && !taken.has(found) ? found : null;
    if (field) taken.add(field);
    return [{ at, title: shown(title), field }];
  });
  return matched.some(({ field }) => field) ? matched : fail('HEADER_UNKNOWN', { row: header });
}

/** Refuses a mapping that leaves a required field out or fills one twice. */
export function checkMatched(matched: readonly Matched[], columns: Columns): void {
  const fields = matched.flatMap(({ field }) => field ?? []);
  const unknown = fields.find((field) => !columns.some((each) => each.field === field));
  if (unknown) fail('VALUE_INVALID', { field: unknown });
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice) fail('MAPPING_TWICE', { field: twice });
  const missing = columns.filter(({ required, field }) => required && !fields.includes(field));
  if (missing.length > 0) fail('MAPPING_INCOMPLETE', { field: missing.map(({ field }) => field).join(',') });
}

/** What the words of a CODE column mean: the target's own, the codes themselves, and those given for this ledger. */
export function wordsOf(column: Column, given: readonly WordMeaning[]): ReadonlyMap<string, string> {
  const { codes = {}, field } = column;
  return new Map([
    ...Object.values(codes).map((code) => [sameWord(code), code] as const),
    ...Object.entries(codes).map(([word, code]) => [sameWord(word), code] as const),
    ...given.filter((each) => each.field === field).map(({ word, code }) => [sameWord(word), code] as const),
  ]);
}
