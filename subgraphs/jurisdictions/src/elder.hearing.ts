import { type Context, type Heard, textOf, placeOf } from '@linli/kit';
import { levelOf, pathOf } from '@linli/vocabulary';
import { alertCalls } from './alert-call.model.ts';
import { assignments, type Assignment } from './assignment.model.ts';
import type { Place } from './geometry.rules.ts';
import { grids } from './grid.model.ts';
import { type Candidate, metresBetween, middleOf, nearest } from './nearest.rules.ts';
import { points } from './point.model.ts';
import { tasks } from './task.model.ts';
import { give } from './task.rules.ts';
import { workers } from './worker.model.ts';

const field: readonly Assignment['role'][] = ['GRID_WORKER', 'INFO_OFFICER'];
const MOST = { limit: 200 };

/** The street above, and with it everything below that could be asked for help. */
const streetOf = (place: string): string => pathOf(place).find((node) => levelOf(node) === 'STREET') ?? place;

async function middleAt({ open }: Context, place: string): Promise<Place | null> {
  const grid = place.length > 12 ? await open(grids).findBy({ code: place }) : null;
  const border = grid?.border as { readonly coordinates?: readonly (readonly (readonly number[])[])[] } | null;
  return middleOf(border?.coordinates?.[0] ?? []);
}

async function whereIs(context: Context, place: string, point: string): Promise<Place | null> {
  const position = point ? (await context.open(points).find(point))?.position : null;
  return position ? [position.lng, position.lat] : middleAt(context, place);
}

// With one who is at work in the own grid nobody else is looked for; who is farther away, only when there is nobody.
async function reachable(context: Context, place: string, asked: { onDuty?: true }): Promise<readonly Assignment[]> {
  const street = streetOf(place);
  const nodes = pathOf(place).slice(pathOf(place).indexOf(street)).reverse();
  for (const node of nodes) {
    const found = await context
      .asService('elders', node)
      .open(assignments)
      .some({ ...asked, holds: true, role: field }, MOST);
    if (found.length > 0) return found;
  }
  return [];
}

/** elderly-care: who is nearest and on duty goes there. Nobody's track is kept: near is by grid and its middle. */
export async function hearAlertRaised({ subject, jurisdiction: place, data }: Heard, context: Context): Promise<void> {
  const wide = context.asService('elders', streetOf(place));
  if (await wide.open(alertCalls).find(subject)) return;
  const here = await whereIs(wide, place, textOf(data['point']));
  const candidates = await Promise.all(
    (await reachable(context, place, { onDuty: true })).map(async (assignment): Promise<Candidate> => {
      const there = here && (await middleAt(wide, placeOf(assignment)));
      return { assignment, metres: here && there ? metresBetween(here, there) : null };
    }),
  );
  const found = nearest(place, candidates);
  const told = { alert: subject, worker: found?.worker ?? null, user: found?.userId ?? null };
  await wide.open(alertCalls).insertMany([
    {
      id: subject,
      place,
      decision: {
        set: { worker: found?.worker ?? null, assignment: found?.id ?? null },
        event: { type: 'alert.worker-named', data: told },
      },
    },
  ]);
}

// Before the evening of the same day, or within half a working day (proposal).
const HOURS = 4;

/** elderly-care: an elder somebody keeps an eye on did not come for a meal. The grid's worker goes and looks. */
export async function hearMealMissed({ subject, jurisdiction: place, data }: Heard, context: Context): Promise<void> {
  if (data['watched'] !== true) return;
  const wide = context.asService('elders', streetOf(place));
  const source = `meal/${subject}`;
  if (await wide.open(tasks).findBy({ source })) return;
  const held = await reachable(context, place, {});
  const first = nearest(
    place,
    held.map((assignment) => ({ assignment, metres: assignment.onDuty ? 0 : 1 })),
  );
  const worker = first && (await wide.open(workers).find(first.worker));
  if (!first || worker?.status !== 'ACTIVE') return;
  const dueAt = new Date(context.now.getTime() + HOURS * 3_600_000);
  const input = { kind: 'VERIFY', title: '上门探访未取餐老人', worker: worker.id, dueAt } as const;
  await wide.open(tasks).insert(placeOf(first), give({ ...input, source }, worker, context.now));
}
