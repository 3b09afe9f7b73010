import type { Case } from '@linli/cases';
import { type CasePlan, planOf, planWithEveryEnd } from './case-plan.ts';
import type { Scene } from './case-play.ts';
import type { Ground, Report } from './case-reports.ts';
import type { Chance } from './chance.ts';

/** CLOSED: each has come to its end. MIXED: as far as time has let them come. WAITING: each waits for somebody today. LATE: for too long. */
export type Mix = 'CLOSED' | 'MIXED' | 'WAITING' | 'LATE';

export interface Sitting {
  readonly mix: Mix;
  readonly ground: Ground;
  readonly now: Date;
  readonly chance: Chance;
  readonly original: Case | null;
  /** Which of so many it is. */
  readonly turn: number;
}

// In turns, so that there is something of each for everybody.
const stops = [
  'IN_GRID',
  'PENDING_DISPATCH',
  'DISPATCHED',
  'REPORTED',
  'IN_PROGRESS',
  'RESOLVED',
  'CALLBACK',
  'SUSPENDED',
  'DUPLICATE',
] as const satisfies readonly Case['state'][];

type Stop = (typeof stops)[number];

// Where no clock sends a case to the next tier: there it stays, and its light is red.
const lateStops = ['RESOLVED', 'CALLBACK'] as const satisfies readonly Stop[];

/** The nearest state a case of this kind can wait in. */
function reachable(stop: Stop, { category, fields }: Report): Stop {
  if (stop === 'REPORTED' && category.defaultTier === 'GRID') return 'IN_GRID';
  return stop === 'CALLBACK' && fields.reporterKind !== 'RESIDENT' ? 'RESOLVED' : stop;
}

const straight = { joint: false, escalates: false, returns: 0, reworks: 0, unreachable: 0, comesBack: 0 } as const;

const planTo = (stop: Stop, chance: Chance): CasePlan => ({
  ...planOf(chance),
  ...straight,
  ending: stop === 'DUPLICATE' ? stop : 'CLOSED',
  settledInGrid: stop === 'IN_GRID',
  pauses: stop === 'SUSPENDED',
});

/** The scene of one report. */
export function sceneOf({ mix, ground, now, chance, original, turn }: Sitting, report: Report): Scene {
  const base = { subjects: ground.subjects, now };
  const course = { chance, category: report.category, original };
  if (mix === 'CLOSED') return { ...base, course: { ...course, plan: planOf(chance) } };
  if (mix === 'MIXED') return { ...base, course: { ...course, plan: planWithEveryEnd(chance) } };
  const among: readonly Stop[] = mix === 'LATE' ? lateStops : stops;
  const stopAt = reachable(among[turn % among.length] ?? 'RESOLVED', report);
  return { ...base, stopAt, isBrisk: true, course: { ...course, plan: planTo(stopAt, chance) } };
}
