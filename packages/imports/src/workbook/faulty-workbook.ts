import { isOdd, textOf, type Line } from '../cell.ts';
import { type Faulty, REASON } from '../faulty.ts';
import { fail } from '@linli/kit';
import { packWorkbook } from './package.ts';
import { cellPattern, columnOf, lettersOf } from './row.ts';
import { openWorkbook } from './workbook.ts';
import { textCell } from './write-workbook.ts';
import { attribute, tagsOf } from './xml.ts';

/** All before the rows: views, widths of columns. What names other parts of the file, or its size, is left out. */
async function headOf(texts: AsyncIterable<string>): Promise<{ head: string; prefix: string }> {
  let text = '';
  for await (const chunk of texts) {
    text += chunk;
    const found = /<((?:\w+:)?)sheetData[\s/>]/.exec(text);
    if (!found) continue;
    const head = text
      .slice(0, found.index)
      .replaceAll(
        /<(?:\w+:)?(?:sheetPr|dimension)(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?(?:sheetPr|dimension)>)/g,
        '',
      );
    return { head, prefix: found[1] ?? '' };
  }
  return fail('LEDGER_DAMAGED');
}

/** A cell as it was, in its new row. Shared texts come along in the cell; a formula stays to be read, not to run. */
function cellAgain(source: RegExpMatchArray, cell: Line['cells'][number], place: string): string {
  const [whole, attributes = ''] = source;
  const tag = ` ${attributes.replaceAll(/\s+/g, ' ').trim()}`;
  const kind = attribute(tag, 't') ?? 'n';
  const isRef = kind === 's' || (cell !== null && isOdd(cell) && cell.odd === 'FORMULA');
  if (isRef && cell !== null) return textCell(place, textOf(cell), attribute(tag, 's'));
  const bare = attributes.replace(/\sr=(["'])[^"']*\1/, '');
  return whole.replace(attributes, ` r="${place}"${bare}`);
}

interface Writing {
  readonly at: number;
  readonly reasonAt: number;
  readonly reason: string | null;
}

function rowAgain({ raw, cells }: Line, { at, reasonAt, reason }: Writing): string {
  const head = raw.slice(0, raw.indexOf('>')).replace(/\/$/, '');
  const kept = head.replace(/\sr=(["'])\d+\1/, '').replace(/\sspans=(["'])[^"']*\1/, '');
  const name = /^<([\w:]+)/.exec(head)?.[1] ?? 'row';
  const written: string[] = [];
  let column = -1;
  let isPut = reason === null;
  const put = () => {
    if (reason !== null) written.push(textCell(`${lettersOf(reasonAt)}${at}`, reason));
    isPut = true;
  };
  for (const match of raw.slice(head.length).matchAll(cellPattern)) {
    const letters = /\sr=["']([A-Z]{1,3})/.exec(match[1] ?? '')?.[1];
    column = letters ? columnOf(letters) : column + 1;
    if (column >= reasonAt && !isPut) put();
    if (column === reasonAt) continue;
    written.push(cellAgain(match, cells[column] ?? null, `${lettersOf(column)}${at}`));
  }
  if (!isPut) put();
  return `${kept.replace(/^<[\w:]+/, `<${name} r="${at}"`)}>${written.join('')}</${name}>`;
}

/** Merged cells of the title and the header; those below would join rows that are no longer there. */
function mergesOf(text: string, header: number): string {
  const kept = tagsOf(text, 'mergeCell').flatMap((tag) => {
    const ref = attribute(tag, 'ref') ?? '';
    return (ref.match(/\d+/g) ?? []).every((row) => Number(row) <= header) ? [`<mergeCell ref="${ref}"/>`] : [];
  });
  return kept.length > 0 ? `<mergeCells count="${kept.length}">${kept.join('')}</mergeCells>` : '';
}

/** The rows that could not go in, in their own workbook: same sheet, columns, order and looks, and why at the end. */
export async function faultyWorkbook(bytes: Buffer, { sheet, header, reasons, reasonAt }: Faulty): Promise<Buffer> {
  const workbook = await openWorkbook(bytes);
  const { archive, parts } = workbook;
  const { part, name } = parts.sheets[sheet] ?? fail('SHEET_UNKNOWN');
  const { head, prefix } = await headOf(archive.read(part));
  const rows: string[] = [];
  let at = header;
  for await (const lines of workbook.lines(sheet)) {
    for (const line of lines) {
      const reason = reasons.get(line.at);
      if (line.at <= header) {
        rows.push(rowAgain(line, { at: line.at, reasonAt, reason: line.at === header ? REASON : null }));
      } else if (reason) {
        at += 1;
        rows.push(rowAgain(line, { at, reasonAt, reason }));
      }
    }
  }
  const tail = await tailOf(archive.read(part));
  const merges = prefix === '' ? mergesOf(tail, header) : '';
  return packWorkbook({
    sheet: name,
    rows: `${head}<${prefix}sheetData>${rows.join('')}</${prefix}sheetData>${merges}</${prefix}worksheet>`,
    styles: parts.styles ? await archive.whole(parts.styles) : null,
    theme: parts.theme ? await archive.whole(parts.theme) : null,
  });
}

/** All after the rows. */
async function tailOf(texts: AsyncIterable<string>): Promise<string> {
  let text = '';
  let isAfter = false;
  for await (const chunk of texts) {
    text += chunk;
    const end = text.lastIndexOf('</sheetData>');
    if (end >= 0) isAfter = true;
    text = end >= 0 ? text.slice(end) : isAfter ? text : text.slice(-20);
  }
  return text;
}
