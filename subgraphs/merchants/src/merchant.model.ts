import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CreditMark, CreditReason } from './credit.rules.ts';
import type { EmployeeBand, MerchantKind, MerchantStatus, PremisesKind } from './words.ts';

export interface MerchantFields {
  readonly name: string;
  readonly kind: MerchantKind;
  readonly status: MerchantStatus;
  readonly isOpen: boolean;
  readonly creditCode?: string | null;
  readonly industryCode: string;
  readonly industryEdition: string;
  readonly section: string;
  readonly premisesKind: PremisesKind;
  readonly premisesId: string;
  readonly premisesLost: boolean;
  /** Version of the house or point when something was said of it: what arrives late says nothing new. */
  readonly premisesSaid: number;
  /** Whether its premises are its alone. */
  readonly isAlone: boolean;
  readonly employees?: EmployeeBand | null;
  readonly legalRepresentative?: string | null;
  readonly phone?: string | null;
  readonly circle?: string | null;
  /** All that ever counted, as long as the district's rule looks back. */
  readonly marks: readonly CreditMark[];
  readonly creditScore: number;
  readonly creditRuleVersion: number;
  readonly creditReasons: readonly CreditReason[];
  /** When something ceases to count. */
  readonly creditCheckAt?: Date | null;
  readonly openedAt: Date;
  readonly closedAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };
const flag = { type: Boolean, required: true };
const number = { type: Number, required: true };
const date = { type: Date, required: true };

const schema = new Schema<MerchantFields>({
  name: required,
  kind: required,
  status: required,
  isOpen: flag,
  creditCode: text,
  industryCode: required,
  industryEdition: required,
  section: required,
  premisesKind: required,
  premisesId: required,
  premisesLost: flag,
  premisesSaid: number,
  isAlone: flag,
  employees: text,
  legalRepresentative: text,
  phone: text,
  circle: text,
  marks: [{ _id: false, code: required, subject: required, at: date }],
  creditScore: number,
  creditRuleVersion: number,
  creditReasons: [{ _id: false, code: required, subject: required, at: date, points: number }],
  creditCheckAt: Date,
  openedAt: date,
  closedAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, name: 1, _id: 1 })
  .index({ path: 1, creditScore: 1, _id: 1 })
  .index({ path: 1, status: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, kind: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, section: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, creditRuleVersion: 1 })
  .index({ premisesId: 1, premisesKind: 1, isOpen: 1 })
  // Two who take the same point at one moment: one of them is told.
  .index({ premisesId: 1 }, { unique: true, partialFilterExpression: { isAlone: true } })
  .index({ creditCode: 1 })
  .index({ circle: 1, createdAt: -1, _id: -1 })
  .index({ circle: 1, name: 1, _id: 1 })
  .index({ creditCheckAt: 1 });

/** Somebody who does business at a place 商户. */
export type Merchant = Row & MerchantFields;

export const merchants = collection('merchants', schema, {
  entity: 'Merchant',
  orders: { newest: { createdAt: -1 }, name: { name: 1 }, credit: { creditScore: 1 } },
  sealed: ['legalRepresentative', 'phone'],
  tallies: ({ isOpen, status, kind, section }) =>
    isOpen
      ? [
          { key: 'merchants' },
          { key: `kind/${kind}` },
          { key: `section/${section}` },
          ...(status === 'SUSPENDED' ? [{ key: 'suspended' }] : []),
        ]
      : [],
  grams: ({ name, creditCode }) => [name, creditCode],
});
