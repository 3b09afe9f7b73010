/** What is counted of cases for each place of the level below. */
export const columns = ['reported', 'closed', 'open', 'overdue'] as const;
export type Column = (typeof columns)[number];

/** What is counted of people and houses there. */
export const grounds = ['residents', 'houses'] as const;
export type Ground = (typeof grounds)[number];

type Counts = Readonly<Record<Column, number>>;
type Grounds = Readonly<Record<Ground, number | null>>;

interface Counted {
  readonly caseStats: (Counts & { readonly onTimeRate: number | null }) | null;
  readonly populationStats?: { readonly residents: number } | null;
  readonly housingStats?: { readonly houses: number } | null;
}

interface Below extends Counted {
  readonly code: string;
  readonly name: string;
  readonly adminModel: string;
}

/** One line of the level below; the line without a code is what lies at no node below. */
export interface Line extends Grounds {
  readonly code: string | null;
  readonly name: string;
  readonly isTwoTier: boolean;
  readonly counts: Counts | null;
  readonly onTimeRate: number | null;
}

const groundOf = ({ populationStats, housingStats }: Counted): Grounds => ({
  residents: populationStats?.residents ?? null,
  houses: housingStats?.houses ?? null,
});

/** What the place counts beyond its children; nothing where one of them cannot be seen. */
function beyond(whole: number | null | undefined, parts: readonly (number | null | undefined)[]): number | null {
  const known = parts.filter((part) => typeof part === 'number');
  if (typeof whole !== 'number' || known.length === 0 || known.length < parts.length) return null;
  return whole - known.reduce((sum, part) => sum + part, 0);
}

function restOf(place: Counted, children: readonly Counted[]): Pick<Line, 'counts' | Ground> | null {
  const cases = columns.map(
    (column) =>
      [
        column,
        beyond(
          place.caseStats?.[column],
          children.map(({ caseStats }) => caseStats?.[column]),
        ),
      ] as const,
  );
  const [residents = null, houses = null] = grounds.map((ground) =>
    beyond(
      groundOf(place)[ground],
      children.map((child) => groundOf(child)[ground]),
    ),
  );
  const isSeen = cases.every(([, count]) => count !== null);
  if ([...cases.map(([, count]) => count), residents, houses].every((count) => !count)) return null;
  return { counts: isSeen ? (Object.fromEntries(cases) as Counts) : null, residents, houses };
}

/** The children and, where it is not nothing, the rest: together they are the place. */
export function linesOf(place: Counted & { readonly children: readonly Below[] }, restName: string): readonly Line[] {
  const lines = place.children.map((child) => ({
    code: child.code,
    name: child.name,
    isTwoTier: child.adminModel === 'TWO_TIER',
    counts: child.caseStats,
    onTimeRate: child.caseStats?.onTimeRate ?? null,
    ...groundOf(child),
  }));
  const rest = restOf(place, place.children);
  return rest ? [...lines, { code: null, name: restName, isTwoTier: false, onTimeRate: null, ...rest }] : lines;
}
