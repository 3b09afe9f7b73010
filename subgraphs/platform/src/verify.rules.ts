import { digest, type Link, type Tip } from './chain.rules.ts';
import { isCovered, unfilled } from './holes.rules.ts';
import { mainLine } from './main-line.rules.ts';
import { before, isRun, type Piece, type Run, shiftOf, type Unsound } from './runs.rules.ts';

/** What can be wrong with a ledger. The last three are seen by the heads kept outside the database. */
export type FaultKind =
  'CHANGED' | 'DELETED' | 'REORDERED' | 'DUPLICATED' | 'INSERTED' | 'TRUNCATED' | 'REWRITTEN' | 'HEAD_FORGED';

/** What is wrong, and where: `until` is the last number of a stretch, or the other place of something moved. */
export interface Fault {
  readonly kind: FaultKind;
  readonly seq: number;
  readonly until: number;
}

/** A fault; a copy names its original, so that a look there tells a copy from a forgery that took its number. */
export interface Finding extends Fault {
  readonly copyOf?: { readonly seq: number; readonly hash: string; readonly rows: number };
  readonly otherwise?: number;
}

const fault = (kind: FaultKind, seq: number, until = seq): Finding => ({ kind, seq, until });

const lastAt = (run: Run): number => run.through + shiftOf(run);

/** A copy stored at `at` of links that have their own place in `original`. */
function copied(original: Run, copy: Run, links: number): Finding {
  const seq = copy.from + shiftOf(original);
  const rows = copy.at === seq ? 2 : 1;
  return { ...fault('DUPLICATED', copy.at, copy.at + links - 1), copyOf: { seq, hash: copy.first, rows } };
}

function misplaced(stray: Run, main: readonly Run[]): Finding {
  const original = main.find((run) => isCovered(stray.from, [run]));
  if (original) return { ...copied(original, stray, stray.through - stray.from + 1), otherwise: stray.at };
  return fault('REORDERED', Math.min(stray.at, stray.from), Math.max(stray.at, stray.from));
}

interface Junction {
  readonly a: Run;
  readonly b: Run;
  readonly next: Run | undefined;
  readonly between: readonly Piece[];
  readonly strays: readonly Run[];
}

/** A link sound in itself that its follower does not follow was hashed anew; its follower still knows the old hash. */
function tornAt({ a, b, next }: Junction): readonly Finding[] {
  if (b.behind === a.last || a.last === '') return [];
  const isSingle = b.from === b.through;
  const tornAfter = isSingle && next !== undefined && next.from === b.through + 1 && next.behind !== b.last;
  if (tornAfter) return [];
  return [fault('CHANGED', a.through < a.from ? b.at : lastAt(a))];
}

function gapAt(junction: Junction, unsound: readonly Unsound[]): readonly Finding[] {
  const { a, b, strays } = junction;
  const shift = shiftOf(a);
  const changedAt = new Set<number>();
  const homeless: Unsound[] = [];
  const holes = unfilled({ from: a.through + 1, through: b.from - 1 }, strays);
  for (const piece of unsound) {
    const home = [piece.at - shift, piece.at - shiftOf(b)].find((seq) => isCovered(seq, holes) && !changedAt.has(seq));
    if (home === undefined) homeless.push(piece);
    else changedAt.add(home);
  }
  const taken = [...changedAt].map((seq) => ({ from: seq, through: seq }));
  const lost = holes.flatMap((hole) => unfilled(hole, taken));
  return [
    ...[...changedAt].map((seq) => fault('CHANGED', seq + shift)),
    ...homeless.map(({ at }) => fault('INSERTED', at)),
    ...lost.map(({ from, through }) => fault('DELETED', from + shift, through + shift)),
  ];
}

function faultsAt(junction: Junction): readonly Finding[] {
  const { a, b, between } = junction;
  const unsound = between.filter((piece): piece is Unsound => !isRun(piece));
  const overlap = a.through - b.from + 1;
  if (overlap > 0 && unsound.length === 0) return [{ ...copied(a, b, overlap), otherwise: b.from + shiftOf(a) }];
  if (b.from > a.through + 1 || unsound.length > 0) return gapAt(junction, unsound);
  const torn = tornAt(junction);
  const isRenumbered = shiftOf(a) !== shiftOf(b) && between.length === 0 && torn.length === 0;
  return isRenumbered ? [fault('CHANGED', b.at)] : torn;
}

/** Whether what stands at one place is what was written at the other, though number and hashes stayed in place. */
const isTextOf = (text: Link, place: Link): boolean =>
  digest(text, { seq: place.seq - 1, hash: place.prevHash }) === place.hash;

function exchanged(unsound: readonly Unsound[]): readonly Finding[] {
  return unsound.flatMap((one, index) =>
    unsound
      .slice(index + 1)
      .filter((other) => isTextOf(one.entry, other.entry) || isTextOf(other.entry, one.entry))
      .map((other) => fault('REORDERED', one.at, other.at)),
  );
}

const keyOf = ({ kind, seq, until }: Finding): string => `${kind} ${seq} ${until}`;

/** The places where one main run ends and the next begins; the last one closes behind what is unsound at the end. */
function junctionsOf(pieces: readonly Piece[], main: readonly Run[], tip: Tip): readonly Junction[] {
  const strays = pieces.filter(isRun).filter((run) => !main.includes(run));
  const start = before(tip);
  const last = main.at(-1) ?? start;
  const rest = pieces.slice(pieces.indexOf(last) + 1).findLast((piece) => !isRun(piece));
  const end = rest ? [before({ seq: rest.at - shiftOf(last), hash: '' })] : [];
  const line = [start, ...main, ...end];
  return line.slice(1).map((b, index) => {
    const a = line[index] ?? start;
    const from = pieces.indexOf(a) + 1;
    const through = pieces.indexOf(b);
    return { a, b, next: line[index + 2], between: pieces.slice(from, through < 0 ? undefined : through), strays };
  });
}

/** What is wrong with a chain, first place first, judged by its pieces alone. None: one run behind `tip`. */
export function classify(pieces: readonly Piece[], tip: Tip): readonly Finding[] {
  const runs = pieces.filter(isRun);
  const main = mainLine(runs);
  const swaps = exchanged(pieces.filter((piece): piece is Unsound => !isRun(piece)));
  const isSwapped = (seq: number) => swaps.some((swap) => swap.seq === seq || swap.until === seq);
  const findings = [
    ...junctionsOf(pieces, main, tip).flatMap(faultsAt),
    ...runs.filter((run) => !main.includes(run)).map((stray) => misplaced(stray, main)),
  ].filter(({ kind, seq }) => kind !== 'CHANGED' || !isSwapped(seq));
  const unique = new Map([...findings, ...swaps].map((finding) => [keyOf(finding), finding]));
  return [...unique.values()].sort((x, y) => x.seq - y.seq || x.until - y.until);
}
