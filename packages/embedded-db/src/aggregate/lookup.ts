import { decode } from '../bson/doc.ts';
import { keyText } from '../bson/encode-value.ts';
import { isDoc } from '../bson/kinds.ts';
import { pathOf, valuesIn } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { resolved } from './correlated.ts';
import { stagesIn } from './environment.ts';
import { evaluator } from './expressions.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Environment, Stage } from './environment.ts';

type Joined = (doc: Doc) => readonly Doc[];
/** What belongs to a document: a filter that an index answers, or the documents themselves. */
type Equal = (doc: Doc) => { readonly filter: Doc } | { readonly docs: readonly Doc[] };

const NOTHING = { docs: [] };

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
    const variables = bind(doc);
    const inner = { ...environment, variables, snapshot: undefined, hint: undefined };
    const own = stages.map((stage) => resolved(stage, variables));
    if (!equal) return documents(inner, ns, own);
    const found = equal(doc);
    return 'docs' in found
      ? [...inner.runner.stages(inner, found.docs, own)]
      : documents(inner, ns, [{ $match: found.filter }, ...own]);
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

function equality(environment: Environment, ns: string, [local, foreign]: readonly [string, string]): Equal {
  const { reading } = environment;
  const collection = reading.store.catalog.find(ns);
  if (!collection) return () => NOTHING;
  const localPath = pathOf(local);
  const valuesOf = (doc: Doc): readonly unknown[] =>
    valuesIn(doc, localPath).flatMap((value) =>
      Array.isArray(value) ? (value as readonly unknown[]) : [value ?? null],
    );
  if (isIndexed(collection, foreign))
    return (doc) => {
      const values = valuesOf(doc);
      if (values.length === 0) return NOTHING;
      return { filter: { [foreign]: values.length === 1 ? { $eq: values[0] } : { $in: values } } };
    };
  let table: ReadonlyMap<string, readonly Doc[]> | undefined;
  return (doc) => {
    table ??= tableOf(environment, collection, foreign);
    const found = valuesOf(doc).flatMap((value) => table?.get(keyText(value)) ?? []);
    return { docs: [...new Set(found)] };
  };
}

function isIndexed({ indexes }: Collection, path: string): boolean {
  return indexes.some(
    ({ fields, special, partial, isSparse }) => !special && !partial && !isSparse && fields[0]?.path.text === path,
  );
}

function tableOf(
  { reading, meter }: Environment,
  collection: Collection,
  foreign: string,
): ReadonlyMap<string, readonly Doc[]> {
  const table = new Map<string, Doc[]>();
  for (const { raw } of find(reading, collection, { filter: {}, meter })) {
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
