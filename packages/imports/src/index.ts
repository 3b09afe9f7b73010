export { contractOf } from './contract.ts';
export { erasuresOf, type Erasures } from './job/erasures.ts';
export { importing } from './importing.ts';
export type { Limits } from './job/importer.ts';
export { openLedger } from './open-ledger.ts';
export type { Ledger } from './ledger.ts';
export type { Cell, Figure, Line, Odd } from './cell.ts';
export type {
  Batch,
  Cells,
  Column,
  Comparison,
  Done,
  Fault,
  FieldKind,
  Gone,
  Outcome,
  Plan,
  Read,
  Target,
  Undone,
} from './target.ts';
export { writeCsv } from './csv/write-csv.ts';
export { writeWorkbook, type Written } from './workbook/write-workbook.ts';
