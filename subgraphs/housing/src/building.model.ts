import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { BuildingKind } from './words.ts';

interface BuildingFields {
  readonly estate?: string | null;
  readonly number: string;
  /** Name of the estate, or road and door number: the layer above. */
  readonly area: string;
  readonly addressKey: string;
  readonly aliases: readonly string[];
  readonly aliasKeys: readonly string[];
  /** What lists are ordered by: 琼临苑/0003. */
  readonly door: string;
  readonly kind: BuildingKind;
  readonly floors: number;
  readonly basements: number;
  readonly builtYear?: number | null;
  readonly elevators: number;
  /** Nobody has described it yet: a ledger named it, and its floors are those the ledger names. */
  readonly fromLedger: boolean;
}

const required = { type: String, required: true };
const number = { type: Number, required: true };

const schema = new Schema<BuildingFields>({
  estate: String,
  number: required,
  area: required,
  addressKey: required,
  aliases: [String],
  aliasKeys: [String],
  door: required,
  kind: required,
  floors: number,
  basements: number,
  builtYear: Number,
  elevators: number,
  fromLedger: { type: Boolean, default: false },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, door: 1, _id: 1 })
  .index({ estate: 1, door: 1, _id: 1 })
  .index({ aliasKeys: 1 })
  .index({ addressKey: 1, jurisdiction: 1 }, { unique: true });

/** A building 楼栋. */
export type Building = Row & BuildingFields;

export const buildings = collection('buildings', schema, {
  entity: 'Building',
  orders: { newest: { createdAt: -1 }, door: { door: 1 } },
  tallies: () => [{ key: 'buildings' }],
  grams: ({ addressKey, aliases }) => [addressKey, ...aliases],
});
