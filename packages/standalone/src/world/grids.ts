import { type Chance, chanceOf, idAt } from './chance.ts';
import { cellsOf, cut, ringOf } from './boxes.ts';
import type { Box, Place } from './places.ts';
import type { WorldRow } from './row.ts';

export type GridType = 'RESIDENTIAL' | 'STREET_FACE' | 'COMMERCIAL';

/** How many grids of each level, highest first. */
export type Levels = readonly [first: number, second: number, third: number];

export interface GridShape {
  readonly RESIDENTIAL: Levels;
  readonly STREET_FACE: Levels;
  readonly COMMERCIAL: Levels;
}

/** A grid as the world knows it: its row, and where it lies. */
export interface MadeGrid {
  readonly code: string;
  readonly name: string;
  readonly type: GridType;
  readonly level: number;
  readonly parent: string;
  readonly households: number;
  readonly box: Box;
}

const words: Readonly<Record<GridType, string>> = { RESIDENTIAL: '居民区', STREET_FACE: '街面', COMMERCIAL: '商圈' };

const below = (parent: string, at: number): string => parent + String(at + 1).padStart(3, '0');

/** Shares so many children out among parents, as evenly as it goes. */
const shares = (children: number, parents: number): readonly number[] =>
  Array.from({ length: parents }, (_, at) => Math.floor(children / parents) + (at < children % parents ? 1 : 0));

function childrenOf(parents: readonly MadeGrid[], count: number): readonly MadeGrid[] {
  const each = shares(count, parents.length);
  return parents.flatMap((parent, at) =>
    cut(parent.box, each[at] ?? 0).map((box, index) => ({
      code: below(parent.code, index),
      name: `${parent.name}-${index + 1}`,
      type: parent.type,
      level: parent.level + 1,
      parent: parent.code,
      households: 0,
      box,
    })),
  );
}

// Of a place's box the south is its shopping streets, the east its business circle, the rest homes.
const homes = ({ west, south, width, height }: Box): Box => ({
  west,
  south: south + height * 0.2,
  width: width * 0.8,
  height: height * 0.8,
});
const streets = (box: Box): Box => ({ ...box, height: box.height * 0.2 });
const business = ({ west, south, width, height }: Box): Box => ({
  west: west + width * 0.8,
  south: south + height * 0.2,
  width: width * 0.2,
  height: height * 0.8,
});

/** First-level grids: homes lie under the committees, street faces and business circles on the node itself. */
function firstLevel(place: Place, shape: GridShape): Readonly<Record<GridType, readonly MadeGrid[]>> {
  const { committees, code, box } = place;
  const perCommittee = shares(shape.RESIDENTIAL[0], committees.length);
  const land = cut(homes(box), committees.length);
  const grid = (type: GridType, parent: string, at: number) => ({
    code: below(parent, at),
    type,
    level: 1,
    parent,
    households: 0,
  });
  const residential = committees.flatMap((committee, which) =>
    cut(land[which] ?? box, perCommittee[which] ?? 0).map((mine, at) => ({
      ...grid('RESIDENTIAL', committee.code, at),
      name: `${committee.name.replace(/(居民委员会|社区居委会|居委会|社区)$/, '')}第${at + 1}网格`,
      box: mine,
    })),
  );
  const onNode = (type: 'STREET_FACE' | 'COMMERCIAL', from: number, whole: Box) =>
    cut(whole, shape[type][0]).map((mine, at) => ({
      ...grid(type, code, from + at),
      name: `${words[type]}第${at + 1}网格`,
      box: mine,
    }));
  return {
    RESIDENTIAL: residential,
    STREET_FACE: onNode('STREET_FACE', 0, streets(box)),
    COMMERCIAL: onNode('COMMERCIAL', shape.STREET_FACE[0], business(box)),
  };
}

/** Households live in the lowest grids and are summed up: a higher grid holds those of the lower ones. */
function peopled(grids: readonly MadeGrid[], chance: Chance): readonly MadeGrid[] {
  const inside = new Map<string, number>();
  const isParent = new Set(grids.map(({ parent }) => parent));
  for (const { code, type, level } of [...grids].sort((a, b) => b.level - a.level)) {
    if (!isParent.has(code) && type === 'RESIDENTIAL') inside.set(code, chance.between(24, 60));
    const up = code.slice(0, -3);
    if (level > 1) inside.set(up, (inside.get(up) ?? 0) + (inside.get(code) ?? 0));
  }
  return grids.map((grid) => ({ ...grid, households: inside.get(grid.code) ?? 0 }));
}

/** All grids of a place, parents before children. */
export function gridsOf(place: Place, shape: GridShape, seed: number): readonly MadeGrid[] {
  const first = firstLevel(place, shape);
  const all = (Object.keys(first) as GridType[]).flatMap((type) => {
    const second = childrenOf(first[type], shape[type][1]);
    return [...first[type], ...second, ...childrenOf(second, shape[type][2])];
  });
  return peopled(
    all.sort((a, b) => a.level - b.level),
    chanceOf(seed),
  );
}

/** Their rows. A first-level grid lies at its own code, like every grid: its people see it and what is below. */
export function gridRows(grids: readonly MadeGrid[], at: Date, seed: number): readonly WorldRow[] {
  const chance = chanceOf(seed);
  return grids.map(({ box, ...grid }) => ({
    id: idAt(at, chance),
    place: grid.code,
    at,
    by: 'svc:world',
    set: { ...grid, status: 'ACTIVE', border: { type: 'Polygon', coordinates: [ringOf(box)] }, cells: cellsOf(box) },
  }));
}
