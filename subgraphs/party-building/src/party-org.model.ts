import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { PartyOrgKind, PartyOrgState } from './schema.types.ts';

export interface PartyOrgFields {
  readonly name: string;
  readonly kind: PartyOrgKind;
  readonly state: PartyOrgState;
  readonly parent?: string | null;
  /** Login of the secretary. */
  readonly secretary?: string | null;
  /** The place it answers for; one organisation for each place. */
  readonly serves?: string | null;
  readonly isServing: boolean;
  readonly building?: string | null;
  readonly mergedInto?: string | null;
  readonly foundedAt: Date;
  readonly endedAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<PartyOrgFields>({
  name: required,
  kind: required,
  state: required,
  parent: text,
  secretary: text,
  serves: text,
  isServing: { type: Boolean, required: true },
  building: text,
  mergedInto: text,
  foundedAt: { type: Date, required: true },
  endedAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, kind: 1, createdAt: -1, _id: -1 })
  .index({ parent: 1, createdAt: -1, _id: -1 })
  .index({ serves: 1 }, { unique: true, partialFilterExpression: { isServing: true } })
  .index({ grid: 1, _id: 1 });

/** A party organisation, down to the grid branch 党组织. */
export type PartyOrg = Row & PartyOrgFields;

const GRID = 12;

export const partyOrgs = collection('partyOrgs', schema, {
  entity: 'PartyOrg',
  orders: { newest: { createdAt: -1 } },
  tallies: ({ state, kind, isServing, serves }) =>
    state === 'ACTIVE'
      ? [
          { key: 'orgs' },
          { key: `orgs/${kind}` },
          ...(isServing && serves && serves.length > GRID ? [{ key: 'grids-served' }] : []),
        ]
      : [],
  grams: ({ name }) => [name],
});
