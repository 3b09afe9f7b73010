import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { count, find, idOf, planOf } from '../query/find.ts';
import { docIn, docsIn, reply } from './command.ts';
import { queryOf } from './find.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Query } from '../query/find.ts';
import type { Plan } from '../query/plan.ts';
import type { Reply } from '../wire/reply.ts';

function explain(command: Command): Reply {
  const { body, db, reading } = command;
  const asked = docIn(body, 'explain');
  const [name = ''] = Object.keys(asked);
  const ns = `${db}.${String(asked[name])}`;
  const collection = reading.store.catalog.find(ns);
  const query = questionOf(name, asked);
  const plan = collection ? planOf(reading, collection, query) : undefined;
  const winningPlan = plan ? stages(plan, query) : { stage: 'EOF' };
  const queryPlanner = { namespace: ns, winningPlan, rejectedPlans: [] };
  if (body['verbosity'] === 'queryPlanner' || !collection) return reply({ queryPlanner });
  const meter = { keys: 0, docs: 0 };
  const nReturned =
    name === 'count'
      ? count(reading, collection, query)
      : Array.from(find(reading, collection, { ...query, meter })).length;
  return reply({
    queryPlanner,
    executionStats: { executionSuccess: true, nReturned, totalKeysExamined: meter.keys, totalDocsExamined: meter.docs },
  });
}

function questionOf(name: string, asked: Doc): Query {
  if (name === 'find') return queryOf(asked);
  if (name === 'count' || name === 'distinct' || name === 'findAndModify')
    return queryOf({ ...asked, filter: asked['query'] });
  if (name === 'aggregate') return queryOf(headOf(docsIn(asked, 'pipeline')));
  const [first] = docsIn(asked, name === 'update' ? 'updates' : 'deletes');
  return first ? queryOf({ filter: first['q'] }) : refuse('CommandNotSupported', `explain of ${name} is not supported`);
}

function headOf([first, second]: readonly Doc[]): Doc {
  const filter = isDoc(first?.['$match']) ? first['$match'] : {};
  const sort = first?.['$sort'] ?? second?.['$sort'];
  return sort === undefined ? { filter } : { filter, sort };
}

// The shape of the server's answer: what is on top happens last.
function stages(plan: Plan, { filter, sort = [], limit = 0, hint }: Query): Doc {
  let stage: Doc;
  if (hint === undefined && idOf(filter) !== undefined) stage = { stage: 'IDHACK' };
  else if (plan.index.isPrimary && !plan.isNarrowed) stage = { stage: 'COLLSCAN', direction: directionOf(plan) };
  else stage = { stage: 'FETCH', inputStage: scanned(plan) };
  if (sort.length > 0 && !plan.order)
    stage = {
      stage: 'SORT',
      sortPattern: Object.fromEntries(sort.map(({ path, descending }) => [path.text, descending ? -1 : 1])),
      inputStage: stage,
    };
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: stage } : stage;
}

function scanned(plan: Plan): Doc {
  const { index, ranges } = plan;
  return {
    stage: 'IXSCAN',
    keyPattern: index.spec['key'],
    indexName: index.name,
    isMultiKey: index.multikey.some(Boolean),
    isUnique: index.isUnique,
    direction: directionOf(plan),
    ranges: ranges.length,
    isMerged: plan.order?.isMerged ?? false,
  };
}

function directionOf({ order }: Plan): string {
  return order?.isBackward ? 'backward' : 'forward';
}

export const explainCommands: { readonly [name: string]: Definition } = { explain: { kind: 'read', run: explain } };
