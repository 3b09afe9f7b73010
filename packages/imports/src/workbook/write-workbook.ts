import { packWorkbook, sheetHead } from './package.ts';
import { lettersOf } from './row.ts';
import { escapeXml } from './xml.ts';

/** What a cell is written as: a text stays a text, a serial is shown as a day. */
export type Written =
  number | string | { readonly formula: string; readonly shown: string } | { readonly serial: number } | null;

const TEXT_STYLE = 1;
const DATE_STYLE = 2;
const BOLD_STYLE = 3;

interface Look {
  readonly style?: number | string | null;
  /** What the document writes before its names. */
  readonly prefix?: string;
}

/** A text that Excel neither counts nor calculates. */
export function textCell(place: string, text: string, { style = null, prefix: p = '' }: Look = {}): string {
  const looks = style === null ? '' : ` s="${style}"`;
  return `<${p}c r="${place}"${looks} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}is></${p}c>`;
}

function cellAt(place: string, cell: Written, isHeader: boolean): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(place, cell, { style: isHeader ? BOLD_STYLE : TEXT_STYLE });
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if ('serial' in cell) return `<c r="${place}" s="${DATE_STYLE}"><v>${cell.serial}</v></c>`;
  return `<c r="${place}" t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.shown)}</v></c>`;
}

/** A workbook of one sheet whose first row is its header: samples, and ledgers for tests and demonstrations. */
export function writeWorkbook(sheet: string, rows: Iterable<readonly Written[]>): Promise<Buffer> {
  const written: string[] = [];
  let at = 0;
  for (const cells of rows) {
    at += 1;
    const row = cells.map((cell, column) => cellAt(`${lettersOf(column)}${at}`, cell, at === 1)).join('');
    written.push(`<row r="${at}">${row}</row>`);
  }
  return packWorkbook({ sheet, rows: `${sheetHead}<sheetData>${written.join('')}</sheetData></worksheet>` });
}
