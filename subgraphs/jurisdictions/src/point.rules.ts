import { because, fail, type Decision } from '@linli/kit';
import { seats } from './building-team.rules.ts';
import { named } from './grid.rules.ts';
import type { Point } from './point.model.ts';
import type { PointInput, PositionInput } from './schema.types.ts';

function checkedPosition(position: PositionInput | null | undefined): PositionInput | null {
  if (!position) return null;
  const { lng, lat } = position;
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lng, lat } : fail('VALUE_INVALID', { field: 'position' });
}

// `Type:id`, as the graph names its entities.
const targets = /^[A-Z][A-Za-z]{0,39}:[\w-]{1,40}$/;

function checkedTarget(target: string | null | undefined): string | null {
  if (!target) return null;
  return targets.test(target) ? target : fail('VALUE_INVALID', { field: 'target' });
}

/** A building begins with six empty seats. */
export function register(input: Omit<PointInput, 'place'>): Decision<Point> {
  const team = input.kind === 'BUILDING' ? { gaps: [...seats], teamComplete: false } : { gaps: [] };
  return {
    set: {
      kind: input.kind,
      name: named(input.name),
      status: 'ACTIVE',
      position: checkedPosition(input.position),
      target: checkedTarget(input.target),
      ...team,
    },
    event: { type: 'point.registered', data: { kind: input.kind } },
  };
}

/** A point that is in use. */
export function inUse(point: Point): Point {
  return point.status === 'ACTIVE' ? point : fail('POINT_REMOVED', { id: point.id });
}

export function correct(
  point: Point,
  { name, position }: { name?: string | null | undefined; position?: PositionInput | null | undefined },
): Decision<Point> {
  inUse(point);
  return {
    set: { ...(name ? { name: named(name) } : {}), ...(position ? { position: checkedPosition(position) } : {}) },
  };
}

/** Moving within a place changes nothing. */
export function move(point: Point, to: string): Decision<Point> | null {
  inUse(point);
  if ((point.grid ?? point.jurisdiction) === to) return null;
  return { set: {}, event: { type: 'point.moved' }, moveTo: to };
}

export function remove(point: Point, reason: string): Decision<Point> {
  inUse(point);
  return { set: { status: 'REMOVED' }, event: { type: 'point.removed' }, reason: because(reason) };
}
