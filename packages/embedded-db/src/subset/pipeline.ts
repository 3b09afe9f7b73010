import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { refuseNear } from './near.ts';
import { STAGES } from './stages.ts';
import type { Doc } from '../bson/doc.ts';

/** Whether there is a collection, so that filters are compiled anyway; and the variables that have a value. */
export type Context = { readonly isThere: boolean; readonly variables: Doc };

/** Looks at every stage of a pipeline before anything is read; what stands inside another is compiled here, since nobody else does before documents come. */
export function checkPipeline(stages: readonly Doc[], context: Context): void {
  for (const stage of stages) checkStage(stage, context);
}

function checkStage(stage: Doc, context: Context): void {
  const names = Object.keys(stage);
  const [name = ''] = names;
  if (names.length !== 1) refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
  const known = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!known) refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
  const spec = stage[name];
  if (isDoc(spec)) checkSpec(name, spec, { known, context });
  const inner: Context = { isThere: false, variables: { ...context.variables, ...boundBy(name, spec) } };
  for (const pipeline of known.pipelines?.(spec) ?? []) checkPipeline(pipeline, inner);
}

function checkMatch(filter: Doc, { isThere, variables }: Context): void {
  refuseNear(filter);
  if (!isThere) compileFilter(filter, variables);
}

const LOOKUPS = new Set<unknown>([undefined, 'default', 'updateLookup']);

function checkStream({ fullDocument }: Doc): void {
  if (!LOOKUPS.has(fullDocument))
    refuse('NotImplemented', `fullDocument '${String(fullDocument)}' of $changeStream is not supported by this store`);
}

type Rules = { readonly known: Known; readonly context: Context };

function checkSpec(name: string, spec: Doc, { known, context }: Rules): void {
  checkOptions(name, spec, known);
  if (name === '$match') checkMatch(spec, context);
  if (name === '$changeStream') checkStream(spec);
}

// The variables of a `$lookup` have a value only when a document comes.
function boundBy(name: string, spec: unknown): Doc {
  const variables = name === '$lookup' && isDoc(spec) ? spec['let'] : undefined;
  return isDoc(variables) ? Object.fromEntries(Object.keys(variables).map((one) => [one, null])) : {};
}

type Known = (typeof STAGES)[string];

function checkOptions(name: string, spec: Doc, { fields, elsewhere = [], code = 40415 }: Known): void {
  if (!fields) return;
  for (const field of Object.keys(spec)) {
    const value = spec[field];
    if (fields.includes(field)) continue;
    const isNothing = value === undefined || value === null || value === false || value === 'off';
    if (elsewhere.includes(field) && isNothing) continue;
    if (elsewhere.includes(field))
      refuse('NotImplemented', `The option '${field}' of ${name} is not supported by this store`);
    refuse(code, `Unrecognized option to ${name}: '${field}'`);
  }
}
