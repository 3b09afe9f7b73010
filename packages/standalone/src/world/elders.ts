import { elderOf, kitchenOf, type MadeElder } from '@linli/elderly-care';
import { divisionOf } from '@linli/vocabulary';
import { chanceOf } from './chance.ts';
import type { Collections, Homes } from './homes.ts';
import { peopleMakerOf } from './makers.ts';
import { put, withEngine } from './put.ts';
import type { WorldRow } from './row.ts';
import type { WorldPlan } from './world-plan.ts';

interface Aged {
  readonly ageBand?: string | null;
  readonly livesAlone: boolean;
  readonly status: string;
}

const SEED = 4_219;
// What population calls sixty and more.
const elderly: readonly string[] = ['AGE_60_69', 'AGE_70_79', 'AGE_80_89', 'AGE_90_UP'];

const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const collected = (made: readonly MadeElder[]): Collections => {
  const each = <K extends keyof MadeElder>(key: K) => made.flatMap((one) => one[key]);
  return {
    people: each('people'),
    elders: each('elders'),
    abilityAssessments: each('abilityAssessments'),
    carePlans: each('carePlans'),
  };
};

/** What elderly care knows of the people of an estate, and the kitchen that cooks for them. */
export function eldersIn({ population }: Homes, order: number): Collections {
  const maker = peopleMakerOf(chanceOf(SEED + order), () => '');
  const residents = population['residents'] ?? [];
  const old = residents.flatMap((row: WorldRow) => {
    const { ageBand, livesAlone, status } = row.set as Aged;
    if (status !== 'PRESENT' || !ageBand || !elderly.includes(ageBand)) return [];
    return [elderOf({ place: row.place, at: row.at, maker, resident: row.id, ageBand, livesAlone })];
  });
  const [first] = residents;
  if (!first) return collected(old);
  const place = divisionOf(first.place);
  const kitchen = { place, at: first.at, maker, name: `${order + 1}号`, points: [place], day: dayOf(first.at) };
  return { ...collected(old), ...kitchenOf(kitchen) };
}

/** Loads what elderly care knows of a world's people, an estate after the other. */
export async function loadElders(plan: WorldPlan, homes: readonly Homes[]): Promise<void> {
  await withEngine(plan, 'elderly-care', async (engine) => {
    for (const [order, estate] of homes.entries())
      for (const [name, rows] of Object.entries(eldersIn(estate, order))) await put(engine, name, rows);
  });
}
