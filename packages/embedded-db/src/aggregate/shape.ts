import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { compileProjection, withoutPaths } from '../query/project.ts';
import { evaluator } from './expressions.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from './expressions.ts';

/** Makes one document out of one document. */
export type Shape = (doc: Doc) => Doc;
type Make = (spec: unknown, variables: Variables) => Shape;

const addFields: Make = (spec, variables) => {
  if (!isDoc(spec)) refuse(40272, '$addFields specification stage must be an object');
  const parts = flat(spec).map(([path, expr]) => [path.split('.'), evaluator(expr, variables)] as const);
  return (doc) => parts.reduce((made, [path, compute]) => setIn(made, path, compute(doc)), doc);
};

// `{ a: { b: expr } }` sets a field of a, and keeps the others.
function flat(spec: Doc, before = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(spec).flatMap(([name, value]) => {
    const isNested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return isNested ? flat(value, `${before}${name}.`) : [[`${before}${name}`, value] as const];
  });
}

const replace: Make = (spec, variables) => {
  const compute = evaluator(spec, variables);
  return (doc) => {
    const value = compute(doc);
    return isDoc(value) ? value : refuse(40228, "'newRoot' expression must evaluate to an object");
  };
};

const unset: Make = (spec) => {
  const paths: unknown = typeof spec === 'string' ? [spec] : spec;
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string'))
    refuse(31002, '$unset specification must be a string or an array of strings');
  return withoutPaths(paths);
};

const project: Make = (spec, variables) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0)
    refuse(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  const run = compileProjection(spec, { variables, isAggregate: true });
  return (doc) => run(doc);
};

/** The stages that look at one document only; an update may use them, too. */
export const shapeStages: { readonly [stage: string]: Make } = {
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $project: project,
  $replaceWith: replace,
  $replaceRoot: (spec, variables) => replace(isDoc(spec) ? spec['newRoot'] : undefined, variables),
};
