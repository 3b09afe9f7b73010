import { type Context, type Heard, registryOf } from '@linli/kit';
import { followed } from './merchant.carry.ts';
import { merchants, type Merchant } from './merchant.model.ts';
import { follow, follows, lose } from './merchant.rules.ts';
import type { PremisesKind } from './words.ts';

const MOST = 500;

const merchantsOf = ({ open }: Context, premisesKind: PremisesKind, premisesId: string): Promise<readonly Merchant[]> =>
  open(merchants).some({ premisesId, premisesKind, isOpen: true }, { limit: MOST });

type Told = (heard: Heard, context: Context) => Promise<void>;

// Premises stand elsewhere now: whoever does business there goes with them. What arrives late is passed over.
const moves =
  (kind: PremisesKind): Told =>
  async (heard, context) => {
    const there = registryOf(heard, context);
    for (const { id, version, ...known } of await merchantsOf(there, kind, heard.subject)) {
      if (!follows({ ...known, id, version }, heard.version)) continue;
      await there.open(merchants).amend(id, (row) => follow(row, heard.jurisdiction, heard.version));
      if ((known.grid ?? known.jurisdiction) !== heard.jurisdiction) await followed(there, id, heard.jurisdiction);
    }
  };

const goes =
  (kind: PremisesKind): Told =>
  async (heard, context) => {
    const there = registryOf(heard, context);
    for (const row of await merchantsOf(there, kind, heard.subject))
      if (follows(row, heard.version)) await there.open(merchants).amend(row.id, (each) => lose(each, heard.version));
  };

/** housing: a house is told of anew, perhaps at another grid. */
export const hearHouseChanged = moves('HOUSE');

/** housing: a house was taken off the register. */
export const hearHouseRemoved = goes('HOUSE');

/** jurisdictions: a point belongs to another grid. */
export const hearPointMoved = moves('POINT');

/** jurisdictions: a point is no longer in use. */
export const hearPointRemoved = goes('POINT');
