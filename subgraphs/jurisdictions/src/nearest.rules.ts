import { placeOf } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import type { Assignment } from './assignment.model.ts';
import type { Place } from './geometry.rules.ts';

// A degree of latitude in metres; of longitude as much less as the parallel is shorter.
const DEGREE = 111_195;

/** Metres between two positions of one city, on a plane that touches there. */
export function metresBetween([ax, ay]: Place, [bx, by]: Place): number {
  const shrink = Math.cos((((ay + by) / 2) * Math.PI) / 180);
  return Math.round(Math.hypot((ax - bx) * shrink, ay - by) * DEGREE);
}

/** The middle of an outer ring, good enough to tell near from far. */
export function middleOf(ring: readonly (readonly number[])[]): Place | null {
  const corners = ring.slice(1);
  if (corners.length === 0) return null;
  const sum = (axis: 0 | 1): number => corners.reduce((all, each) => all + (each[axis] ?? 0), 0);
  return [sum(0) / corners.length, sum(1) / corners.length];
}

export interface Candidate {
  readonly assignment: Assignment;
  /** Metres, where both places are known. */
  readonly metres: number | null;
}

/** How many nodes two places have in common. */
const shared = (a: string, b: string): number => {
  const other = new Set(pathOf(b));
  return pathOf(a).filter((node) => other.has(node)).length;
};

/** Who is nearest: the own grid before its neighbours, then by metres, then whoever has held the post longest. */
export function nearest(place: string, candidates: readonly Candidate[]): Assignment | null {
  const ranked = candidates.map(({ assignment, metres }) => ({
    assignment,
    nodes: shared(place, placeOf(assignment)),
    metres: metres ?? Number.MAX_SAFE_INTEGER,
  }));
  ranked.sort(
    (a, b) =>
      b.nodes - a.nodes ||
      a.metres - b.metres ||
      a.assignment.from.getTime() - b.assignment.from.getTime() ||
      (a.assignment.id < b.assignment.id ? -1 : 1),
  );
  return ranked[0]?.assignment ?? null;
}
