import { refuse } from '../errors.ts';
import { compare } from '../bson/compare.ts';
import { isDoc } from '../bson/kinds.ts';
import { modifiers } from './modifiers.ts';
import { expandPath, filtersByName } from './targets.ts';
import { rename } from './rename.ts';
import { parentOf } from './place.ts';
import type { Doc } from '../bson/doc.ts';
import type { Targets } from './targets.ts';

/** What an update is applied with: the filter that found the document, and the filters of its arrays. */
export type UpdateContext = {
  readonly filter: Doc;
  readonly arrayFilters: readonly Doc[];
  /** True when the document is new: `$setOnInsert` counts. */
  readonly isInsert: boolean;
};

// These leave a document alone when the path leads nowhere.
const WITHOUT_MAKING = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

/** Carries out update operators on a decoded document, in place. */
export function applyOperators(doc: Doc, update: Doc, context: UpdateContext): void {
  const targets: Targets = { doc, filter: context.filter, arrayFilters: filtersByName(context.arrayFilters) };
  const steps = stepsOf(update);
  checkUse(steps, targets.arrayFilters);
  for (const step of steps) {
    const { operator, path, argument } = step;
    if (operator === '$setOnInsert' && !context.isInsert) continue;
    if (operator === '$rename') rename(doc, path, String(argument));
    else for (const parts of expandPath(path, targets)) modify(doc, step, parts);
  }
}

type Step = { readonly operator: string; readonly path: string; readonly argument: unknown; readonly target: string };

// Fields are updated in the order of their names, whatever operator they stand under (manual, "Update Operators", since 5.0).
function stepsOf(update: Doc): readonly Step[] {
  const used: string[] = [];
  const steps = Object.entries(update).flatMap(([operator, spec]) => {
    checkOperator(operator, spec);
    return Object.entries(spec as Doc).map(([path, argument]): Step => {
      claim(used, path);
      if (operator !== '$rename') return { operator, path, argument, target: path };
      if (typeof argument !== 'string')
        refuse('BadValue', `The 'to' field for $rename must be a string: ${path}: ${JSON.stringify(argument)}`);
      claim(used, argument);
      return { operator, path, argument, target: argument };
    });
  });
  return steps.length > 1 ? steps.sort((a, b) => comparePaths(a.target, b.target)) : steps;
}

function checkOperator(operator: string, spec: unknown): void {
  if (operator !== '$rename' && !Object.hasOwn(modifiers, operator))
    refuse(
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  if (!isDoc(spec))
    refuse('FailedToParse', `Modifiers operate on fields but we found another type for ${operator} instead.`);
}

const DIGITS = /^\d+$/;

function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (const [i, name] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (name === other) continue;
    if (DIGITS.test(name) && DIGITS.test(other)) return Number(name) - Number(other);
    return compare(name, other);
  }
  return left.length - right.length;
}

// An array filter that no path names is a mistake.
function checkUse(steps: readonly Step[], filters: ReadonlyMap<string, Doc>): void {
  for (const name of filters.keys())
    if (!steps.some(({ path }) => path.split('.').includes(`$[${name}]`)))
      refuse('FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
}

// Two modifiers must not meet in one place.
function claim(used: string[], path: string): void {
  if (path.split('.').some((part) => part === '__proto__')) refuse('BadValue', `The path '${path}' is not allowed.`);
  const other = used.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));
  if (other !== undefined)
    refuse('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${other}'`);
  used.push(path);
}

function modify(doc: Doc, { operator, path, argument }: Step, parts: readonly string[]): void {
  const place = parentOf(doc, parts, !WITHOUT_MAKING.has(operator));
  if (place) modifiers[operator]?.({ place, argument, path, id: doc['_id'], operator });
}
