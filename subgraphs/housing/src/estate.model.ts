import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { FacilityKind } from './words.ts';

export interface PropertyCompanyFields {
  readonly name: string;
  readonly creditCode?: string | null;
  readonly officePhone?: string | null;
  readonly from: string;
  readonly until?: string | null;
}

export interface CommitteeFields {
  readonly members: number;
  readonly from: string;
  readonly until: string;
}

interface EstateFields {
  readonly name: string;
  readonly street?: string | null;
  readonly addressKey: string;
  readonly aliases: readonly string[];
  readonly aliasKeys: readonly string[];
  readonly propertyCompany?: PropertyCompanyFields | null;
  readonly ownersCommittee?: CommitteeFields | null;
  readonly facilities: readonly { readonly kind: FacilityKind; readonly count: number }[];
  readonly grids: readonly string[];
  /** Nobody has described it yet: a ledger named it. */
  readonly fromLedger: boolean;
}

const text = { type: String };
const required = { type: String, required: true };
const number = { type: Number, required: true };

const schema = new Schema<EstateFields>({
  name: required,
  street: text,
  addressKey: required,
  aliases: [String],
  aliasKeys: [String],
  propertyCompany: {
    type: { _id: false, name: required, creditCode: text, officePhone: text, from: required, until: text },
  },
  ownersCommittee: { type: { _id: false, members: number, from: required, until: required } },
  facilities: [{ _id: false, kind: required, count: number }],
  grids: [String],
  fromLedger: { type: Boolean, default: false },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, name: 1, _id: 1 })
  .index({ aliasKeys: 1 })
  .index({ addressKey: 1, jurisdiction: 1 }, { unique: true });

/** Houses that are managed together 小区. */
export type Estate = Row & EstateFields;

export const estates = collection('estates', schema, {
  entity: 'Estate',
  orders: { newest: { createdAt: -1 }, name: { name: 1 } },
  tallies: () => [{ key: 'estates' }],
  grams: ({ name, street, aliases }) => [name, street, ...aliases],
});
