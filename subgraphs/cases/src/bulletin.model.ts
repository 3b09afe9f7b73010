import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface BulletinFigures {
  readonly reported: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  readonly onTimeRate?: number | null;
  readonly satisfaction?: number | null;
  readonly returns: number;
  readonly rework: number;
}

export interface BulletinFields {
  /** Monday of the week. */
  readonly week: string;
  readonly figures: BulletinFigures;
  readonly text: string;
  readonly state: 'DRAFT' | 'PUBLISHED';
  readonly publishedAt?: Date | null;
}

const required = { type: String, required: true };
const figure = { type: Number };

const schema = new Schema<BulletinFields>({
  week: required,
  figures: {
    _id: false,
    reported: figure,
    closed: figure,
    open: figure,
    overdue: figure,
    onTimeRate: figure,
    satisfaction: figure,
    returns: figure,
    rework: figure,
  },
  text: required,
  state: required,
  publishedAt: Date,
})
  .index({ path: 1, week: -1, _id: -1 })
  .index({ jurisdiction: 1, week: 1 }, { unique: true });

/** A week's bulletin 通报. */
export type Bulletin = Row & BulletinFields;

export const bulletins = collection('bulletins', schema, { entity: 'Bulletin', orders: { newest: { week: -1 } } });
