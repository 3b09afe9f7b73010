import { fail } from '@linli/kit';
import type { Cell, Line } from '../cell.ts';
import { elementsIn, firstIn, prefixOf } from './scan.ts';
import { richText } from './strings.ts';
import { unescapeExcel, unescapeXml } from './xml.ts';

/** What the cells of a sheet point at. */
export interface Points {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly shift: number;
}

const MOST_COLUMNS = 200;

/** The number of a column's letters, from 0: A is 0, Z is 25, AA is 26. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The letters of a column's number. */
export const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const placePattern = /\sr=["']([A-Z]{1,3})\d*["']/;
const kindPattern = /\st=["'](\w+)["']/;
const stylePattern = /\ss=["'](\d+)["']/;

const figure = (raw: string, head: string, { dateStyles, shift }: Points): Cell => ({
  raw,
  isDate: dateStyles[Number(stylePattern.exec(head)?.[1] ?? -1)] ?? false,
  shift,
});

const texts: Readonly<Record<string, (raw: string, points: Points) => Cell>> = {
  s: (raw, { strings }) => strings[Number(raw)] || null,
  e: (raw) => ({ odd: 'ERROR', text: unescapeXml(raw) }),
  b: (raw) => (raw === '1' ? 'TRUE' : 'FALSE'),
};

// A text that a formula left behind, or a day in ISO form.
const written = (raw: string): Cell => unescapeExcel(unescapeXml(raw)) || null;

function valueOf(head: string, body: string, points: Points & { readonly prefix: string }): Cell {
  const { prefix } = points;
  const kind = kindPattern.exec(head)?.[1] ?? 'n';
  if (kind === 'inlineStr') return richText(body, prefix) || null;
  const raw = firstIn(body, `${prefix}v`)?.body;
  if (!raw) return null;
  return kind === 'n' ? figure(raw, head, points) : (texts[kind] ?? written)(raw, points);
}

function cellOf(head: string, body: string, points: Points & { readonly prefix: string }): Cell {
  const { prefix } = points;
  const formula = body.includes(`<${prefix}f`) ? firstIn(body, `${prefix}f`) : undefined;
  return formula ? { odd: 'FORMULA', text: `=${unescapeXml(formula.body || '?')}` } : valueOf(head, body, points);
}

/** A cell as it is written, and the number of its column. */
export interface Placed {
  readonly column: number;
  readonly attributes: string;
  readonly body: string;
}

/** The cells of a row; one that does not say its column stands beside the one before. */
export function* cellsIn(row: string): Generator<Placed> {
  let column = -1;
  for (const { attributes, body } of elementsIn(row, `${prefixOf(row)}c`)) {
    const letters = placePattern.exec(attributes)?.[1];
    column = letters ? columnOf(letters) : column + 1;
    yield { column, attributes, body };
  }
}

/** A row of a sheet; `last` is the number of the row before, for rows that do not say their own. */
export function rowOf(raw: string, last: number, points: Points): Line {
  const head = raw.slice(0, raw.indexOf('>'));
  const at = Number(/\sr=["'](\d+)["']/.exec(head)?.[1] ?? last + 1);
  const own = { ...points, prefix: prefixOf(raw) };
  const cells: Cell[] = [];
  for (const { column, attributes, body } of cellsIn(raw)) {
    const cell = body === '' ? null : cellOf(attributes, body, own);
    if (cell === null) continue;
    if (column >= MOST_COLUMNS) fail('LEDGER_TOO_MANY_COLUMNS', { limit: MOST_COLUMNS, row: at });
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }
  return { at, cells, raw };
}
