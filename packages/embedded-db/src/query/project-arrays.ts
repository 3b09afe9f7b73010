import { setIn } from '../aggregate/set.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { positionIn } from '../update/position.ts';
import type { Doc } from '../bson/doc.ts';

type Step = (visible: Doc, whole: Doc) => Doc;

function at(doc: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => (isDoc(value) ? own(value, part) : undefined), doc);
}

/** `$slice` in a find: a count from either end, or where to begin and how many. */
export function sliceArray(path: string, argument: unknown): Step {
  const [first, second] = (Array.isArray(argument) ? argument : [argument]).map(toNumber);
  if (first === undefined) refuse(28667, 'Invalid $slice syntax.');
  return (visible) => {
    const list = at(visible, path);
    return Array.isArray(list) ? setIn(visible, path.split('.'), sliced(list, first, second)) : visible;
  };
}

function sliced(list: readonly unknown[], first: number, count: number | undefined): readonly unknown[] {
  if (count === undefined) return first < 0 ? list.slice(first) : list.slice(0, first);
  const start = first < 0 ? Math.max(0, list.length + first) : first;
  return list.slice(start, start + count);
}

/** `$elemMatch` in a find: the first element that satisfies it. */
export function takeElements(path: string, isWanted: (element: unknown) => boolean): Step {
  return (visible, whole) => {
    const list = at(whole, path);
    const found = Array.isArray(list) ? list.findIndex(isWanted) : -1;
    return setIn(visible, path.split('.'), Array.isArray(list) && found >= 0 ? [list[found]] : undefined);
  };
}

/** `array.$`: the element that made the filter match. */
export function takePosition(path: string, filter: Doc): Step {
  return (visible, whole) => {
    const list = at(visible, path);
    if (!Array.isArray(list)) return visible;
    const position =
      positionIn(whole, path, filter) ??
      refuse(51246, "Executor error: positional operator '.$' couldn't find a matching element in the array");
    return setIn(visible, path.split('.'), list.slice(position, position + 1));
  };
}
