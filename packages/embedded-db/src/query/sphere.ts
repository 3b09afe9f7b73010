/** Longitude and latitude, in degrees. */
export type Point = readonly [number, number];
/** A direction from the middle of the earth, one long. */
export type Vector = readonly [number, number, number];
/** All that is no farther from a direction than an angle, in radians. */
export type Cap = { readonly center: Vector; readonly angle: number };
/** A place on a plane. */
export type Flat = readonly [number, number];

/** The radius MongoDB converts distances with ($centerSphere in its manual: 6,378.1 km). */
export const EARTH = 6_378_100;

/** From here on what lies in a cap has no shortest sides any more, and it does not fit onto one plane. */
export const HALF = (89.5 * Math.PI) / 180;

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points on the sphere (haversine). */
export function distance([x1, y1]: Point, [x2, y2]: Point): number {
  const h =
    Math.sin(radians(y2 - y1) / 2) ** 2 +
    Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(radians(x2 - x1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function vectorOf([longitude, latitude]: Point): Vector {
  const [x, y] = [radians(longitude), radians(latitude)];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

// The angle between two directions, exact also where they are close together.
function angle(a: Vector, b: Vector): number {
  const c = cross(a, b);
  return Math.atan2(Math.sqrt(dot(c, c)), dot(a, b));
}

/** A cap that holds all of some points, and the shortest sides between them when it is smaller than half the earth. */
export function capAround(points: readonly Point[]): Cap {
  const vectors = points.map(vectorOf);
  const sum = vectors.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0]);
  if (dot(sum, sum) < 1e-12) return { center: [0, 0, 1], angle: Math.PI };
  const center = unit(sum);
  return { center, angle: Math.max(...vectors.map((vector) => angle(center, vector))) };
}

/** The cap of so many metres around a point. */
export function capOf(point: Point, metres: number): Cap {
  return { center: vectorOf(point), angle: Math.min(Math.PI, metres / EARTH) };
}

/** Maps one side of the earth onto a plane, so that shortest sides become straight lines (gnomonic projection). */
export type Plane = { project(vector: Vector): Flat; isOn(vector: Vector): boolean };

// How far before the edge of its side a plane ends.
const EDGE = 1e-6;

export function planeAt(center: Vector): Plane {
  const aside: Vector = Math.abs(center[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const right = unit(cross(aside, center));
  const up = cross(center, right);
  return {
    project: (vector) => {
      const depth = dot(vector, center);
      return [dot(vector, right) / depth, dot(vector, up) / depth];
    },
    isOn: (vector) => dot(vector, center) > EDGE,
  };
}

/** The part of a side that lies on a plane's side of the earth. */
export function clipped(plane: Plane, a: Vector, b: Vector): readonly [Vector, Vector] | undefined {
  const [isA, isB] = [plane.isOn(a), plane.isOn(b)];
  if (isA && isB) return [a, b];
  if (!isA && !isB) return undefined;
  return isA ? [a, edgeBetween(plane, a, b)] : [edgeBetween(plane, b, a), b];
}

const HALVINGS = 40;

function edgeBetween(plane: Plane, on: Vector, off: Vector): Vector {
  let [near, far] = [on, off];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = unit([near[0] + far[0], near[1] + far[1], near[2] + far[2]]);
    if (plane.isOn(middle)) near = middle;
    else far = middle;
  }
  return near;
}
