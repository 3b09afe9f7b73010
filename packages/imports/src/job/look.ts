import type { Line } from '../cell.ts';
import type { Ledger } from '../ledger.ts';
import { headerOf, matchColumns, type Matched, type WordMeaning } from '../reading/mapping.ts';
import { sameWord } from '../reading/plain.ts';
import type { Column } from '../target.ts';
import type { Opened } from './job.rules.ts';
import type { TemplateFields } from './store.model.ts';

// Enough to find the header in.
const LOOKED_AT = 25;

async function firstLines(ledger: Ledger, sheet: number): Promise<readonly Line[]> {
  const found: Line[] = [];
  for await (const lines of ledger.lines(sheet)) {
    found.push(...lines);
    if (found.length >= LOOKED_AT) break;
  }
  return found.slice(0, LOOKED_AT);
}

interface Known {
  readonly columns: readonly Column[];
  readonly templates: readonly Pick<TemplateFields, 'titles' | 'words'>[];
}

const learnt = (templates: Known['templates']): ReadonlyMap<string, string> =>
  new Map(templates.flatMap(({ titles }) => titles.map(({ title, field }) => [sameWord(title), field] as const)));

/** Words of templates, for the fields that have a column here. */
const learntWords = (templates: Known['templates'], matched: readonly Matched[]): readonly WordMeaning[] =>
  templates.flatMap(({ words }) => words).filter(({ field }) => matched.some((each) => each.field === field));

const openedAt = (ledger: Ledger, at: Pick<Opened, 'columns' | 'header' | 'sheet' | 'words'>): Opened => ({
  format: ledger.format,
  encoding: ledger.encoding,
  sheets: ledger.sheets,
  ...at,
});

/** A sheet as it is read from a header row on. */
export async function lookAt(
  ledger: Ledger,
  { sheet, header }: { readonly sheet: number; readonly header: number },
  { columns, templates }: Known,
): Promise<Opened> {
  const lines = await firstLines(ledger, sheet);
  const matched = matchColumns(lines, header, { columns, more: learnt(templates) });
  return openedAt(ledger, { sheet, header, columns: matched, words: learntWords(templates, matched) });
}

/** The first sheet whose titles are known, from its header on; the first sheet when none is. */
export async function guess(ledger: Ledger, known: Known): Promise<Opened> {
  for (const sheet of ledger.sheets.keys()) {
    const header = headerOf(await firstLines(ledger, sheet), known.columns);
    if (header !== null) return lookAt(ledger, { sheet, header }, known);
  }
  return openedAt(ledger, { sheet: 0, header: null, columns: [], words: [] });
}
