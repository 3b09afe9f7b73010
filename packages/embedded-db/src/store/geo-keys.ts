import { refuse } from '../errors.ts';
import { DEPTH, cellOf, cover, middleOf, rectsOf } from '../query/cells.ts';
import { cornersOf, shapeOf } from '../query/shapes.ts';
import { capAround } from '../query/sphere.ts';
import type { Cell } from '../query/cells.ts';
import type { Shape } from '../query/shapes.ts';
import type { Point } from '../query/sphere.ts';

/** A stretch of keys. */
type Span = { readonly from: Buffer; readonly to: Buffer };

// Points and larger geometries lie apart: only the latter have to be looked for in larger squares, too.
const POINT = 1;
const SHAPE = 2;
const BEHIND = 0xff;
const NUMBER_BYTES = 6;
// More squares describe a geometry better, but each is a key.
const MOST_OF_SHAPE = 8;

/** The parts of a key for the geometries at the end of a path; none when there are none. */
export function geoComponents(values: readonly unknown[]): readonly Buffer[] {
  const found = new Map<string, Buffer>();
  for (const value of values.flatMap(geometriesIn))
    for (const component of componentsOf(value)) found.set(component.toString('latin1'), component);
  return [...found.values()];
}

function geometriesIn(value: unknown): readonly Shape[] {
  if (value === undefined || value === null) return [];
  const shape = shapeOf(value);
  if (shape) return [shape];
  const shapes = Array.isArray(value) ? value.map(shapeOf) : [undefined];
  return shapes.map((one) => one ?? refuse(16755, `Can't extract geo keys: ${JSON.stringify(value)}`));
}

function componentsOf(shape: Shape): readonly Buffer[] {
  if (shape.lines.length + shape.polygons.length === 0)
    return shape.points.map((point) => component(POINT, cellOf(point).from, DEPTH));
  return cover(rectsOf(capAround(cornersOf(shape))), MOST_OF_SHAPE).map(({ from, level }) =>
    component(SHAPE, from, level),
  );
}

function component(kind: number, from: number, level: number): Buffer {
  return Buffer.concat([place(kind, from), Buffer.from([level])]);
}

function place(kind: number, number: number): Buffer {
  const bytes = Buffer.alloc(1 + NUMBER_BYTES, BEHIND);
  bytes[0] = kind;
  if (number < 2 ** (2 * DEPTH)) bytes.writeUIntBE(number, 1, NUMBER_BYTES);
  return bytes;
}

/** The middle of the square a point's key stands for; nothing for another geometry. */
export function pointOfKey(entry: Buffer, at: number): Point | undefined {
  return entry[at] === POINT ? middleOf(entry.readUIntBE(at + 1, NUMBER_BYTES)) : undefined;
}

/** The spans that hold every geometry that has a part in one of some squares. */
export function geoSpans(cells: readonly Cell[]): readonly Span[] {
  const stretches = joined(cells);
  const around = new Set(cells.flatMap(largerThan));
  return [
    ...stretches.map(([from, to]) => ({ from: place(POINT, from), to: place(POINT, to) })),
    ...stretches.map(([from, to]) => ({ from: place(SHAPE, from), to: place(SHAPE, to) })),
    ...[...around].map((text) => {
      const from = Buffer.from(text, 'latin1');
      return { from, to: Buffer.concat([from, Buffer.from([BEHIND])]) };
    }),
  ].sort((a, b) => Buffer.compare(a.from, b.from));
}

function joined(cells: readonly Cell[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const { from, to } of [...cells].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

// The larger squares around a square, as keys: what covers them covers it.
function largerThan({ level, from }: Cell): readonly string[] {
  return Array.from({ length: level }, (_, larger) => {
    const size = 4 ** (DEPTH - larger);
    return component(SHAPE, Math.floor(from / size) * size, larger).toString('latin1');
  });
}
