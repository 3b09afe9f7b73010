import { stringify } from 'csv-stringify/sync';
import { type Encoding, encoded } from './encoding.ts';
import { harmless } from './faulty-csv.ts';

/** A text of rows, with Windows line ends as Excel writes them. */
export const writeCsv = (rows: readonly (readonly string[])[], encoding: Encoding = 'UTF-8-BOM'): Buffer =>
  encoded(
    stringify(
      rows.map((row) => row.map(harmless)),
      { record_delimiter: '\r\n' },
    ),
    encoding,
  );
