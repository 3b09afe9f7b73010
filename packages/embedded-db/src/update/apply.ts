import { refuse } from '../errors.ts';
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
  const used: string[] = [];
  const targets: Targets = { doc, filter: context.filter, arrayFilters: filtersByName(context.arrayFilters) };
  for (const [operator, spec] of Object.entries(update)) {
    if (!isDoc(spec))
      refuse('FailedToParse', `Modifiers operate on fields but we found another type for ${operator} instead.`);
    if (operator !== '$rename' && !Object.hasOwn(modifiers, operator))
      refuse(
        'FailedToParse',
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    for (const [path, argument] of Object.entries(spec)) {
      claim(used, path);
      if (operator === '$setOnInsert' && !context.isInsert) continue;
      if (operator === '$rename') {
        claim(used, String(argument));
        rename(doc, path, String(argument));
      } else for (const parts of expandPath(path, targets)) modify({ doc, operator, path, argument }, parts);
    }
  }
}

// Two modifiers must not meet in one place.
function claim(used: string[], path: string): void {
  if (path.split('.').some((part) => part === '__proto__')) refuse('BadValue', `The path '${path}' is not allowed.`);
  const other = used.find((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));
  if (other !== undefined)
    refuse('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${other}'`);
  used.push(path);
}

type Step = { readonly doc: Doc; readonly operator: string; readonly path: string; readonly argument: unknown };

function modify({ doc, operator, path, argument }: Step, parts: readonly string[]): void {
  const place = parentOf(doc, parts, !WITHOUT_MAKING.has(operator));
  if (place) modifiers[operator]?.({ place, argument, path, id: doc['_id'], operator });
}
