import type { Code, FieldClass } from '@linli/contract';
import type { Context } from '@linli/kit';

/**
 * What a cell must hold. TEXT, NUMBER and DATE as they are; CODE is one of `codes`; DIGITS is a text of digits that a
 * workbook must not have rounded; CITIZEN_NUMBER has its check character; PHONE is a mobile or a landline; PLACE is a
 * division or grid code.
 */
export type FieldKind = 'CITIZEN_NUMBER' | 'CODE' | 'DATE' | 'DIGITS' | 'NUMBER' | 'PHONE' | 'PLACE' | 'TEXT';

/** One field a ledger may fill. */
export interface Column {
  /** Also the GraphQL field under which a row of the difference shows it. */
  readonly field: string;
  /** The words a ledger's header may say for it; the first is the usual one. */
  readonly titles: readonly [string, ...string[]];
  readonly kind: FieldKind;
  /** A row without it is faulty, and a mapping without it is refused. */
  readonly required?: boolean;
  /** For CODE: what a ledger writes → the code. The codes themselves are understood too. */
  readonly codes?: Readonly<Record<string, string>>;
  /** The most characters; 200 without. */
  readonly max?: number;
  readonly class: FieldClass;
  /** How it looks without a purpose, from P2 on; TEXT without. */
  readonly mask?: 'ADDRESS' | 'ALL' | 'ID_NUMBER' | 'NAME' | 'PHONE' | 'TEXT';
}

/** A row's cells by field, in their normal form: days as YYYY-MM-DD, codes as codes. Null is an empty cell. */
export type Cells = Readonly<Record<string, string | null>>;

/** What is wrong, and where; `field` is null when it is the row as a whole. */
export interface Fault {
  readonly field: string | null;
  readonly code: Code;
}

export type Read<R> = { readonly row: R } | { readonly faults: readonly Fault[] };

/** What applying a row would do. CONFLICT: both sides hold something, and applying it takes a decision. */
export type Comparison =
  | { readonly kind: 'NEW' | 'UNCHANGED' }
  | { readonly kind: 'CHANGED' | 'CONFLICT'; readonly fields: readonly string[] }
  | { readonly kind: 'FAULTY'; readonly faults: readonly Fault[] };

/**
 * What applying a row did. PENDING: a proposal waits for somebody. `id` is what `undo` gets back, `version` the one it
 * was left at, `before` whatever `undo` needs to put it back; the engine keeps it sealed.
 */
export type Outcome =
  | { readonly kind: 'UNCHANGED' }
  | {
      readonly kind: 'CHANGED' | 'CREATED' | 'PENDING';
      readonly id: string;
      readonly version: number;
      readonly before?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'FAULTY'; readonly faults: readonly Fault[] };

/** Something a batch did. */
export type Done = Exclude<Outcome, { readonly kind: 'FAULTY' | 'UNCHANGED' }>;

/** CHANGED_SINCE: somebody was here after the import, so it stays as it is and is listed. */
export type Undone = 'CHANGED_SINCE' | 'UNDONE';

/** At most a thousand rows of one job; everything a target does for it is one transaction. */
export interface Batch {
  readonly job: string;
  /** From 0. */
  readonly number: number;
  /** The place the job was opened for: the context sees nothing outside it, and rows without a place belong there. */
  readonly place: string;
  /** Who asked for it. */
  readonly by: string;
}

/** A batch that was read and decided about, all of its rows new. Nothing of it is written yet. */
export interface Plan {
  /** Makes what needs no database, a little at a time, until all is made or the signal comes: `carry` makes the rest. */
  prepare(context: Context, signal: AbortSignal): Promise<void>;
  /** In the batch's transaction: brings it in. Null says that what was read no longer holds. */
  carry(context: Context): Promise<readonly Outcome[] | null>;
}

/** Somebody who was erased, as ledgers may name them. */
export interface Gone {
  readonly id: string;
  /** Their record, and others that said something of them: no undo puts these back. */
  readonly records: readonly string[];
  /** Numbers that are theirs alone. */
  readonly numbers: readonly string[];
  readonly name: string;
  /** Together with the name it names them. */
  readonly birthDate: string | null;
  /** Words that name them where all of a group stand beside the name: a telephone, a building and a room. */
  readonly beside: readonly (readonly string[])[];
  /** When they were erased: a ledger that is brought later is another matter. */
  readonly at: Date;
}

/**
 * Where a ledger's rows go. `compare`, `apply` and `undo` get at most 1,000 rows and answer as many, in the same order;
 * they ask the database in bulk, never row by row. `apply` and `undo` run inside the batch's transaction and may run
 * again after a conflict. Rows have a key of their own inside one file: the second with the same key is faulty.
 */
export interface Target<R> {
  /** The English noun of a row: names the contract, as in `ResidentImport`. */
  readonly name: string;
  /** 台账名称, for people. */
  readonly title: string;
  readonly columns: readonly Column[];
  keyOf(row: R): string | null;
  /** Pure. Cells have passed their kind already; what remains is what only the target knows. */
  read(cells: Cells): Read<R>;
  /**
   * Optional: reads for a batch and decides about it while the one before goes in. It reads outside any transaction and
   * sees nothing of that one, so it is given what was planned of it. Null says that the batch is not to be planned: it
   * names somebody who is known, or who came with the one before. `apply` does such a batch, and one that no longer holds.
   */
  plan?(context: Context, rows: readonly R[], batch: Batch, before: Plan | null): Promise<Plan | null>;
  compare(context: Context, rows: readonly R[], batch: Batch): Promise<readonly Comparison[]>;
  apply(context: Context, rows: readonly R[], batch: Batch): Promise<readonly Outcome[]>;
  undo(context: Context, done: readonly Done[], batch: Batch): Promise<readonly Undone[]>;
  /**
   * Optional: people who were erased. Nothing that imports keep names them any more some seconds later; then the engine
   * says `forget`. While an import is at work it is waited for.
   */
  readonly erased?: {
    some(context: Context): Promise<readonly Gone[]>;
    forget(context: Context, gone: Gone): Promise<unknown>;
  };
}
