import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Origin, ResidentKnown } from './resident.fields.ts';
import type { ResidentField } from './words.field.ts';
import type { MergeState } from './words.ts';

/** A row that went over to the survivor, and how it was before. */
export interface MovedRow {
  readonly kind: 'CHANGE' | 'CONSENT' | 'KIN_OF' | 'KIN_TO' | 'REQUEST' | 'RESIDENCE' | 'TAG';
  readonly id: string;
  readonly place: string;
  readonly isMain?: boolean | null;
  /** A residence that ended because the survivor lives there already. */
  readonly wasCurrent?: boolean | null;
}

/** The survivor as it was, as far as the merge changed it. */
export interface BeforeMerge {
  readonly known: Partial<ResidentKnown>;
  readonly origins: readonly Origin[];
}

export interface MergeFields {
  readonly candidateId: string;
  readonly into: string;
  readonly from: string;
  readonly chosen: readonly ResidentField[];
  /** Also those that were empty in the survivor. */
  readonly taken: readonly ResidentField[];
  readonly tags: readonly string[];
  readonly account?: string | null;
  /** The other record's household that the survivor took over. */
  readonly household?: string | null;
  /** The household that ended with the other record. */
  readonly dissolved?: string | null;
  readonly status: string;
  readonly moved: readonly MovedRow[];
  readonly before: BeforeMerge;
  readonly state: MergeState;
  readonly mergedBy: string;
  readonly mergedAt: Date;
  readonly reason?: string | null;
  readonly undoneBy?: string | null;
  readonly undoneAt?: Date | null;
}

const required = { type: String, required: true };

const moved = {
  _id: false,
  kind: required,
  id: required,
  place: required,
  isMain: { type: Boolean },
  wasCurrent: { type: Boolean },
};

const schema = new Schema<MergeFields>({
  candidateId: required,
  into: required,
  from: required,
  chosen: [String],
  taken: [String],
  tags: [String],
  account: String,
  household: String,
  dissolved: String,
  status: required,
  moved: [moved],
  before: { type: Schema.Types.Mixed, required: true },
  state: required,
  mergedBy: required,
  mergedAt: { type: Date, required: true },
  reason: String,
  undoneBy: String,
  undoneAt: Date,
})
  .index({ into: 1 })
  .index({ from: 1 });

/** Two records made one, with what it takes to undo it 居民合并. */
export type Merge = Row & MergeFields;

export const merges = collection('merges', schema, { entity: 'Merge', sealed: ['before'] });
