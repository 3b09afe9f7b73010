import type { ReadLine } from '../reading/reader.ts';
import type { Cells, Comparison, Fault, Outcome } from '../target.ts';
import type { FaultKind, Progress, UnknownWord } from './job.ts';
import type { KeptFault } from './store.model.ts';
import type { Change } from './words.ts';

/** What became of one row. */
export interface Finding {
  readonly row: number;
  readonly cells: Cells;
  readonly kind: Change;
  readonly fields: readonly string[];
  readonly faults: readonly Fault[];
}

const kinds: Readonly<Record<Outcome['kind'], Change>> = {
  CREATED: 'NEW',
  CHANGED: 'CHANGED',
  UNCHANGED: 'UNCHANGED',
  PENDING: 'CONFLICT',
  FAULTY: 'FAULTY',
};

type Verdict = Comparison | Outcome;

const changeOf = ({ kind }: Verdict): Change => (kind in kinds ? kinds[kind as Outcome['kind']] : (kind as Change));

function findingOf<R>({ at: row, cells, read }: ReadLine<R>, verdict: Verdict | undefined): Finding {
  const own = { row, cells };
  if ('faults' in read) return { kind: 'FAULTY', fields: [], faults: read.faults, ...own };
  if (!verdict) throw new Error('A target answered for fewer rows than it was given');
  return {
    kind: changeOf(verdict),
    fields: 'fields' in verdict ? verdict.fields : [],
    faults: 'faults' in verdict ? verdict.faults : [],
    ...own,
  };
}

/** The rows of a batch that can be asked about. */
export const goodRows = <R>(batch: readonly ReadLine<R>[]): readonly R[] =>
  batch.flatMap(({ read }) => ('row' in read ? [read.row] : []));

/** What became of each row of a batch: its own faults, or what the target says of it. */
export function findingsOf<R>(batch: readonly ReadLine<R>[], verdicts: readonly Verdict[]): readonly Finding[] {
  let good = -1;
  return batch.map((line) => findingOf(line, 'row' in line.read ? verdicts[(good += 1)] : undefined));
}

/** The faults of a batch, cell by cell. */
export const faultsOf = (findings: readonly Finding[]): readonly KeptFault[] =>
  findings.flatMap(({ row, faults }) => faults.map(({ field, code }) => ({ row, field, code })));

const mark = ({ field, code }: { readonly field: string | null; readonly code: string }): string =>
  `${field ?? ''}|${code}`;

function countedFaults(before: readonly FaultKind[], faults: readonly KeptFault[]): readonly FaultKind[] {
  const counts = new Map(before.map((each) => [mark(each), each]));
  for (const { field, code } of faults) {
    const count = (counts.get(mark({ field, code }))?.count ?? 0) + 1;
    counts.set(mark({ field, code }), { field, code, count });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

/** The figures of a stage after another batch. */
export function progressed(before: Progress, findings: readonly Finding[]): Progress {
  const counts = { ...before.kinds };
  for (const { kind } of findings) counts[kind] += 1;
  return {
    rows: before.rows + findings.length,
    kinds: counts,
    faults: countedFaults(before.faults, faultsOf(findings)),
  };
}

const MOST_WORDS = 50;
const LONGEST_WORD = 20;

/** The words that stood for no code, most frequent first. */
export function unknownWords(
  before: readonly UnknownWord[],
  said: readonly { readonly field: string; readonly word: string }[],
): readonly UnknownWord[] {
  const counts = new Map(before.map((each) => [`${each.field}|${each.word}`, each]));
  for (const { field, word } of said) {
    const key = `${field}|${word}`;
    const known = counts.get(key);
    if (word.length <= LONGEST_WORD && (known || counts.size < MOST_WORDS))
      counts.set(key, { field, word, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}
