import type { Path } from '../failure.ts';
import { isObject, own, type JsonObject } from './json.ts';
import type { Run } from './run.ts';
import { remembered } from './seen.ts';

function flat(values: Iterable<unknown>, into: Set<JsonObject>): Set<JsonObject> {
  for (const each of values) {
    if (Array.isArray(each)) flat(each, into);
    else if (isObject(each)) into.add(each);
  }
  return into;
}

function collect(value: unknown, path: Path, depth: number, into: JsonObject[]): void {
  const key = path[depth];
  if (Array.isArray(value)) {
    const next = key === '@' ? depth + 1 : depth;
    for (const each of value) collect(each, path, next, into);
  } else if (isObject(value)) {
    if (key === undefined) into.push(value);
    else if (key !== '@') collect(own(value, String(key)), path, depth + 1, into);
  }
}

/** The objects at a plan's path (`@` stands for each of a list). An object that is shared comes once. */
function objectsOnce(data: JsonObject, path: Path): ReadonlySet<JsonObject> {
  let level = new Set<unknown>([data]);
  for (const key of path) {
    const next = new Set<unknown>();
    if (key === '@') {
      for (const list of level) if (Array.isArray(list)) for (const each of list) next.add(each);
    } else {
      for (const object of flat(level, new Set())) next.add(own(object, String(key)));
    }
    level = next;
  }
  return flat(level, new Set());
}

/** The same, looked for once as long as nothing comes in that brings objects along. */
export function objectsSeen({ data, seen }: Run, path: Path): readonly JsonObject[] {
  return remembered(seen.objects, path.join(), seen.shapes, () => {
    if (seen.isShared) return [...objectsOnce(data, path)];
    const found: JsonObject[] = [];
    collect(data, path, 0, found);
    return found;
  });
}

/** A step of a path, linked backwards. */
interface Step {
  readonly key: string | number;
  readonly before: Step | null;
}

function pathOf(place: Step | null): Path {
  const keys: (string | number)[] = [];
  for (let step = place; step !== null; step = step.before) keys.push(step.key);
  return keys.reverse();
}

/** Every place of the response at which one of these objects stands: asked only when something went wrong. */
export function placesOf(objects: ReadonlySet<JsonObject>, data: JsonObject, path: Path): readonly Path[] {
  const found: Path[] = [];
  const walk = (value: unknown, depth: number, place: Step | null): void => {
    if (Array.isArray(value)) {
      const next = path[depth] === '@' ? depth + 1 : depth;
      for (const [key, each] of value.entries()) walk(each, next, { key, before: place });
    } else if (isObject(value)) {
      const key = path[depth];
      if (key !== undefined) walk(own(value, String(key)), depth + 1, { key, before: place });
      else if (objects.has(value)) found.push(pathOf(place));
    }
  };
  walk(data, 0, null);
  return found;
}
