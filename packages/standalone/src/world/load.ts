import type { Reference } from '@linli/kit';
import { type Engine, systemViewer } from '@linli/kit/inside';
import { type CaseRows, casesOf, type CasesWanted } from './case-rows.ts';
import { loadHomes } from './load-homes.ts';
import { numbersFrom } from './makers.ts';
import { officesOf } from './offices.ts';
import { type PartyWanted, partyIn } from './party.ts';
import { put, withEngine } from './put.ts';
import { loadShops } from './shops.ts';
import { subjectsIn } from './subjects.ts';
import { type Town, townOf } from './town.ts';
import { cornersOf, type Corner, seedOf, settledBy, type WorldName } from './worlds.ts';
import type { WorldPlan } from './world-plan.ts';

const CHUNK = 1_000;

/** How far a load has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Loading {
  readonly plan: WorldPlan;
  readonly world: WorldName;
  readonly now: Date;
  readonly onProgress?: (progress: Progress) => void;
}

interface Division {
  readonly id: string;
  readonly version: number;
  readonly contacts?: unknown;
}

/** Offices say how they are reached; one that says so already is left alone. */
async function openOffices(engine: Engine, { place }: Corner, seed: number): Promise<void> {
  const divisions = engine.subgraph.references?.find(({ name }) => name === 'divisions') as Reference<Division>;
  const { reference } = engine.contextFor({ viewer: systemViewer('jurisdictions/world'), requestId: 'world' });
  for (const [code, contacts] of officesOf(place, seed)) {
    const node = await reference(divisions).find(code);
    if (node && !node.contacts)
      await reference(divisions).change(code, node.version, () => ({ set: { contacts } }) as never);
  }
}

function* chunked(cases: Iterable<CaseRows>): Generator<readonly CaseRows[]> {
  let chunk: CaseRows[] = [];
  for (const each of cases) {
    chunk.push(each);
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

async function putCases(engine: Engine, wanted: CasesWanted, onChunk: (count: number) => void): Promise<void> {
  for (const chunk of chunked(casesOf(wanted))) {
    await put(
      engine,
      'cases',
      chunk.map((each) => each.case),
    );
    await put(
      engine,
      'steps',
      chunk.flatMap(({ steps }) => steps),
    );
    await put(
      engine,
      'pauses',
      chunk.flatMap(({ pause }) => pause ?? []),
    );
    onChunk(chunk.length);
  }
}

const SHOPS = 80;

const sharesOf = ({ cases }: Corner, town: Town, told: { readonly now: Date; readonly seed: number }) =>
  cases.map(({ within, ...share }, at): CasesWanted => {
    const { grids, ...rest } = town.ground;
    const ground = { ...rest, grids: within ? grids.filter(({ code }) => code.startsWith(within)) : grids };
    const numbered = cases.slice(0, at).reduce((sum, { count }) => sum + count, 0);
    return { ...share, ...told, numbered, seed: told.seed + 10 + at, ground };
  });

const PARTY = 60;

async function loadParties(plan: WorldPlan, parties: readonly PartyWanted[]): Promise<void> {
  await withEngine(plan, 'party-building', async (engine) => {
    for (const wanted of parties)
      for (const [name, rows] of Object.entries(partyIn(wanted))) await put(engine, name, rows);
  });
}

/** Loads a world into a city whose database runs and whose services do not. Started again, it goes on where it stopped. */
export async function loadWorld({ plan, world, now, onProgress }: Loading): Promise<void> {
  const subjects = subjectsIn(plan.realmFile);
  const corners = cornersOf(world);
  const since = settledBy(now);
  const numbers = numbersFrom();
  const towns = corners.map(({ place, size }, at) =>
    townOf({ place, size, subjects, since, now, numbers, seed: seedOf(at) }),
  );
  await withEngine(plan, 'jurisdictions', async (engine) => {
    for (const [at, corner] of corners.entries()) {
      await openOffices(engine, corner, at + 1);
      for (const [name, rows] of Object.entries(towns[at]?.jurisdictions ?? {})) await put(engine, name, rows);
    }
  });
  const homes = towns.flatMap((town) => town.homes);
  const people = homes.reduce((sum, { population }) => sum + (population['residents']?.length ?? 0), 0);
  const of = corners.flatMap(({ cases }) => cases).reduce((sum, each) => sum + each.count, people);
  let done = 0;
  const count = (more: number): void => onProgress?.({ done: (done += more), of });
  await loadHomes({ plan, homes, subjects, onPeople: count });
  const parties = corners.flatMap(({ place }, at): readonly PartyWanted[] => {
    const { grids, homes: own } = towns[at] ?? {};
    return grids && own ? [{ place, grids, homes: own, subjects, since, now, seed: seedOf(at) + PARTY }] : [];
  });
  await loadParties(plan, parties);
  const shops = corners.flatMap(({ place }, at) => {
    const points = towns[at]?.ground.points ?? [];
    return [{ place, points, numbers, since, now, seed: seedOf(at) + SHOPS }];
  });
  await loadShops(plan, shops);
  await withEngine(plan, 'cases', async (engine) => {
    for (const [at, corner] of corners.entries()) {
      const town = towns[at];
      if (!town) continue;
      await put(engine, 'qrPlaces', town.qrPlaces);
      const shares = sharesOf(corner, town, { now, seed: seedOf(at) });
      for (const wanted of shares) await putCases(engine, wanted, count);
    }
  });
}
