import * as api from '../generated/api.ts';
import type { Operation } from '../operation.ts';

/** The ledgers there are, by the word their address carries. */
export const ledgerNames = ['homes', 'people'] as const;
export type LedgerName = (typeof ledgerNames)[number];

const homes = {
  jobs: api.HouseImports,
  job: api.HouseImport,
  ledger: api.HouseLedger,
  sample: api.HouseSample,
  templates: api.HouseImportTemplates,
  difference: api.HouseImportDifference,
  faults: api.HouseImportFaults,
  faultyRows: api.HouseFaultyRows,
  upload: api.UploadHouseImport,
  next: api.ContinueHouseImport,
  choose: api.ChooseHouseImportSheet,
  map: api.MapHouseImport,
  keep: api.KeepHouseImportTemplate,
  check: api.CheckHouseImport,
  apply: api.ApplyHouseImport,
  cancel: api.CancelHouseImport,
  retry: api.RetryHouseImport,
  undo: api.UndoHouseImport,
} as const;

const people = {
  jobs: api.ResidentImports,
  job: api.ResidentImport,
  ledger: api.ResidentLedger,
  sample: api.ResidentSample,
  templates: api.ResidentImportTemplates,
  difference: api.ResidentImportDifference,
  faults: api.ResidentImportFaults,
  faultyRows: api.ResidentFaultyRows,
  upload: api.UploadResidentImport,
  next: api.ContinueResidentImport,
  choose: api.ChooseResidentImportSheet,
  map: api.MapResidentImport,
  keep: api.KeepResidentImportTemplate,
  check: api.CheckResidentImport,
  apply: api.ApplyResidentImport,
  cancel: api.CancelResidentImport,
  retry: api.RetryResidentImport,
  undo: api.UndoResidentImport,
} as const;

/** A row of a difference; which cells it has depends on the ledger. */
export interface DifferenceRow {
  readonly id: string;
  readonly row: number;
  readonly fields: readonly string[];
  readonly cells: Readonly<Record<string, string | null>>;
}

interface Difference {
  readonly job: { readonly difference: { readonly nodes: readonly DifferenceRow[] } } | null;
}

/** What a ledger is asked: the same questions of each, by its own names in the graph. */
export type Ledger = Omit<typeof homes, 'difference'> & {
  readonly difference: Operation<Difference, api.HouseImportDifferenceQueryVariables>;
};

export const ledgers: Readonly<Record<LedgerName, Ledger>> = { homes, people };

export type Job = NonNullable<api.HouseImportQuery['job']>;
export type LedgerField = api.HouseLedgerQuery['ledger']['fields'][number];
export type Figures = NonNullable<Job['checked']>;
