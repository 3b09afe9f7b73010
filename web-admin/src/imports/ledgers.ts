import { importKinds, type HouseImportDifferenceQueryVariables } from '../generated/api.ts';
import type { HouseImportJobQuery, HouseImportLedgerQuery } from '../generated/api.ts';
import type { Operation } from '../operation.ts';

/** The ledgers there are, as the graph names what is in them; their addresses carry the same word. */
export type LedgerName = keyof typeof importKinds;
export const ledgerNames = Object.keys(importKinds) as readonly LedgerName[];

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
export type Ledger = Omit<(typeof importKinds)['house'], 'difference'> & {
  readonly difference: Operation<Difference, HouseImportDifferenceQueryVariables>;
};

export const ledgers: Readonly<Record<LedgerName, Ledger>> = importKinds;

export type Job = NonNullable<HouseImportJobQuery['job']>;
export type LedgerField = HouseImportLedgerQuery['ledger']['fields'][number];
export type Figures = NonNullable<Job['checked']>;
