import { conditionsOf, withAlternative } from './conditions.ts';
import { idOf } from './find.ts';
import { intervalsOf } from './intervals.ts';
import { nearOf } from './near.ts';
import { indexFor } from './nearest.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';
import type { Near } from './near.ts';
import { isWhole } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Query } from './query.ts';
import type { SortField } from './sort.ts';

/** The stages of a query in the shape of MongoDB's explain: what is on top happens last. */
export function stagesOf(plan: Plan, query: Query): Doc {
  const { sort = [], skip = 0, limit = 0 } = query;
  let stage = gathered(plan, query);
  if (sort.length > 0 && !plan.order)
    stage = {
      stage: 'SORT',
      sortPattern: patternOf(sort),
      ...(limit > 0 && { limitAmount: skip + limit }),
      type: 'simple',
      inputStage: stage,
    };
  return cut(stage, query);
}

/** The stages of a `$near`: its index is looked through in growing rings. */
export function nearStages(collection: Collection, query: Query, near: Near): Doc {
  const { spec, name } = indexFor(collection, { query, near });
  const stage = { stage: 'GEO_NEAR_2DSPHERE', keyPattern: spec['key'], indexName: name };
  const sort = nearOf(query.filter) ? (query.sort ?? []) : [];
  return cut(sort.length > 0 ? { stage: 'SORT', sortPattern: patternOf(sort), inputStage: stage } : stage, query);
}

/** The stages of a count that its keys answer. */
export function countStages(plan: Plan, query: Query): Doc {
  if (isWhole(plan)) return { stage: 'RECORD_STORE_FAST_COUNT' };
  return { stage: 'COUNT', inputStage: { ...union(plan, query), stage: 'COUNT_SCAN' } };
}

function cut(stage: Doc, { skip = 0, limit = 0 }: Query): Doc {
  const rest = skip > 0 ? { stage: 'SKIP', skipAmount: skip, inputStage: stage } : stage;
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: rest } : rest;
}

function gathered(plan: Plan, query: Query): Doc {
  const direction = directionOf(plan);
  if (query.hint === undefined && idOf(query.filter) !== undefined) return { stage: 'IDHACK' };
  if (isWhole(plan)) return { stage: 'COLLSCAN', direction };
  return { stage: 'FETCH', inputStage: union(plan, query) };
}

// One scan for each alternative, and for each list that is merged in order; most often it is one.
function union(plan: Plan, { filter, sort = [] }: Query): Doc {
  const { index, order, points } = plan;
  const { always, alternatives } = conditionsOf(filter);
  const isBackward = order?.isBackward ?? false;
  const variants = alternatives.length === 0 ? [always] : alternatives.map((one) => withAlternative(always, one));
  const all = variants.map((variant) => intervalsOf({ index, always, variant }, isBackward));
  const each = order?.isMerged ? all.flatMap((bounds) => singled(bounds, index, points.length)) : all;
  const unique = new Map(each.map((bounds) => [JSON.stringify(bounds), bounds]));
  const scans = [...unique.values()].map((indexBounds) => ({ ...scanOf(plan), indexBounds }));
  if (scans.length === 1) return scans[0] ?? {};
  return order
    ? { stage: 'SORT_MERGE', sortPattern: patternOf(sort), inputStages: scans }
    : { stage: 'OR', inputStages: scans };
}

type Intervals = ReturnType<typeof intervalsOf>;

// Where several points come first, each has an order of its own.
function singled(bounds: Intervals, { fields }: Index, leading: number): readonly Intervals[] {
  return fields
    .slice(0, leading)
    .reduce<readonly Intervals[]>(
      (made, { path }) =>
        made.flatMap((one) => (bounds[path.text] ?? []).map((interval) => ({ ...one, [path.text]: [interval] }))),
      [bounds],
    );
}

function scanOf(plan: Plan): Doc {
  const { index } = plan;
  const names = index.fields.map(({ path }) => path.text);
  return {
    stage: 'IXSCAN',
    keyPattern: index.spec['key'],
    indexName: index.name,
    isMultiKey: index.multikey.some(Boolean),
    multiKeyPaths: Object.fromEntries(names.map((name, i) => [name, index.multikey[i] ? [name] : []])),
    isUnique: index.isUnique,
    isSparse: index.isSparse,
    isPartial: index.partial !== undefined,
    direction: directionOf(plan),
  };
}

function directionOf({ order }: Plan): string {
  return order?.isBackward ? 'backward' : 'forward';
}

function patternOf(sort: readonly SortField[]): Doc {
  return Object.fromEntries(sort.map(({ path, descending }) => [path.text, descending ? -1 : 1]));
}
