import type { Batch, Comparison, Target } from '@linli/imports';
import { dayOf, type Context } from '@linli/kit';
import { erasures } from './erasure.model.ts';
import { applyResidentRows } from './ledger.apply.ts';
import { columns } from './ledger.columns.ts';
import { meet } from './ledger.ground.ts';
import { keyOfRow, residentFromLedger, type ResidentRow } from './ledger.rules.ts';
import { planResidentRows } from './ledger.plan.ts';
import { undoResidentRows } from './ledger.undo.ts';
import { comparisonOf, verdictOf } from './ledger.verdict.ts';
import { settingsAt } from './settings.reading.ts';

/** What bringing these rows in would do. */
async function compareResidentRows(
  context: Context,
  rows: readonly ResidentRow[],
  batch: Batch,
): Promise<readonly Comparison[]> {
  const terms = { settings: await settingsAt(context, batch.place), today: dayOf(context.now), batch };
  return (await meet(context, rows, batch)).map((met) => comparisonOf(verdictOf(met, terms)));
}

/** Where the rows of a ledger of people go 人口台账. */
const residentLedger: Target<ResidentRow> = {
  name: 'Resident',
  title: '人口台账',
  columns,
  keyOf: keyOfRow,
  read: residentFromLedger,
  compare: compareResidentRows,
  apply: applyResidentRows,
  plan: planResidentRows,
  undo: undoResidentRows,
  erased: erasures.erased,
};

/** The ledgers population takes in. */
export const ledgers = [residentLedger] as const;
