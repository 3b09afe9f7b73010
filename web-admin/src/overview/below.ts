/** What is counted for each place of the level below. */
export const columns = ['reported', 'closed', 'open', 'overdue'] as const;
export type Column = (typeof columns)[number];

type Counts = Readonly<Record<Column, number>>;

interface Counted {
  readonly caseStats: (Counts & { readonly onTimeRate: number | null }) | null;
}

interface Below extends Counted {
  readonly code: string;
  readonly name: string;
  readonly adminModel: string;
}

/** One line of the level below; the line without a code is what lies at no node below. */
export interface Line {
  readonly code: string | null;
  readonly name: string;
  readonly isTwoTier: boolean;
  readonly counts: Counts | null;
  readonly onTimeRate: number | null;
}

const sum = (counts: readonly Counts[], column: Column): number =>
  counts.reduce((total, one) => total + one[column], 0);

/** What the place counts beyond its children: cases that are known only to the place itself. */
function restOf(parent: Counts, children: readonly Counts[]): Counts | null {
  const rest = Object.fromEntries(columns.map((column) => [column, parent[column] - sum(children, column)]));
  return columns.some((column) => rest[column] !== 0) ? (rest as Counts) : null;
}

/** The children and, where it is not nothing, the rest: together they are the place. */
export function linesOf(place: Counted & { readonly children: readonly Below[] }, restName: string): readonly Line[] {
  const lines = place.children.map(({ code, name, adminModel, caseStats }) => ({
    code,
    name,
    isTwoTier: adminModel === 'TWO_TIER',
    counts: caseStats,
    onTimeRate: caseStats?.onTimeRate ?? null,
  }));
  const counted = place.children.flatMap(({ caseStats }) => caseStats ?? []);
  const isWhole = place.caseStats && counted.length > 0 && counted.length === lines.length;
  const rest = isWhole && place.caseStats ? restOf(place.caseStats, counted) : null;
  return rest ? [...lines, { code: null, name: restName, isTwoTier: false, counts: rest, onTimeRate: null }] : lines;
}
