import type { CannotHandle, CaseChannel, ReporterKind } from '@linli/cases';
import type { Chance } from './chance.ts';

/** What will befall a case, before it begins. How often is a number, so that a course can be read off row and plan. */
export interface CasePlan {
  readonly ending: 'CLOSED' | 'DUPLICATE' | 'NOT_ACCEPTED' | 'VOID';
  readonly settledInGrid: boolean;
  readonly cause: CannotHandle;
  readonly escalates: boolean;
  readonly joint: boolean;
  readonly returns: number;
  readonly pauses: boolean;
  readonly reworks: number;
  readonly unreachable: number;
  readonly comesBack: number;
  readonly score: number;
}

const causes = { NEEDS_DEPARTMENT: 6, NO_POWER: 3, NO_MEANS: 2, PARTY_REFUSES: 1, OTHER: 1 } as const;
const scores = { '5': 70, '4': 26, '3': 4 } as const;

/** The papers' mix: most is settled in the grid or by one department, and residents are satisfied (97 %). */
export function planOf(chance: Chance): CasePlan {
  return {
    ending: 'CLOSED',
    settledInGrid: chance.happens(0.62),
    cause: chance.weighted(causes),
    escalates: chance.happens(0.08),
    joint: chance.happens(0.05),
    returns: chance.happens(0.07) ? 1 : 0,
    pauses: false,
    reworks: chance.happens(0.05) ? 1 : 0,
    unreachable: chance.happens(0.04) ? 3 : chance.between(0, 9) === 0 ? 1 : 0,
    comesBack: chance.happens(0.03) ? 1 : 0,
    score: Number(chance.weighted(scores)),
  };
}

/** The same, for a world that shows every end a case can come to. */
export function planWithEveryEnd(chance: Chance): CasePlan {
  const ending = chance.weighted({ CLOSED: 81, DUPLICATE: 10, NOT_ACCEPTED: 6, VOID: 3 });
  return { ...planOf(chance), ending, pauses: chance.happens(0.06) };
}

// Shares of the nine channels: four the paper names, five ours.
const channels = {
  STREET_PATROL: 22,
  ESTATE_PATROL: 26,
  HOTLINE: 14,
  SUPERVISION: 5,
  QR: 18,
  APP: 8,
  SENSOR: 3,
  DEPARTMENT: 2,
  PUBLIC_OPINION: 2,
} as const satisfies Readonly<Record<CaseChannel, number>>;

export const channelOf = (chance: Chance): CaseChannel => chance.weighted(channels);

const byResidents: readonly CaseChannel[] = ['HOTLINE', 'QR', 'APP', 'PUBLIC_OPINION'];

export function reporterOf(channel: CaseChannel): ReporterKind {
  if (byResidents.includes(channel)) return 'RESIDENT';
  if (channel === 'SENSOR') return 'DEVICE';
  return channel === 'DEPARTMENT' ? 'DEPARTMENT' : 'STAFF';
}

const severities = { '1': 2, '2': 14, '3': 58, '4': 26 } as const;

export const severityOf = (chance: Chance): number => Number(chance.weighted(severities));
