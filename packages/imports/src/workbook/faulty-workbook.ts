import { fail } from '@linli/kit';
import { type Cell, isOdd, type Line, textOf } from '../cell.ts';
import { type Faulty, REASON } from '../faulty.ts';
import { packWorkbook } from './package.ts';
import { cellsIn, lettersOf, type Placed } from './row.ts';
import { prefixOf, without } from './scan.ts';
import { openWorkbook } from './workbook.ts';
import { textCell } from './write-workbook.ts';
import { attribute, tagsOf } from './xml.ts';

// Widths of two hundred columns and a few views; more is no ledger.
const LONGEST_HEAD = 1024 * 1024;

/** All before the rows: views, widths of columns. What names other parts of the file, or its size, is left out. */
async function headOf(texts: AsyncIterable<string>): Promise<{ head: string; prefix: string }> {
  let text = '';
  for await (const chunk of texts) {
    text += chunk;
    const found = /<(\w{1,20}:)?sheetData[\s/>]/.exec(text);
    if (!found && text.length > LONGEST_HEAD) fail('LEDGER_UNSAFE');
    if (!found) continue;
    const prefix = found[1] ?? '';
    const all = text.slice(0, found.index);
    return { head: ['sheetPr', 'dimension'].reduce((kept, name) => without(kept, prefix + name), all), prefix };
  }
  return fail('LEDGER_DAMAGED');
}

/** A cell as it was, in its new row. Shared texts come along in the cell; a formula stays to be read, not to run. */
function cellAgain({ attributes, body }: Placed, cell: Cell, at: { place: string; prefix: string }): string {
  const { place, prefix } = at;
  const tag = attributes.replaceAll(/\s+/g, ' ');
  const isFormula = cell !== null && isOdd(cell) && cell.odd === 'FORMULA';
  const isShared = attribute(tag, 't') === 's' && cell !== null;
  if (isFormula || isShared) return textCell(place, textOf(cell), { style: attribute(tag, 's'), prefix });
  return `<${prefix}c r="${place}"${tag.replace(/ r=(["'])[^"']*\1/, '')}>${body}</${prefix}c>`;
}

interface Writing {
  readonly at: number;
  readonly reasonAt: number;
  readonly reason: string | null;
}

function rowAgain({ raw, cells }: Line, { at, reasonAt, reason }: Writing): string {
  const prefix = prefixOf(raw);
  const name = `${prefix}row`;
  const attributes = raw.slice(name.length + 1, raw.indexOf('>')).replace(/\/$/, '');
  const kept = attributes.replace(/\sr=(["'])\d+\1/, '').replace(/\sspans=(["'])[^"']*\1/, '');
  const placeOf = (column: number): string => `${lettersOf(column)}${at}`;
  const written = [...cellsIn(raw)]
    .filter(({ column }) => column !== reasonAt)
    .map((cell) => ({
      column: cell.column,
      text: cellAgain(cell, cells[cell.column] ?? null, { place: placeOf(cell.column), prefix }),
    }));
  if (reason !== null) written.push({ column: reasonAt, text: textCell(placeOf(reasonAt), reason, { prefix }) });
  const inOrder = written.sort((one, other) => one.column - other.column).map(({ text }) => text);
  return `<${name} r="${at}"${kept}>${inOrder.join('')}</${name}>`;
}

/** Merged cells of the title and the header; those below would join rows that are no longer there. */
function mergesOf(text: string, header: number): string {
  const kept = tagsOf(text, 'mergeCell').flatMap((tag) => {
    const ref = attribute(tag, 'ref') ?? '';
    return (ref.match(/\d+/g) ?? []).every((row) => Number(row) <= header) ? [`<mergeCell ref="${ref}"/>`] : [];
  });
  return kept.length > 0 ? `<mergeCells count="${kept.length}">${kept.join('')}</mergeCells>` : '';
}

/** All after the rows. */
async function tailOf(texts: AsyncIterable<string>): Promise<string> {
  let text = '';
  let isAfter = false;
  for await (const chunk of texts) {
    text += chunk;
    const end = text.lastIndexOf('</sheetData>');
    isAfter ||= end >= 0;
    text = isAfter ? text.slice(Math.max(0, end)) : text.slice(-'</sheetData>'.length);
  }
  return isAfter ? text : '';
}

/** All up to the header as it stands, then the faulty rows one under the other. */
async function rowsAgain(lines: AsyncIterable<readonly Line[]>, faulty: Omit<Faulty, 'sheet'>): Promise<string> {
  const { header, reasons, reasonAt } = faulty;
  const rows: string[] = [];
  let at = header;
  for await (const some of lines) {
    for (const line of some) {
      if (line.at <= header) {
        rows.push(rowAgain(line, { at: line.at, reasonAt, reason: line.at === header ? REASON : null }));
        continue;
      }
      const reason = reasons.get(line.at);
      if (reason === undefined) continue;
      at += 1;
      rows.push(rowAgain(line, { at, reasonAt, reason }));
    }
  }
  return rows.join('');
}

/** The rows that could not go in, in their own workbook: same sheet, columns, order and looks, and why at the end. */
export async function faultyWorkbook(bytes: Buffer, { sheet, ...faulty }: Faulty): Promise<Buffer> {
  const workbook = await openWorkbook(bytes);
  const { archive, parts } = workbook;
  const { part, name } = parts.sheets[sheet] ?? fail('SHEET_UNKNOWN');
  const { head, prefix } = await headOf(archive.read(part));
  const rows = await rowsAgain(workbook.lines(sheet), faulty);
  const merges = prefix === '' ? mergesOf(await tailOf(archive.read(part)), faulty.header) : '';
  return packWorkbook({
    sheet: name,
    rows: `${head}<${prefix}sheetData>${rows}</${prefix}sheetData>${merges}</${prefix}worksheet>`,
    styles: parts.styles ? await archive.whole(parts.styles) : null,
    theme: parts.theme ? await archive.whole(parts.theme) : null,
  });
}
