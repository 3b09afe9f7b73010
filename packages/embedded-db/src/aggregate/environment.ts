import type { Doc } from '../bson/doc.ts';
import type { Row } from '../store/read.ts';
import type { Reading } from '../store/store.ts';
import type { Snapshot } from '../store/lmdb.ts';
import type { Meter } from '../query/scan.ts';
import type { Variables } from './expressions.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';

/** Where a pipeline runs. */
export type Environment = {
  readonly reading: Reading;
  readonly db: string;
  readonly variables: Variables;
  readonly hint?: unknown;
  readonly snapshot?: Snapshot | undefined;
  /** Counts what is looked at, where somebody wants to know. */
  readonly meter?: Meter | undefined;
  /** How a stage runs pipelines of its own. */
  readonly runner: Runner;
};

/** What a pipeline gives: stored rows as they are, or documents it has made. */
export type Output = { readonly rows: Iterable<Row> } | { readonly docs: Iterable<Doc> };

export type Runner = {
  pipeline(environment: Environment, ns: string, stages: readonly Doc[]): Output;
  stages(environment: Environment, docs: Iterable<Doc>, stages: readonly Doc[]): Iterable<Doc>;
};

/** Makes documents out of documents. */
export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** The stages of a pipeline inside a stage. */
export function stagesIn(value: unknown): readonly Doc[] {
  return Array.isArray(value) && value.every(isDoc)
    ? value
    : refuse('TypeMismatch', 'A pipeline must be an array of objects');
}
