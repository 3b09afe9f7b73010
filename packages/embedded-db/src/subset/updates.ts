import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { checkPipeline } from './pipeline.ts';
import type { Update } from '../update/document.ts';

// The update operators of docs/subset.md.
const MODIFIERS = new Set([
  '$set',
  '$unset',
  '$setOnInsert',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$currentDate',
  '$bit',
  '$push',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$pop',
]);
const STAGES = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** Looks at an update for which no document was found: nobody else has read it then. */
export function checkUnused({ change, filter, variables }: Update): void {
  compileFilter(filter, variables);
  checkChange(change);
}

function checkChange(update: Update['change']): void {
  if (Array.isArray(update)) checkStages(update.filter(isDoc));
  else checkModifiers(Object.keys(update));
}

function checkModifiers([first, ...rest]: readonly string[]): void {
  if (first?.startsWith('$') !== true) return;
  const unknown = [first, ...rest].find((name) => !MODIFIERS.has(name));
  if (unknown !== undefined)
    refuse(
      'FailedToParse',
      `Unknown modifier: ${unknown}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
}

function checkStages(stages: readonly Readonly<Record<string, unknown>>[]): void {
  checkPipeline(stages, { isThere: true, variables: {} });
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    if (!STAGES.has(name)) refuse('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
}
