import { type Case, type CaseRule, closing, dispatching, handling, reporting, type World } from '@linli/cases';
import { levelOf } from '@linli/vocabulary';
import type { Part } from './case-actors.ts';
import type { CasePlan } from './case-plan.ts';
import { remarks } from './case-words.ts';
import type { Chance } from './chance.ts';

/** The next thing that happens to a case, and who does it. */
export interface Act {
  readonly by: Part;
  readonly rule: CaseRule;
}

/** What a course is read from. */
export interface Course {
  readonly plan: CasePlan;
  readonly chance: Chance;
  readonly category: World['category'] & { readonly departments: readonly string[] };
  /** Of a case that repeats another: that one. */
  readonly original: Case | null;
  /** Whether its clock has stood still before. */
  readonly hasPaused?: boolean;
}

const PAUSE_DAYS = 3;
const laterThan = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

type Next = (row: Case, course: Course) => Act | null;

const mergeable: readonly Case['state'][] = ['REPORTED', 'IN_GRID', 'PENDING_DISPATCH'];

const sameMatter = (row: Case, original: Case): boolean =>
  original.nodeCode === row.nodeCode && original.reportedAt < row.reportedAt;

const reported: Next = (row, { plan, chance, category }) => {
  if (plan.ending === 'NOT_ACCEPTED')
    return { by: 'HOLDER', rule: (now, world) => reporting.reject(now, chance.pick(remarks.reject), world) };
  if (row.grid && (category.defaultTier === 'GRID' || plan.settledInGrid))
    return { by: 'GRID', rule: reporting.accept };
  return { by: 'HOLDER', rule: reporting.admit };
};

const resolved =
  (chance: Chance): CaseRule =>
  (row, world) =>
    handling.resolve(
      row,
      {
        result: chance.pick(remarks.result),
        checks: world.category.closingStandard.map(({ code }) => code),
        photos: { before: 1, after: 1 },
      },
      world,
    );

const inGrid: Next = (_, { plan, chance }) =>
  plan.settledInGrid
    ? { by: 'GRID', rule: resolved(chance) }
    : {
        by: 'GRID',
        rule: (row, world) => dispatching.reportUp(row, { cause: plan.cause, reason: chance.pick(remarks.up) }, world),
      };

const fives = ['urban-management', 'public-security', 'traffic', 'fire', 'health', 'work-safety'] as const;

const pending: Next = (row, { plan, chance, category }) => {
  const canGoUp = row.tier !== 'DISTRICT' && row.reopenCount === 0 && row.returnCount === 0;
  // A community of a street has no departments of its own: its matters go up to where they are.
  const goesUp = levelOf(row.nodeCode) === 'COMMUNITY';
  if (canGoUp && (goesUp || plan.escalates))
    return { by: 'HOLDER', rule: (now, world) => dispatching.escalate(now, chance.pick(remarks.escalate), world) };
  const department = category.departments[0] ?? 'urban-management';
  if (!plan.joint) return { by: 'HOLDER', rule: (now, world) => dispatching.dispatch(now, { department }, world) };
  const coHandlers = fives
    .filter((name) => name !== department)
    .slice(0, 2)
    .map((name) => ({ department: name }));
  return {
    by: 'HOLDER',
    rule: (now, world) => dispatching.makeJoint(now, { lead: { department }, coHandlers }, world),
  };
};

const dispatched: Next = (row, { plan, chance }) =>
  row.returnCount < plan.returns && !row.joint
    ? { by: 'DEPARTMENT', rule: (now, world) => handling.giveBack(now, chance.pick(remarks.back), world) }
    : { by: 'DEPARTMENT', rule: handling.take };

const inProgress: Next = (row, { plan, chance, hasPaused }) => {
  if (row.coHandlers.some(({ state }) => state === 'ASKED')) {
    const note = chance.pick(remarks.answer);
    return { by: 'CO_HANDLER', rule: (now, world) => dispatching.answerJoint(now, { answer: 'DONE', note }, world) };
  }
  if (plan.pauses && !hasPaused && row.department)
    return { by: 'HOLDER', rule: (now, world) => handling.suspend(now, laterThan(world.now, PAUSE_DAYS), world) };
  return { by: row.department ? 'DEPARTMENT' : 'GRID', rule: resolved(chance) };
};

const verified: Next = (row, { plan, chance }) =>
  row.reworkCount < plan.reworks
    ? { by: 'CHECKER', rule: (now, world) => closing.verifyFail(now, chance.pick(remarks.rework), world) }
    : { by: 'CHECKER', rule: (now, world) => closing.verifyOk(now, null, world) };

const calledBack: Next = (row, { plan, chance }) => {
  const say = (told: Parameters<typeof closing.callBack>[1]): Act => ({
    by: 'CHECKER',
    rule: (now, world) => closing.callBack(now, told, world),
  });
  if (row.unreachableCount < plan.unreachable) return say({ outcome: 'UNREACHABLE' });
  if (row.reopenCount < plan.comesBack)
    return say({ outcome: 'DISSATISFIED', score: 2, note: chance.pick(remarks.unhappy) });
  return say({ outcome: 'SATISFIED', score: plan.score, note: chance.pick(remarks.happy) });
};

const nexts: Readonly<Partial<Record<Case['state'], Next>>> = {
  REPORTED: reported,
  IN_GRID: inGrid,
  PENDING_DISPATCH: pending,
  DISPATCHED: dispatched,
  IN_PROGRESS: inProgress,
  SUSPENDED: () => ({ by: 'DEPARTMENT', rule: handling.resume }),
  RESOLVED: verified,
  CALLBACK: calledBack,
};

/** What happens next to a case that goes by a plan; null when it has come to its end. */
export function nextAct(row: Case, course: Course): Act | null {
  const next = nexts[row.state];
  const { plan, original, chance } = course;
  if (!next) return null;
  if (plan.ending === 'VOID')
    return { by: 'HOLDER', rule: (now, world) => closing.voidIt(now, chance.pick(remarks.void), world) };
  if (plan.ending === 'DUPLICATE' && original && sameMatter(row, original) && mergeable.includes(row.state))
    return { by: 'HOLDER', rule: (now, world) => reporting.merge(now, original, world) };
  return next(row, course);
}
