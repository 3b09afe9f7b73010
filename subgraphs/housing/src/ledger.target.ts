import type { Target } from '@linli/imports';
import { erasures } from './erasure.model.ts';
import { applyHouseRows } from './ledger.apply.ts';
import { columns } from './ledger.columns.ts';
import { compareHouseRows } from './ledger.compare.ts';
import { houseFromLedger, keyOfRow, type HouseRow } from './ledger.rules.ts';
import { undoHouseRows } from './ledger.undo.ts';

/** Where the rows of a ledger of houses go 房屋台账. */
const houseLedger: Target<HouseRow> = {
  name: 'House',
  title: '房屋台账',
  columns,
  keyOf: keyOfRow,
  read: houseFromLedger,
  compare: compareHouseRows,
  apply: applyHouseRows,
  undo: undoHouseRows,
  erased: erasures.erased,
};

/** Every ledger that housing takes in. */
export const ledgers = [houseLedger] as const;
