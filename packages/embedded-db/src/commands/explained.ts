import { count, find, isCountable, planOf } from '../query/find.ts';
import { countStages, nearStages, stagesOf } from '../query/explain-plan.ts';
import { nearOf } from '../query/near.ts';
import type { Doc } from '../bson/doc.ts';
import type { Query } from '../query/query.ts';
import type { Collection } from '../store/catalog.ts';
import type { Reading } from '../store/store.ts';

/** What is explained, and whether it is carried out, too. */
export type Place = {
  readonly reading: Reading;
  readonly collection: Collection | undefined;
  readonly ns: string;
  readonly isRun: boolean;
};

/** The plan of a query, and what it took when it was carried out; nothing is written. */
export function explained({ reading, collection, ns, isRun }: Place, query: Query, change?: string): Doc {
  const planner = (winningPlan: Doc) => ({ namespace: ns, winningPlan, rejectedPlans: [] });
  if (!collection) return { queryPlanner: planner({ stage: 'EOF' }), ...(isRun && { executionStats: NOTHING }) };
  const found = planned({ reading, collection, query: change ? { ...query, limit: 0 } : query });
  const winningPlan = change ? { stage: change, inputStage: found } : found;
  const queryPlanner = planner(winningPlan);
  if (!isRun) return { queryPlanner };
  const meter = { keys: 0, docs: 0 };
  const start = performance.now();
  const matched = query.isCount
    ? count(reading, collection, { ...query, meter })
    : numberOf(find(reading, collection, { ...query, meter }));
  const counts = countsFor(change, query, matched);
  const executionStats = {
    executionSuccess: true,
    nReturned: counts.nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: meter.keys,
    totalDocsExamined: meter.docs,
    executionStages: { ...winningPlan, ...counts },
  };
  return { queryPlanner, executionStats };
}

const NOTHING = {
  executionSuccess: true,
  nReturned: 0,
  executionTimeMillis: 0,
  totalKeysExamined: 0,
  totalDocsExamined: 0,
  executionStages: { stage: 'EOF', nReturned: 0 },
};

type Planned = { readonly reading: Reading; readonly collection: Collection; readonly query: Query };

function planned({ reading, collection, query }: Planned): Doc {
  const near = nearOf(query.filter);
  if (near) return nearStages(collection, query, near);
  const plan = planOf(reading, collection, query);
  if (!query.isCount) return stagesOf(plan, query);
  const { sort: _, ...unordered } = query;
  if (isCountable(reading, collection, { plan, query })) return countStages(plan, unordered);
  return { stage: 'COUNT', inputStage: stagesOf(plan, unordered) };
}

type Counts = { readonly nReturned: number; readonly [name: string]: number };

function countsFor(change: string | undefined, { isCount }: Query, matched: number): Counts {
  if (isCount) return { nReturned: 0, nCounted: matched };
  if (change === undefined) return { nReturned: matched };
  return { nReturned: 0, ...(change === 'DELETE' ? { nWouldDelete: matched } : { nMatched: matched }) };
}

/** How many there are. */
export function numberOf(all: Iterable<unknown>): number {
  let number = 0;
  for (const _ of all) number++;
  return number;
}
