import { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { fail } from '@linli/kit';
import { type CastingContext, CsvError, parse } from 'csv-parse';
import type { Cell, Line } from '../cell.ts';
import type { Ledger } from '../ledger.ts';
import { decoded, type Encoding, encodingOf } from './encoding.ts';

const MOST_COLUMNS = 200;
const LONGEST = 4 * 1024 * 1024;

const delimiters = [',', '\t', ';', '|'] as const;

/** The sign between cells: the one the first line has most of, outside of quotes. */
export function delimiterOf(text: string): string {
  const [line = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counts = delimiters.map((each) => line.split(each).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: CastingContext;
}

/** A text is no formula for having a sign before its digits. */
const cellOf = (text: string): Cell => (text === '' ? null : text.startsWith('=') ? { odd: 'FORMULA', text } : text);

// Text has no control signs but these; a picture or a program has many.
// oxlint-disable-next-line no-control-regex -- exactly these
const strange = /[\u0001-\b\v\f\u000E-\u001A\u001C-\u001F]/g;

function checkText(bytes: Buffer, encoding: Encoding): string {
  const [first = ''] = decoded(bytes.subarray(0, 64 * 1024 - ((64 * 1024) % 4)), encoding);
  if ((first.match(strange)?.length ?? 0) > first.length / 100) fail('LEDGER_UNREADABLE');
  return first;
}

/** The text, with a breath after each chunk: others are served while a ledger is read. */
async function* unhurried(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  for (const text of decoded(bytes, encoding)) {
    yield text;
    await breath();
  }
}

interface Csv extends Ledger {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** A text of rows. Its one sheet has no name. */
export async function openCsv(bytes: Buffer): Promise<Csv> {
  const encoding = await encodingOf(bytes);
  const delimiter = delimiterOf(checkText(bytes, encoding));
  async function* lines(): AsyncGenerator<readonly Line[]> {
    const parser = Readable.from(unhurried(bytes, encoding)).pipe(
      parse({
        delimiter,
        info: true,
        raw: true,
        relax_column_count: true,
        relax_quotes: true,
        max_record_size: LONGEST,
      }),
    );
    let found: Line[] = [];
    try {
      for await (const { record, raw, info } of parser as AsyncIterable<Parsed>) {
        if (record.length > MOST_COLUMNS && record.slice(MOST_COLUMNS).some(Boolean))
          fail('LEDGER_TOO_MANY_COLUMNS', { limit: MOST_COLUMNS, row: info.records });
        found.push({ at: info.records, cells: record.map(cellOf), raw });
        if (found.length < 500) continue;
        yield found;
        found = [];
      }
    } catch (error) {
      // The parser's own words quote what it read.
      if (error instanceof CsvError) fail('LEDGER_DAMAGED', { row: Number(error['lines'] ?? 0) });
      throw error;
    }
    yield found;
  }
  return { format: 'CSV', encoding, delimiter, sheets: ['CSV'], lines };
}
