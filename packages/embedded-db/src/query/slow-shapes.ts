import { isDoc, isOperators } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';

/** Where a server says what somebody should look at. */
export type Log = (line: string) => void;

type Ordered = { readonly path: { readonly text: string }; readonly descending: boolean };
type Asked = { readonly ns: string; readonly filter: Doc; readonly sort: readonly Ordered[] };

/** From so many documents on a query without an index is told. */
export const MANY_DOCUMENTS = 10_000;
// Names of fields can be data, too: what is kept has an end.
const MOST_SHAPES = 1000;
const SMALL_FOR = 1000;

/** Tells of each shape of query that looks at every document of a large collection, once. */
export class SlowShapes {
  private readonly log: Log;
  private readonly told = new Set<string>();
  private readonly smallUntil = new Map<string, number>();

  constructor(log: Log = () => undefined) {
    this.log = log;
  }

  /** Takes note of a query that no index answers. */
  note(asked: Asked, isLarge: () => boolean): void {
    const { ns } = asked;
    const now = performance.now();
    if ((this.smallUntil.get(ns) ?? 0) > now || this.told.size >= MOST_SHAPES) return;
    const line = `No index for ${shapeOf(asked)} in ${ns}, which has more than ${MANY_DOCUMENTS} documents.`;
    if (this.told.has(line)) return;
    if (isLarge()) this.say(line);
    else this.smallUntil.set(ns, now + SMALL_FOR);
  }

  /** Says a line that was not said before. */
  say(line: string): void {
    if (this.told.has(line)) return;
    this.told.add(line);
    this.log(line);
  }
}

function shapeOf({ filter, sort }: Asked): string {
  const order = sort.map(({ path, descending }) => [path.text, descending ? -1 : 1] as const);
  const sorted = order.length > 0 ? ` sorted by ${JSON.stringify(Object.fromEntries(order))}` : '';
  return `${JSON.stringify(shapeIn(filter))}${sorted}`;
}

const NESTED = new Set(['$and', '$or', '$nor']);

// Names and operators only: what is asked for may be somebody's secret.
function shapeIn(filter: Doc): Doc {
  const entries = Object.entries(filter).map(([name, value]) => {
    if (NESTED.has(name) && Array.isArray(value)) return [name, distinct(value.filter(isDoc).map(shapeIn))];
    return [name, name.startsWith('$') ? '…' : operatorsIn(value)];
  });
  return Object.fromEntries(entries) as Doc;
}

function operatorsIn(value: unknown): unknown {
  if (!isOperators(value)) return value instanceof RegExp ? '$regex' : '$eq';
  const parts = Object.entries(value).map(([operator, argument]) => {
    if (operator === '$not') return { $not: operatorsIn(argument) };
    if (operator !== '$elemMatch' || !isDoc(argument)) return operator;
    return { $elemMatch: isOperators(argument) ? operatorsIn(argument) : shapeIn(argument) };
  });
  return parts.length === 1 ? parts[0] : parts;
}

function distinct(shapes: readonly Doc[]): readonly Doc[] {
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}
