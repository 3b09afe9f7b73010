import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import { isElderly, isVeryOld } from './age.ts';
import type { ElderState, IncomeTag, LivingSituation, WatchLevel } from './words.ts';

export interface ElderProfileFields {
  readonly state: ElderState;
  readonly band?: string | null;
  readonly alone: boolean;
  readonly situation?: LivingSituation | null;
  readonly incomeTag?: IncomeTag | null;
  readonly watchLevel: WatchLevel;
  readonly watchedByHand: boolean;
  /** Of the assessment in force. */
  readonly level?: number | null;
}

const schema = new Schema<ElderProfileFields>({
  state: { type: String, required: true },
  band: String,
  alone: { type: Boolean, required: true },
  situation: String,
  incomeTag: String,
  watchLevel: { type: String, required: true },
  watchedByHand: { type: Boolean, required: true },
  level: Number,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, watchLevel: 1, createdAt: -1, _id: -1 });

/** A resident of 60 and more, as care sees them 老年人档案. */
export type ElderProfile = Row & ElderProfileFields;

const when = (holds: boolean, key: string): readonly Tally[] => (holds ? [{ key }] : []);

/** What an elder who lives here adds to the counters of every node above. */
export function elderTallies({ state, band, alone, watchLevel, level }: ElderProfileFields): readonly Tally[] {
  if (state !== 'ACTIVE' || !isElderly(band)) return [];
  const isRated = typeof level === 'number';
  return [
    { key: 'elders60' },
    ...when(isVeryOld(band), 'elders80'),
    ...when(isVeryOld(band) && alone, 'elders80Alone'),
    ...when(watchLevel === 'CLOSE', 'watched'),
    ...when(isRated, 'assessed'),
    ...when(isRated, `level/${level}`),
  ];
}

export const elders = collection('elders', schema, {
  entity: 'ElderProfile',
  orders: { newest: { createdAt: -1 } },
  sealed: ['incomeTag'],
  tallies: elderTallies,
});
