import { decode, decodeFields } from '../bson/doc.ts';
import { isDoc, toCount } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { count, find } from '../query/find.ts';
import { sortFields } from '../query/sort.ts';
import { geoNear } from './geo-near.ts';
import { fieldsNeeded } from './needs.ts';
import { stageOf } from './stages.ts';
import type { Doc } from '../bson/doc.ts';
import type { Row } from '../store/read.ts';
import type { Environment, Output, Runner } from './environment.ts';

/** The query a pipeline begins with, and what follows it. */
export type Head = { filter: Doc; sort: unknown; skip: number; limit: number; readonly rest: readonly Doc[] };

/** How stages run pipelines of their own. */
export const runner: Runner = { pipeline: aggregate, stages: runStages };

/** Runs a pipeline over a collection; its first stages become a query. */
export function aggregate(environment: Environment, ns: string, pipeline: readonly Doc[]): Output {
  const [first] = pipeline;
  if (first && '$geoNear' in first)
    return { docs: runStages(environment, geoNear(environment, ns, first['$geoNear']), pipeline.slice(1)) };
  if (first && '$documents' in first)
    return { docs: runStages(environment, listed(first['$documents']), pipeline.slice(1)) };
  const { rest, ...query } = headOf(pipeline);
  const { reading, variables, hint, snapshot, meter } = environment;
  const collection = reading.store.catalog.find(ns);
  if (!collection) return { docs: runStages(environment, [], rest) };
  const asked = { ...query, sort: sortFields(query.sort), variables, hint, snapshot, meter };
  const counted = countedField(rest);
  if (counted && rest[0]) {
    const total = count(reading, collection, asked);
    return { docs: runStages(environment, total > 0 ? [counted(total)] : [], rest.slice(1)) };
  }
  const rows = find(reading, collection, asked);
  if (rest.length === 0) return { rows };
  const needed = fieldsNeeded(rest);
  return { docs: runStages(environment, decoded(rows, needed), rest) };
}

/** Runs stages over documents. */
export function runStages(environment: Environment, docs: Iterable<Doc>, stages: readonly Doc[]): Iterable<Doc> {
  let current = docs;
  for (const stage of stages) current = stageOf(environment, stage)(current);
  return current;
}

function* decoded(rows: Iterable<Row>, needed: ReadonlySet<string> | undefined): Generator<Doc> {
  for (const { raw } of rows) yield needed ? decodeFields(raw, needed) : decode(raw);
}

function listed(value: unknown): readonly Doc[] {
  return Array.isArray(value) ? value.filter(isDoc) : refuse(40602, '$documents must be an array of objects');
}

/** Takes off the stages that a query can answer. */
export function headOf(pipeline: readonly Doc[]): Head {
  const rest = [...pipeline];
  const filters: Doc[] = [];
  const take = (name: string): unknown => (rest[0] && name in rest[0] ? rest.shift()?.[name] : undefined);
  for (let match = take('$match'); match !== undefined; match = take('$match'))
    filters.push(isDoc(match) ? match : refuse(15959, 'the match filter must be an expression in an object'));
  const sort = take('$sort');
  const skip = toCount(take('$skip'));
  const head = rest[0];
  const limit = head && '$limit' in head && toCount(head['$limit']) > 0 ? toCount(take('$limit')) : 0;
  const filter = filters.length > 1 ? { $and: filters } : (filters[0] ?? {});
  return { filter, sort, skip, limit, rest };
}

/** How a stage that only counts tells it: `countDocuments` is a $group over a constant, `$count` says it directly. */
export function countedField([stage]: readonly Doc[]): ((total: number) => Doc) | undefined {
  const name = stage?.['$count'];
  if (typeof name === 'string') return (total) => ({ [name]: total });
  const spec = stage?.['$group'];
  if (!isDoc(spec) || typeof spec['_id'] === 'string' || isDoc(spec['_id'])) return undefined;
  const fields = Object.entries(spec).filter(([field]) => field !== '_id');
  const isCount =
    fields.length > 0 &&
    fields.every(([, field]) => isDoc(field) && field['$sum'] === 1 && Object.keys(field).length === 1);
  return isCount
    ? (total) => ({ _id: spec['_id'] ?? null, ...Object.fromEntries(fields.map(([field]) => [field, total])) })
    : undefined;
}
