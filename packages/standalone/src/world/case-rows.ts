import type { Case } from '@linli/cases';
import { play, type Played } from './case-play.ts';
import { firstOf, type Ground, reportIn } from './case-reports.ts';
import { type Mix, sceneOf } from './case-scenes.ts';
import { resolveTier, twoTierBy } from '@linli/vocabulary';
import { type Chance, chanceOf, idAt } from './chance.ts';
import type { WorldRow } from './row.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const SHANGHAI = 8 * HOUR;

/** A case and its history as rows. */
export interface CaseRows {
  readonly case: WorldRow;
  readonly steps: readonly WorldRow[];
  readonly pause: WorldRow | null;
}

const isTwoTier = twoTierBy('stated');

/** As people quote it: the node that holds the report, the day, and a number of the day. */
function numberAt(place: string, at: Date, count: number): string {
  const node = resolveTier(place, 'COMMUNITY', isTwoTier) ?? place.slice(0, 12);
  const day = new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10).replaceAll('-', '');
  // The letter keeps the numbers of a demonstration apart from those that are given out live.
  return `${node.replace(/(000){1,2}$/, '')}-${day}-D${String(count).padStart(4, '0')}`;
}

const placeOf = ({ grid, jurisdiction }: Case): string => grid ?? jurisdiction;

function pauseOf({ row, steps }: Played, chance: Chance): WorldRow | null {
  const step = steps.find(({ action }) => action === 'SUSPEND');
  if (!step || row.state !== 'SUSPENDED') return null;
  const asked = new Date(step.at.getTime() - HOUR);
  const set = {
    caseId: row.id,
    kind: 'SUSPEND',
    reason: '等待配件到货',
    until: row.checkAt,
    state: 'APPROVED',
    nodeCode: row.nodeCode,
    decidedBy: step.by,
    decidedAt: step.at,
  };
  return { id: idAt(asked, chance), place: placeOf(row), at: asked, by: row.handler ?? step.by, set, version: 2 };
}

/** Rows of a case that has been played. */
export function rowsOf(played: Played, chance: Chance): CaseRows {
  const { id, jurisdiction: _, grid: __, version, createdAt, createdBy, ...set } = played.row;
  const place = placeOf(played.row);
  return {
    case: { id, place, at: createdAt, by: createdBy, set, version: version },
    steps: played.steps.map((step, order) => ({
      id: idAt(step.at, chance, order),
      place,
      at: step.at,
      by: step.by,
      set: step,
    })),
    pause: pauseOf(played, chance),
  };
}

export interface CasesWanted {
  readonly ground: Ground;
  readonly count: number;
  /** How many were numbered before. */
  readonly numbered?: number;
  readonly seed: number;
  readonly now: Date;
  /** Days ago, from the oldest to the youngest report. */
  readonly from: number;
  readonly until: number;
  readonly mix: Mix;
}

/** A report somewhere in the wanted days, by daylight more often than not. */
function timeIn({ from, until, now, mix }: CasesWanted, chance: Chance): Date {
  if (mix === 'WAITING') return new Date(now.getTime() - chance.between(70, 240) * MINUTE);
  // What is still open came in lately.
  const share = mix === 'CLOSED' ? chance.next() : chance.next() ** 3;
  const day = Math.floor((now.getTime() + SHANGHAI) / DAY) - until - Math.floor(share * (from - until));
  const hour = chance.happens(0.85) ? chance.between(8, 18) : chance.between(0, 23);
  const at = day * DAY - SHANGHAI + hour * HOUR + chance.between(0, HOUR - 1);
  return new Date(Math.min(at, now.getTime() - chance.between(1, 60) * MINUTE));
}

/** One case after the other. The same numbers give the same cases; made one at a time, so that any count fits in memory. */
export function* casesOf(wanted: CasesWanted): Generator<CaseRows> {
  const chance = chanceOf(wanted.seed);
  const times = Array.from({ length: wanted.count }, () => timeIn(wanted, chance));
  let original: Case | null = null;
  const { ground, now, mix, numbered = 0 } = wanted;
  let count = numbered;
  for (const at of times.sort((a, b) => a.getTime() - b.getTime())) {
    count += 1;
    const report = reportIn(ground, chance);
    const scene = sceneOf({ mix, ground, now, chance, original, turn: count }, report);
    const told = { id: idAt(at, chance), number: numberAt(report.place, at, count), at };
    const played = play(firstOf(report, told, scene), scene);
    if (played.row.isOpen && !played.row.duplicateOf) original = played.row;
    yield rowsOf(played, chance);
  }
}
