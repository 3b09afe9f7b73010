import { decode } from '../bson/doc.ts';
import { keyText } from '../bson/encode-value.ts';
import { isDoc } from '../bson/kinds.ts';
import { pathOf, valuesIn } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { stagesIn } from './environment.ts';
import { evaluator } from './expressions.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Environment, Stage } from './environment.ts';

type Joined = (doc: Doc) => readonly Doc[];

/** `$lookup`: by equality of two fields, by a pipeline with variables, or by both. */
export function lookup(spec: unknown, environment: Environment): Stage {
  const options = isDoc(spec) ? spec : {};
  const { from, as, localField, foreignField, pipeline } = options;
  if (typeof from !== 'string' || typeof as !== 'string') refuse('FailedToParse', '$lookup needs from and as');
  const ns = `${environment.db}.${from}`;
  const stages = pipeline === undefined ? [] : stagesIn(pipeline);
  const bind = variablesOf(options['let'], environment);
  const byFields = typeof localField === 'string' && typeof foreignField === 'string';
  const equal = byFields ? equality(environment, ns, [localField, foreignField]) : undefined;
  const joined: Joined = (doc) => {
    const inner = { ...environment, variables: bind(doc), snapshot: undefined, hint: undefined };
    if (equal) return [...inner.runner.stages(inner, equal(doc), stages)];
    return documents(
      inner,
      ns,
      stages.map((stage) => resolved(stage, inner.variables)),
    );
  };
  return function* lookedUp(docs) {
    for (const doc of docs) yield setIn(doc, as.split('.'), joined(doc));
  };
}

function variablesOf(spec: unknown, { variables }: Environment): (doc: Doc) => Doc {
  const parts = Object.entries(isDoc(spec) ? spec : {}).map(
    ([name, expr]) => [name, evaluator(expr, variables)] as const,
  );
  return (doc) => ({
    ...variables,
    ...Object.fromEntries(parts.map(([name, compute]) => [name, compute(doc) ?? null])),
  });
}

function documents(environment: Environment, ns: string, stages: readonly Doc[]): readonly Doc[] {
  const output = environment.runner.pipeline(environment, ns, stages);
  return 'docs' in output ? [...output.docs] : [...output.rows].map(({ raw }) => decode(raw));
}

function equality(environment: Environment, ns: string, [local, foreign]: readonly [string, string]): Joined {
  const { reading } = environment;
  const collection = reading.store.catalog.find(ns);
  if (!collection) return () => [];
  const localPath = pathOf(local);
  const valuesOf = (doc: Doc): readonly unknown[] =>
    valuesIn(doc, localPath).flatMap((value) =>
      Array.isArray(value) ? (value as readonly unknown[]) : [value ?? null],
    );
  if (isIndexed(collection, foreign))
    return (doc) => {
      const values = valuesOf(doc);
      const filter = { [foreign]: values.length === 1 ? { $eq: values[0] } : { $in: values } };
      return values.length === 0 ? [] : [...find(reading, collection, { filter })].map(({ raw }) => decode(raw));
    };
  let table: ReadonlyMap<string, readonly Doc[]> | undefined;
  return (doc) => {
    table ??= tableOf(environment, collection, foreign);
    const found = valuesOf(doc).flatMap((value) => table?.get(keyText(value)) ?? []);
    return [...new Set(found)];
  };
}

function isIndexed({ indexes }: Collection, path: string): boolean {
  return indexes.some(
    ({ fields, special, partial, isSparse }) => !special && !partial && !isSparse && fields[0]?.path.text === path,
  );
}

function tableOf(
  { reading }: Environment,
  collection: Collection,
  foreign: string,
): ReadonlyMap<string, readonly Doc[]> {
  const table = new Map<string, Doc[]>();
  for (const { raw } of find(reading, collection, { filter: {} })) {
    const doc = decode(raw);
    const values = valuesIn(doc, pathOf(foreign)).flatMap((value) =>
      Array.isArray(value) ? (value as readonly unknown[]) : [value],
    );
    for (const key of new Set(values.map(keyText))) {
      const list = table.get(key);
      if (list) list.push(doc);
      else table.set(key, [doc]);
    }
  }
  return table;
}

// `{ $expr: { $eq: ['$field', '$$variable'] } }` also becomes an equality that an index can answer.
function resolved(stage: Doc, variables: Doc): Doc {
  const match = stage['$match'];
  if (!isDoc(match) || !('$expr' in match)) return stage;
  const equalities = equalitiesIn(match['$expr'], variables);
  return equalities.length > 0 ? { $match: { $and: [match, ...equalities] } } : stage;
}

function equalitiesIn(expr: unknown, variables: Doc): readonly Doc[] {
  if (!isDoc(expr)) return [];
  const { $and, $eq } = expr;
  if (Array.isArray($and)) return $and.flatMap((part) => equalitiesIn(part, variables));
  if (!Array.isArray($eq)) return [];
  const [a, b] = $eq as readonly unknown[];
  return [...equalityOf(a, b, variables), ...equalityOf(b, a, variables)];
}

function equalityOf(field: unknown, variable: unknown, variables: Doc): readonly Doc[] {
  if (typeof field !== 'string' || !/^\$[^$.]+$/.test(field) || typeof variable !== 'string') return [];
  const value = variable.startsWith('$$') ? variables[variable.slice(2)] : undefined;
  const isPlain =
    value !== undefined && value !== null && !Array.isArray(value) && !(value instanceof RegExp) && !isDoc(value);
  return isPlain ? [{ [field.slice(1)]: { $eq: value } }] : [];
}

/** `$unionWith`: the documents of another collection follow. */
export function unionWith(spec: unknown, environment: Environment): Stage {
  const options: Doc = isDoc(spec) ? spec : { coll: spec };
  const { coll, pipeline } = options;
  if (typeof coll !== 'string') refuse('FailedToParse', '$unionWith needs the name of a collection');
  return function* united(docs) {
    yield* docs;
    yield* documents(
      { ...environment, snapshot: undefined, hint: undefined },
      `${environment.db}.${coll}`,
      pipeline === undefined ? [] : stagesIn(pipeline),
    );
  };
}
