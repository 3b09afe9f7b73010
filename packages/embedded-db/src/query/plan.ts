import { compare } from '../bson/compare.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { isComplete, isCompletePartial } from './complete.ts';
import { conditionsOf } from './conditions.ts';
import { asksForPlace } from './geo-bound.ts';
import { narrow } from './ranges.ts';
import { orderBy } from './order.ts';
import type { Doc } from '../bson/doc.ts';
import type { Conditions } from './conditions.ts';
import type { Order } from './order.ts';
import type { Narrowed } from './ranges.ts';
import type { SortField } from './sort.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';

/** How documents are found: through which index, in which ranges, and in what order they come. */
export type Plan = Narrowed & {
  readonly index: Index;
  readonly order: Order | undefined;
  /** The same document may come more than once. */
  readonly repeats: boolean;
  readonly score: number;
};

/** True when every document is looked at. */
export function isWhole({ index, isNarrowed }: Plan): boolean {
  return index.isPrimary && !isNarrowed;
}

export type Question = {
  readonly filter: Doc;
  readonly sort: readonly SortField[];
  readonly limit: number;
  readonly hint?: unknown;
  /** Only the number of documents is wanted. */
  readonly isCount?: boolean;
};

/** Says how many keys some ranges hold, counting no further than asked; undefined stands for more. */
export type Estimate = (plan: Plan, most: number) => number | undefined;

/** Chooses an index: the one that has the fewest keys to look at, counted no further than it matters. */
export function choosePlan(collection: Collection, question: Question, estimate: Estimate): Plan {
  const conditions = isNatural(question.hint) ? NO_CONDITIONS : conditionsOf(question.filter);
  const plans = candidates(collection, question, conditions).sort((a, b) => b.score - a.score);
  const [best] = plans;
  if (!best) throw new RangeError('A collection has an index on _id.');
  if (isCertain(best, question)) return best;
  const pointwise = plans.find((plan) => isLookUp(plan, question));
  if (pointwise) return pointwise;
  const contenders = different(plans.filter((plan) => plan.isNarrowed || plan.order)).slice(0, MOST_CONTENDERS);
  if (contenders.length < 2) return best;
  const costs = contenders.map((plan) => costOf(plan, question, keysOf(plan, estimate)));
  return contenders[costs.indexOf(Math.min(...costs))] ?? best;
}

// Indexes that are narrowed by the same fields hold the same keys: one of them stands for all, or many that share a
// first field would crowd out the one that helps.
function different(plans: readonly Plan[]): readonly Plan[] {
  const first = new Map<string, Plan>();
  for (const plan of plans) {
    const { index, points, hasStretch, isExact, order } = plan;
    const narrowing = index.fields.slice(0, points.length + Number(hasStretch)).map(({ path }) => path.text);
    const isPartial = index.spec['partialFilterExpression'] !== undefined;
    const mark = JSON.stringify([narrowing, order !== undefined, isExact, isPartial]);
    if (!first.has(mark)) first.set(mark, plan);
  }
  return [...first.values()];
}

// In natural order every document is looked at.
const NO_CONDITIONS: Conditions = { always: new Map(), alternatives: [], isWhole: false };

// From here on keys are not counted any more: the plan is expensive.
const FEW = 1000;
const MANY = 50 * FEW;
const MOST_CONTENDERS = 5;

// One document, or the first of an order, or keys that only have to be counted.
function isCertain(plan: Plan, { limit, isCount }: Question): boolean {
  const { points, order, isExact, repeats } = plan;
  const isOne = isPointwise(plan) && points.every(({ isSingle }) => isSingle);
  return isOne || (isExact && ((order !== undefined && limit > 0) || (isCount === true && !repeats)));
}

// A document for each of a few keys, and all of them wanted: to count what another index holds would cost as much as to read them.
function isLookUp(plan: Plan, { sort, limit, isCount }: Question): boolean {
  const most = limit > 0 ? Math.min(limit, FEW) : FEW;
  return isPointwise(plan) && plan.ranges.length <= most && sort.length === 0 && isCount !== true;
}

function keysOf(plan: Plan, estimate: Estimate): number {
  if (isPointwise(plan)) return plan.ranges.length;
  return estimate(plan, FEW) ?? MANY;
}

// At most one document for each range.
function isPointwise({ index, points }: Plan): boolean {
  return index.isUnique && points.length === index.fields.length;
}

// In documents to be read: counting a key is much cheaper, sorting costs more than reading.
function costOf({ order, isExact, repeats }: Plan, { sort, limit, isCount }: Question, keys: number): number {
  if (isCount && isExact && !repeats) return keys / 20;
  const isInOrder = sort.length === 0 || order !== undefined;
  if (isInOrder && limit > 0) return Math.min(keys, isExact ? limit : 8 * limit);
  return isInOrder ? keys : 1.5 * keys;
}

function candidates(collection: Collection, question: Question, conditions: Conditions): Plan[] {
  const plans: Plan[] = [];
  for (const index of hinted(collection, question.hint)) {
    if (!isMentioned(index, question, conditions) || !isUsable(index, question, conditions)) continue;
    const narrowed = narrow(collection, index, conditions);
    const order = orderBy(index, narrowed, question.sort);
    const isUseful = narrowed.isNarrowed || order !== undefined || index.isPrimary || question.hint !== undefined;
    if (isUseful)
      plans.push({
        ...narrowed,
        index,
        order,
        repeats: repeats(index, narrowed),
        score: scoreOf(index, narrowed, order),
      });
  }
  return plans;
}

// A hint to a sparse index is obeyed although documents may be missing; to a partial one it is not.
function isUsable(index: Index, { hint }: Question, conditions: Conditions): boolean {
  if (hint === undefined) return isComplete(index, conditions) && isPlaced(index, conditions);
  if (isCompletePartial(index, conditions) && isPlaced(index, conditions)) return true;
  return refuse(
    'NoQueryExecutionPlans',
    'error processing query: planner returned error :: caused by :: No query solutions',
  );
}

// An index of places answers only who asks for one.
function isPlaced({ fields }: Index, { always }: Conditions): boolean {
  return fields.every(({ path, isGeo }) => !isGeo || asksForPlace(always.get(path.text)));
}

// An index whose first field is neither asked for nor sorted by does not help.
function isMentioned({ fields, isPrimary }: Index, { sort, hint }: Question, conditions: Conditions): boolean {
  const first = fields[0]?.path.text ?? '';
  const { always, alternatives } = conditions;
  return (
    isPrimary ||
    hint !== undefined ||
    always.has(first) ||
    sort.some(({ path }) => path.text === first) ||
    alternatives.some((one) => one.has(first))
  );
}

function hinted(collection: Collection, hint: unknown): readonly Index[] {
  if (hint === undefined) return collection.indexes;
  if (isNatural(hint)) return collection.indexes.slice(0, 1);
  const found = collection.indexes.filter((index) =>
    typeof hint === 'string' ? index.name === hint : compare(index.spec['key'], hint) === 0,
  );
  return found.length > 0
    ? found
    : refuse(
        'BadValue',
        'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
      );
}

function isNatural(hint: unknown): boolean {
  return isDoc(hint) && '$natural' in hint;
}

function repeats(index: Index, { points, ranges }: Narrowed): boolean {
  return ranges.length > 0 && index.multikey.some((isArray, i) => isArray && points[i]?.isSingle !== true);
}

function scoreOf(index: Index, narrowed: Narrowed, order: Order | undefined): number {
  const { points } = narrowed;
  let score = points.reduce((sum, point) => sum + (point.isSingle ? 10 : 8), 0);
  if (narrowed.hasStretch) score += 5;
  if (order) score += 4;
  if (index.isUnique && points.length === index.fields.length) score += 5;
  return score;
}
