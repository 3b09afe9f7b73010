import { decode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { countedField, headOf, runStages, runner } from '../aggregate/run.ts';
import { nearAsked } from '../aggregate/geo-near.ts';
import { nearStages } from '../query/explain-plan.ts';
import { count, find } from '../query/find.ts';
import { nearest } from '../query/nearest.ts';
import { sortFields } from '../query/sort.ts';
import { docIn, docsIn } from './command.ts';
import { explained, numberOf } from './explained.ts';
import type { Environment } from '../aggregate/environment.ts';
import type { Doc } from '../bson/doc.ts';
import type { Query } from '../query/query.ts';
import type { Collection } from '../store/catalog.ts';
import type { Row } from '../store/read.ts';
import type { Place } from './explained.ts';

type Asked = { readonly db: string; readonly asked: Doc };
/** What a pipeline reads first, and the stages behind that. */
type Read = { readonly cursor: Doc; readonly docs: () => Iterable<Doc>; readonly rest: readonly Doc[] };

/** The plan of a pipeline: of its query alone when that is all, or of each stage and what went through it. */
export function explainPipeline(place: Place, { db, asked }: Asked): Doc {
  const { reading, isRun } = place;
  const pipeline = docsIn(asked, 'pipeline');
  const environment = { reading, db, variables: docIn(asked, 'let'), hint: asked['hint'], runner };
  const { cursor, docs, rest } = firstRead(place, environment, pipeline);
  if (rest.length === 0) return cursor;
  const stages = rest.filter((stage) => !('$merge' in stage || '$out' in stage));
  const writing = rest.slice(stages.length);
  const ran = isRun && place.collection ? carriedOut(environment, docs(), stages) : stages;
  return { stages: [{ $cursor: cursor }, ...ran, ...writing] };
}

function firstRead(place: Place, environment: Environment, pipeline: readonly Doc[]): Read {
  const [first] = pipeline;
  if (place.collection && isDoc(first?.['$geoNear']))
    return nearRead({ ...place, collection: place.collection }, environment, [first['$geoNear'], pipeline.slice(1)]);
  const { rest, sort, ...head } = headOf(pipeline);
  const { variables, hint, reading } = environment;
  const query: Query = { ...head, sort: sortFields(sort), variables, hint };
  const { collection } = place;
  const counted = countedField(rest);
  if (counted && collection) {
    const docs = (): readonly Doc[] => [counted(count(reading, collection, query))];
    return { cursor: explained(place, { ...query, isCount: true }), docs, rest: rest.slice(1) };
  }
  const docs = (): Iterable<Doc> => (collection ? decoded(find(reading, collection, query)) : []);
  return { cursor: explained(place, query), docs, rest };
}

type There = Place & { readonly collection: Collection };

function nearRead(
  { reading, collection, ns, isRun }: There,
  environment: Environment,
  [options, rest]: readonly [Doc, readonly Doc[]],
): Read {
  const meter = { keys: 0, docs: 0 };
  const { query, near } = nearAsked({ ...environment, meter }, collection, options);
  const winningPlan = nearStages(collection, query, near);
  const queryPlanner = { namespace: ns, winningPlan, rejectedPlans: [] };
  const docs = (): Iterable<Doc> => decoded(nearest(reading, collection, { query, near }));
  if (!isRun) return { cursor: { queryPlanner }, docs, rest };
  const start = performance.now();
  const nReturned = numberOf(nearest(reading, collection, { query, near }));
  const executionStats = {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: meter.keys,
    totalDocsExamined: meter.docs,
    executionStages: { ...winningPlan, nReturned },
  };
  return { cursor: { queryPlanner, executionStats }, docs, rest };
}

function* decoded(rows: Iterable<Row>): Generator<Doc> {
  for (const { raw } of rows) yield decode(raw);
}

// Each stage with how many documents it gave, and what it looked at in other collections.
function carriedOut(environment: Environment, docs: Iterable<Doc>, stages: readonly Doc[]): readonly Doc[] {
  const start = performance.now();
  const tallies = stages.map((stage) => ({ stage, meter: { keys: 0, docs: 0 }, tally: { nReturned: 0 } }));
  const last = tallies.reduce<Iterable<Doc>>(
    (before, { stage, meter, tally }) => tallied(runStages({ ...environment, meter }, before, [stage]), tally),
    docs,
  );
  numberOf(last);
  const executionTimeMillisEstimate = Math.round(performance.now() - start);
  return tallies.map(({ stage, meter, tally }) => {
    const examined = JOINS.has(Object.keys(stage)[0] ?? '') && {
      totalKeysExamined: meter.keys,
      totalDocsExamined: meter.docs,
    };
    return { ...stage, ...tally, ...examined, executionTimeMillisEstimate };
  });
}

const JOINS = new Set(['$lookup', '$unionWith', '$graphLookup', '$facet']);

function* tallied(docs: Iterable<Doc>, tally: { nReturned: number }): Generator<Doc> {
  for (const doc of docs) {
    tally.nReturned++;
    yield doc;
  }
}
