export type {
  Batch,
  Cells,
  Column,
  Comparison,
  Done,
  Fault,
  FieldKind,
  Outcome,
  Read,
  Target,
  Undone,
} from './target.ts';
