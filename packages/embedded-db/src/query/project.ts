import { evaluator } from '../aggregate/expressions.ts';
import { setIn } from '../aggregate/set.ts';
import { put } from '../bson/doc.ts';
import { isDoc, isTruthy, toNumber } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { elementMatch } from './match.ts';
import { sliceArray, takeElements, takePosition } from './project-arrays.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from '../aggregate/expressions.ts';

/** Fields to keep or to leave out; `true` ends a branch. */
export type FieldTree = { readonly [name: string]: FieldTree | true };
type Growing = { [name: string]: Growing | true };

/** Makes the visible part of a document. */
export type Projection = (doc: Doc) => Doc;

export type ProjectionOptions = {
  readonly variables?: Variables | undefined;
  /** The filter that found the document, for the positional `$`. */
  readonly filter?: Doc;
  /** A `$project` stage: `$slice` and strings are expressions there. */
  readonly isAggregate?: boolean;
};

type Step = (visible: Doc, whole: Doc) => Doc;
type Parsed = {
  mode: 'keep' | 'drop' | undefined;
  hasId: boolean | undefined;
  readonly tree: Growing;
  readonly steps: Step[];
  /** Arrays that are cut; they are kept in either mode. */
  readonly slices: string[];
};

/** Compiles a projection; keeping and leaving out cannot be mixed, `_id` excepted. */
export function compileProjection(spec: Doc, options: ProjectionOptions = {}): Projection {
  const parsed: Parsed = {
    mode: undefined,
    hasId: undefined,
    tree: Object.create(null) as Growing,
    steps: [],
    slices: [],
  };
  for (const [path, value] of flatten(spec)) parse(parsed, [path, value], options);
  const { steps } = parsed;
  const visible = shownBy(parsed);
  if (steps.length === 0) return visible;
  return (doc) => steps.reduce((made, step) => step(made, doc), visible(doc));
}

// What is kept, or left out, before anything is computed.
function shownBy({ mode, hasId, tree, slices }: Parsed): Projection {
  const isKeeping = mode === 'keep' || (mode === undefined && hasId === true);
  if (isKeeping) for (const path of slices) grow(tree, path);
  if (isKeeping ? hasId !== false : hasId === false) tree['_id'] = true;
  return isKeeping ? (doc) => keep(doc, tree) : (doc) => drop(doc, tree);
}

// `{ a: { b: 1 } }` says the same as `{ 'a.b': 1 }`.
function flatten(spec: Doc, before = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(spec).flatMap(([name, value]) => {
    const isNested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return isNested ? flatten(value, `${before}${name}.`) : [[`${before}${name}`, value] as const];
  });
}

function parse(parsed: Parsed, [path, value]: readonly [string, unknown], options: ProjectionOptions): void {
  if (typeof value === 'boolean' || toNumber(value) !== undefined)
    return parseFlag(parsed, path, [isTruthy(value), options]);
  const [operator = '', argument] = isDoc(value) ? (Object.entries(value)[0] ?? []) : [];
  if (operator === '$meta') refuse(40218, 'query requires metadata that this store does not have');
  if (operator === '$slice' && !options.isAggregate) {
    parsed.slices.push(path);
    parsed.steps.push(sliceArray(path, argument));
    return;
  }
  parsed.mode ??= 'keep';
  parsed.steps.push(
    operator === '$elemMatch' ? takeElements(path, elementMatch(argument)) : computed(path, value, options),
  );
}

function computed(path: string, value: unknown, { variables }: ProjectionOptions): Step {
  const compute = typeof value === 'string' && !value.startsWith('$') ? () => value : evaluator(value, variables);
  return (made, whole) => setIn(made, path.split('.'), compute(whole));
}

function parseFlag(parsed: Parsed, path: string, [isOn, options]: readonly [boolean, ProjectionOptions]): void {
  if (path === '_id') {
    parsed.hasId = isOn;
    return;
  }
  const mode = isOn ? 'keep' : 'drop';
  if (parsed.mode !== undefined && parsed.mode !== mode)
    refuse(
      isOn ? 31253 : 31254,
      `Cannot do ${isOn ? 'inclusion' : 'exclusion'} on field ${path} in ${isOn ? 'exclusion' : 'inclusion'} projection`,
    );
  parsed.mode = mode;
  if (!path.endsWith('.$')) return grow(parsed.tree, path);
  const array = path.slice(0, -2);
  grow(parsed.tree, array);
  parsed.steps.push(takePosition(array, options.filter ?? {}));
}

function grow(tree: Growing, path: string): void {
  const parts = path.split('.');
  let branch = tree;
  for (const part of parts.slice(0, -1)) {
    const next = branch[part];
    if (next === true) return;
    branch = branch[part] = next ?? (Object.create(null) as Growing);
  }
  branch[parts.at(-1) ?? ''] = true;
}

function keep(doc: Doc, tree: FieldTree): Doc {
  const made: Doc = {};
  for (const name of Object.keys(doc)) {
    const branch = tree[name];
    const value = own(doc, name);
    if (branch === true) put(made, name, value);
    else if (branch && isDoc(value)) put(made, name, keep(value, branch));
    else if (branch && Array.isArray(value)) put(made, name, keepItems(value, branch));
  }
  return made;
}

function keepItems(list: readonly unknown[], tree: FieldTree): unknown[] {
  return list.flatMap((item) =>
    isDoc(item) ? [keep(item, tree)] : Array.isArray(item) ? [keepItems(item, tree)] : [],
  );
}

function drop(doc: Doc, tree: FieldTree): Doc {
  const made: Doc = {};
  for (const name of Object.keys(doc)) {
    const branch = tree[name];
    if (branch !== true) put(made, name, branch ? dropIn(own(doc, name), branch) : own(doc, name));
  }
  return made;
}

function dropIn(value: unknown, tree: FieldTree): unknown {
  if (Array.isArray(value)) return value.map((item) => dropIn(item, tree));
  return isDoc(value) ? drop(value, tree) : value;
}

/** Leaves out some paths. */
export function withoutPaths(paths: readonly string[]): Projection {
  const tree = Object.create(null) as Growing;
  for (const path of paths) grow(tree, path);
  return (doc) => drop(doc, tree);
}
