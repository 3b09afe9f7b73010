import type { Box } from './places.ts';

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Cuts a box into so many equal ones, as square as it goes, row by row. */
export function cut(box: Box, parts: number): readonly Box[] {
  const columns = Math.ceil(Math.sqrt(parts));
  const rows = Math.ceil(parts / columns);
  const [width, height] = [box.width / columns, box.height / rows];
  return Array.from({ length: parts }, (_, at) => ({
    west: box.west + (at % columns) * width,
    south: box.south + Math.floor(at / columns) * height,
    width,
    height,
  }));
}

/** Its border as a GeoJSON ring. */
export function ringOf({ west, south, width, height }: Box): number[][] {
  const [left, right, low, high] = [west, west + width, south, south + height].map(rounded);
  const corners = [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ];
  return corners.map((corner) => corner.map((degrees) => degrees ?? 0));
}

// A hundredth of a degree, as jurisdictions looks positions up.
const CELLS_A_DEGREE = 100;

/** The look-up cells a box touches. */
export function cellsOf({ west, south, width, height }: Box): string[] {
  const found: string[] = [];
  const [left, right] = [west, west + width].map((lng) => Math.floor(rounded(lng) * CELLS_A_DEGREE));
  const [low, high] = [south, south + height].map((lat) => Math.floor(rounded(lat) * CELLS_A_DEGREE));
  for (let x = left ?? 0; x <= (right ?? 0); x += 1)
    for (let y = low ?? 0; y <= (high ?? 0); y += 1) found.push(`${x}:${y}`);
  return found;
}

/** A position inside, as the shares of its width and height say. */
export const positionIn = (box: Box, across: number, up: number): { lng: number; lat: number } => ({
  lng: rounded(box.west + box.width * across),
  lat: rounded(box.south + box.height * up),
});
