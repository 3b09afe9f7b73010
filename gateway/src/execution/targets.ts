import type { Path } from '../failure.ts';
import { isObject, own, type JsonObject } from './json.ts';

/** A step of a path, linked backwards: written out only when something went wrong. */
interface Step {
  readonly key: string | number;
  readonly before: Step | null;
}

/** An object that an answer is merged into, with every place of the response it stands at. */
export interface Target {
  readonly object: JsonObject;
  readonly places: readonly (Step | null)[];
}

export function pathOf(place: Step | null): Path {
  const keys: (string | number)[] = [];
  for (let step = place; step !== null; step = step.before) keys.push(step.key);
  return keys.reverse();
}

/** The objects at a plan's path (`@` stands for each of a list). An object that is shared comes once. */
export function targetsAt(data: JsonObject, path: Path): readonly Target[] {
  const found = new Map<JsonObject, (Step | null)[]>();
  const walk = (value: unknown, depth: number, place: Step | null): void => {
    if (Array.isArray(value)) {
      const next = path[depth] === '@' ? depth + 1 : depth;
      for (const [key, each] of value.entries()) walk(each, next, { key, before: place });
    } else if (isObject(value)) {
      const key = path[depth];
      if (key !== undefined) walk(own(value, String(key)), depth + 1, { key, before: place });
      else if (found.has(value)) found.get(value)?.push(place);
      else found.set(value, [place]);
    }
  };
  walk(data, 0, null);
  return [...found].map(([object, places]) => ({ object, places }));
}
