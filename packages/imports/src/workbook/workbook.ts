import { fail } from '@linli/kit';
import type { Line } from '../cell.ts';
import type { Ledger } from '../ledger.ts';
import { type Archive, openArchive } from './archive.ts';
import { dateStylesOf } from './date-formats.ts';
import { type Parts, partsOf } from './parts.ts';
import { rowOf, type Points } from './row.ts';
import { stringsOf } from './strings.ts';
import { elementsOf } from './xml.ts';

// Days between 1900-01-01 and 1904-01-02, as Excel counts.
const FROM_1904 = 1_462;

/** A workbook, and the parts it was read from. */
export interface Workbook extends Ledger {
  readonly archive: Archive;
  readonly parts: Parts;
}

const pointsOf = async (archive: Archive, { strings, styles, from1904 }: Parts): Promise<Points> => ({
  strings: await stringsOf(archive, strings),
  dateStyles: styles ? dateStylesOf(await archive.whole(styles)) : [],
  shift: from1904 ? FROM_1904 : 0,
});

/** An XLSX workbook, its rows read as they come out of the zip. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const archive = await openArchive(bytes);
  const parts = await partsOf(archive);
  let points: Promise<Points> | null = null;
  return {
    archive,
    parts,
    format: 'XLSX',
    encoding: 'UTF-8',
    sheets: parts.sheets.map(({ name }) => name),
    async *lines(sheet) {
      const { part } = parts.sheets[sheet] ?? fail('SHEET_UNKNOWN');
      const known = await (points ??= pointsOf(archive, parts));
      let last = 0;
      for await (const rows of elementsOf(archive.read(part), 'row')) {
        const lines: Line[] = [];
        for (const raw of rows) {
          const line = rowOf(raw, last, known);
          last = line.at;
          lines.push(line);
        }
        yield lines;
      }
    },
  };
}
