import { cover, rectOf, rectsOf } from './cells.ts';
import { areaOf } from './geo.ts';
import { capOf } from './sphere.ts';
import { geoSpans } from '../store/geo-keys.ts';
import type { Bound } from './bounds.ts';
import type { Rect } from './cells.ts';
import type { Condition } from './conditions.ts';
import type { Area } from './geo.ts';
import type { Cap } from './sphere.ts';

// More squares fit an area better, but each is a look-up.
const MOST_SQUARES = 24;

/** How the planner asks for everything inside a cap; no filter can say it. */
export const IN_CAP = '$inCap';

/** True when one of the conditions can only be met by a document that has a place. */
export function asksForPlace(conditions: readonly Condition[] = []): boolean {
  return conditions.some((condition) => rectsIn(condition) !== undefined);
}

/** The squares that hold what a condition on a place can find. */
export function geoBound(conditions: readonly Condition[]): Bound | undefined {
  for (const condition of conditions) {
    const rects = rectsIn(condition);
    if (rects) return { kind: 'stretch', spans: geoSpans(cover(rects, MOST_SQUARES)), covers: 0, by: [] };
  }
  return undefined;
}

function rectsIn({ operator, value }: Condition): readonly Rect[] | undefined {
  if (operator === IN_CAP) return rectsOf(value as Cap);
  return operator === '$geoWithin' || operator === '$geoIntersects' ? areaRects(areaOf(value)) : undefined;
}

function areaRects(area: Area): readonly Rect[] {
  switch (area.kind) {
    case 'circle':
      return rectsOf(capOf(area.center, area.metres * (1 + 1e-9) + 0.01));
    case 'box':
      return [rectOf(area.low, area.high)];
    default:
      return rectsOf({ ...area.cap, angle: area.cap.angle + 1e-8 });
  }
}
