import { type Context, type Decision, fail, type Row, placeOf } from '@linli/kit';
import { buildings } from './building.model.ts';
import { estates } from './estate.model.ts';
import { hazards, type Hazard } from './hazard.model.ts';
import { find, turn, type Actor } from './hazard.rules.ts';
import { houses } from './house.model.ts';
import type { HazardInput } from './schema.types.ts';

const AT_ONCE = 200;

type Target = Pick<Hazard, 'house' | 'building' | 'estate'>;

/** What a hazard is about: one thing that is named, and what that belongs to. */
async function targetOf({ open }: Context, { house, building, estate }: HazardInput): Promise<[Row, Target]> {
  const named = [house, building, estate].filter(Boolean);
  if (named.length !== 1) fail('HAZARD_TARGET', { field: 'house' });
  if (house) {
    const row = await open(houses).load(house);
    return [row, { house, building: row.building, estate: row.estate ?? null }];
  }
  if (building) {
    const row = await open(buildings).load(building);
    return [row, { house: null, building, estate: row.estate ?? null }];
  }
  return [await open(estates).load(estate ?? ''), { house: null, building: null, estate: estate ?? null }];
}

// The house knows how many dangers wait in it.
async function count({ open }: Context, house: string | null | undefined, by: number): Promise<void> {
  if (!house || by === 0) return;
  const known = await open(houses).find(house);
  if (known)
    await open(houses).amend(house, ({ openHazards }) => ({ set: { openHazards: Math.max(0, openHazards + by) } }));
}

/** Writes down what somebody saw. */
export async function record(context: Context, input: HazardInput): Promise<Hazard> {
  const [at, target] = await targetOf(context, input);
  const hazard = await context.open(hazards).insert(placeOf(at), find(input, target, context.now));
  await count(context, hazard.house, 1);
  return hazard;
}

export type HazardRule = (row: Hazard, actor: Actor) => Decision<Hazard> | null;

interface Asked {
  readonly id: string;
  /** Null for whatever version it stands at. */
  readonly version: number | null;
}

/** One step of a hazard's way, and what it means for its house. */
export async function act(context: Context, { id, version }: Asked, rule: HazardRule): Promise<Hazard> {
  const opened = context.open(hazards);
  let was = 0;
  const decide = (row: Hazard): Decision<Hazard> | null => {
    was = Number(row.isOpen);
    return rule(row, context);
  };
  const after = await (version === null ? opened.amend(id, decide) : opened.change(id, version, decide));
  await count(context, after.house, Number(after.isOpen) - was);
  return after;
}

/** Hazards whose time has come, one transaction each. */
export async function turnHazards(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(hazards).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => act(each, { id, version: null }, (row) => turn(row, now)),
  );
}
