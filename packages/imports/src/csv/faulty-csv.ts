import { stringify } from 'csv-stringify/sync';
import { textOf } from '../cell.ts';
import { type Faulty, REASON } from '../faulty.ts';
import { openCsv } from './csv.ts';
import { encoded } from './encoding.ts';

/** What a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); a plain number is none. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;

/** The rows that could not go in, as the text they came in: same encoding, separator and order, and why at the end. */
export async function faultyCsv(bytes: Buffer, { header, reasons, reasonAt }: Faulty): Promise<Buffer> {
  const csv = await openCsv(bytes);
  const rows: string[][] = [];
  let eol = '\n';
  for await (const lines of csv.lines(0)) {
    for (const { at, cells, raw } of lines) {
      if (raw.endsWith('\r\n')) eol = '\r\n';
      const reason = at === header ? REASON : at < header ? '' : reasons.get(at);
      if (reason === undefined) continue;
      const row = Array.from({ length: Math.max(cells.length, reasonAt) }, (_, each) =>
        harmless(textOf(cells[each] ?? null)),
      );
      row[reasonAt] = reason;
      rows.push(at < header ? row.slice(0, cells.length) : row);
    }
  }
  return encoded(stringify(rows, { delimiter: csv.delimiter, record_delimiter: eol }), csv.encoding);
}
