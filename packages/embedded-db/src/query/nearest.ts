import { refuse } from '../errors.ts';
import { Candidates } from './candidates.ts';
import { conditionsOf } from './conditions.ts';
import { IN_CAP } from './geo-bound.ts';
import { compileFilter } from './match.ts';
import { besideNear, distanceOf } from './near.ts';
import { narrow } from './ranges.ts';
import { entriesOf, fetch } from './scan.ts';
import { EARTH, capOf, distance } from './sphere.ts';
import { rawView } from './view.ts';
import { pointOfKey } from '../store/geo-keys.ts';
import type { Distant } from './candidates.ts';
import type { Near } from './near.ts';
import type { Query } from './query.ts';
import type { Plan } from './plan.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';
import type { Row } from '../store/read.ts';
import type { Reading } from '../store/store.ts';

// The first ring, in metres, and how many documents are expected to be asked for at once.
const FIRST_RING = 50;
const A_BATCH = 101;
const FARTHEST = Math.PI * EARTH;

type Asked = { readonly query: Query; readonly near: Near };

/** The rows within reach, the nearest first: looked for in growing rings around the place. */
export function* nearest(reading: Reading, collection: Collection, asked: Asked): Generator<Distant> {
  const { query, near } = asked;
  const index = indexFor(collection, asked);
  const measure = measuring(asked);
  const overlay = reading.transaction?.overlays.get(collection.id);
  const snapshot = query.snapshot ?? reading.transaction?.snapshot;
  const source = { tables: reading.store.tables, collection, snapshot, meter: query.meter };
  const fetched = new Set<string>(overlay?.keys());
  const candidates = new Candidates((key) => {
    const text = key.toString('latin1');
    if (fetched.has(text)) return undefined;
    fetched.add(text);
    const raw = fetch(source, key);
    return raw && measure({ key, raw });
  });
  for (const { key, raw } of overlay?.values() ?? []) candidates.found(raw && measure({ key, raw }));
  yield* inRings(asked, candidates, (radius) => {
    const plan = planFor(collection, index, { ...asked, radius });
    for (const { entry, key } of entriesOf(source, plan)) candidates.add(entry, key, roughDistance(entry, plan, near));
  });
}

function* inRings({ query, near }: Asked, candidates: Candidates, look: (radius: number) => void): Generator<Distant> {
  const end = Math.min(near.most, FARTHEST);
  let radius = Math.min(end, Math.max(FIRST_RING, near.least));
  for (let given = 0; ;) {
    look(radius);
    const isLast = radius >= end;
    for (const one of candidates.upTo(isLast ? Number.POSITIVE_INFINITY : radius)) {
      yield one;
      given++;
    }
    if (isLast) return;
    radius = Math.min(end, wider(radius, given, wantedBy(query)));
  }
}

// Keeps what is within reach and satisfies the rest of the filter.
function measuring({ query, near }: Asked): (row: Row) => Distant | undefined {
  const beside = besideNear(query.filter, near);
  const match = Object.keys(beside).length > 0 ? compileFilter(beside, query.variables) : () => true;
  return ({ key, raw }) => {
    const distance = distanceOf(raw, near);
    const isReached = distance >= near.least && distance <= near.most && match(rawView(raw));
    return isReached ? { key, raw, distance } : undefined;
  };
}

// What the key alone tells; nothing of a larger geometry, which is looked at itself.
function roughDistance(entry: Buffer, { ranges }: Plan, { place }: Near): number {
  const head = ranges[0]?.head ?? 0;
  const point = ranges.every((range) => range.head === head) ? pointOfKey(entry, head) : undefined;
  return point ? distance(place, point) : 0;
}

function wantedBy({ skip = 0, limit = 0 }: Query): number {
  return limit > 0 ? skip + limit : A_BATCH;
}

// As wide as it should take to find as many as are wanted, when they lie as densely as those before; at most twice as wide.
function wider(radius: number, found: number, wanted: number): number {
  if (found === 0 || found >= wanted) return 2 * radius;
  return radius * Math.min(2, Math.max(1.25, 1.1 * Math.sqrt(wanted / found)));
}

/** The plan for one ring: everything the index holds inside it. */
function planFor(
  collection: Collection,
  index: Index,
  { query, near, radius }: Asked & { readonly radius: number },
): Plan {
  const conditions = conditionsOf(query.filter);
  const cap = capOf(near.place, radius * (1 + 1e-9) + 0.01);
  const always = new Map(conditions.always);
  always.set(near.path, [{ operator: IN_CAP, value: cap }]);
  const narrowed = narrow(collection, index, { always, alternatives: [], isWhole: false });
  return { ...narrowed, index, order: undefined, repeats: false, score: 0 };
}

/** The index that answers a `$near`: on its path, behind nothing but fields that the filter fixes. */
export function indexFor({ indexes }: Collection, { query, near }: Asked): Index {
  const { always } = conditionsOf(query.filter);
  const isFixed = (path: string): boolean =>
    always.get(path)?.some(({ operator }) => operator === '$eq' || operator === '$in') ?? false;
  const found = indexes.find(({ fields, partial }) => {
    const at = fields.findIndex(({ path, isGeo }) => isGeo && path.text === near.path);
    return at >= 0 && !partial && fields.slice(0, at).every(({ path }) => isFixed(path.text));
  });
  // NoQueryExecutionPlans of the server.
  return found ?? refuse(291, `error processing query: unable to find index for $geoNear query on ${near.path}`);
}
