import { type Context, type Decision, placeOf } from '@linli/kit';
import { loadCategory } from './case-category.reading.ts';
import { cases, type Case } from './case.model.ts';
import type { CaseRule, Move, StepDraft } from './case.move.ts';
import { steps } from './case-step.model.ts';
import { twoTierAbove } from './tier-unit.reading.ts';
import { calendarAt } from './working-calendar.reading.ts';
import type { World } from './world.ts';

/** What rules may know about a matter of this category at this place. */
export async function worldAt(context: Context, place: string, category: string): Promise<World> {
  const { viewer, now } = context;
  const [isTwoTier, calendar, known] = await Promise.all([
    twoTierAbove(context, place),
    calendarAt(context, place),
    loadCategory(context, category, place),
  ]);
  return { viewer, now, isTwoTier, calendar, category: known };
}

export const worldOf = (context: Context, row: Case): Promise<World> =>
  worldAt(context, placeOf(row), row.categoryCode);

/** The row's share of a move. */
export const decisionOf = ({ set, event, data, reason }: Move): Decision<Case> => ({
  set,
  reason: reason ?? null,
  ...(event ? { event: { type: event, ...(data ? { data } : {}) } } : {}),
});

/** Writes the lines of a move into the case's history. */
export async function writeSteps(context: Context, row: Case, drafts: readonly StepDraft[]): Promise<void> {
  const at = { caseId: row.id, at: context.now, by: context.viewer.id };
  await context
    .open(steps)
    .insertMany(
      drafts.map((draft) => ({ place: placeOf(row), decision: { set: { isPublic: false, ...draft, ...at } } })),
    );
}

export interface Target {
  readonly id: string;
  /** Null changes it at whatever version it stands. */
  readonly version: number | null;
  readonly asReporter?: boolean;
}

/** One action of the table, carried out: the case, and the lines of its history, in the mutation's transaction. */
export async function act(context: Context, { id, version, asReporter }: Target, rule: CaseRule): Promise<Case> {
  const opened = context.open(cases);
  const before = await opened.load(id);
  const world = { ...(await worldOf(context, before)), ...(asReporter ? { asReporter } : {}) };
  let move: Move | null = null;
  const decide = (row: Case): Decision<Case> | null => {
    move = rule(row, world);
    return move && decisionOf(move);
  };
  const after = await (version === null ? opened.amend(id, decide) : opened.change(id, version, decide));
  await writeSteps(context, after, (move as Move | null)?.steps ?? []);
  return after;
}
