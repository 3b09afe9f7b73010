import type { ResidentField } from './words.field.ts';
import type { ChangeSource } from './words.ts';

/** Where one field of a resident comes from, before its change is looked up 字段来源. */
export interface FieldOrigin {
  readonly field: ResidentField;
  readonly source: ChangeSource;
  readonly at: Date;
  readonly by: string | null;
  readonly confidence: number;
  readonly changeId: string | null;
}
