import { type Collection, declarationOf, type Row } from '../collection/collection.ts';
import { fail } from '../errors.ts';
import type { Page, PageArgs } from '../opened.ts';
import { within } from '../store/work.ts';
import { connectionOf } from './connection.ts';
import { type Mark, readCursor, writeCursor } from './cursor.ts';
import type { Desk } from './desk.ts';
import { type Filter, filterOf, scopeOf } from './filter.ts';
import { searchFilter } from './grams.ts';

type Direction = 1 | -1;

interface Order {
  readonly field: string;
  readonly direction: Direction;
}

/** The order a list is read in; by id, which is by time of making, when none is asked for. Words come as DUE or due. */
export function orderOf(source: object, asked: string | null | undefined): Order {
  if (!asked) return { field: '_id', direction: 1 };
  const orders = declarationOf(source).options.orders ?? {};
  const name = Object.keys(orders).find((each) => each.toUpperCase() === asked.replaceAll('_', '').toUpperCase());
  const [[field, direction] = ['', undefined]] = Object.entries(name ? (orders[name] ?? {}) : {});
  return direction ? { field, direction } : fail('VALUE_INVALID', { field: 'order' });
}

/** Everything after a mark, in index order. Nothing sorts before null, so null comes first upwards and last downwards. */
function after({ field, direction }: Order, { value, id }: Mark): Filter {
  const beyond = direction === 1 ? '$gt' : '$lt';
  if (field === '_id') return { _id: { [beyond]: id } };
  const tie = { [field]: value, _id: { [beyond]: id } };
  if (value === null) return direction === 1 ? { $or: [{ [field]: { $ne: null } }, tie] } : tie;
  const later = [{ [field]: { [beyond]: value } }, tie];
  return { $or: direction === 1 ? later : [...later, { [field]: null }] };
}

/** One to a hundred at a time. */
export function checkFirst(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > 100) fail('PAGE_SIZE', { field: 'first', limit: 100 });
}

/** One list of one viewer: pages through it by key, never by offset. */
export async function pageOf<T extends Row>(
  desk: Desk,
  source: Collection<T>,
  where: object,
  args: PageArgs,
): Promise<Page<T>> {
  const { store, viewer, work, secret } = desk;
  const masked = desk.masked(source);
  const { first } = args;
  checkFirst(first);
  const order = orderOf(source, args.order);
  if (masked.has(order.field)) fail('FIELD_MASKED', { field: order.field });
  const asked = { ...filterOf(where, masked), ...searchFilter(args.search), ...scopeOf(viewer, args.within) };
  const list = JSON.stringify([source.name, viewer.id, asked, order]);
  // Beside what is asked, not over it: both may name the same field.
  const from = args.after ? { $and: [after(order, readCursor(args.after, list, secret))] } : {};
  const { model, row } = store.shelf(source);
  const sort: Record<string, Direction> = { [order.field]: order.direction, _id: order.direction };
  const raw = await work.turn(() =>
    model
      .find({ ...asked, ...from }, null, within(work))
      .sort(sort)
      .limit(first + 1)
      .lean(),
  );
  return connectionOf({
    rows: raw.map((each) => row<T>(each)),
    first,
    isLater: Boolean(args.after),
    cursorOf(each) {
      const value = order.field === '_id' ? null : each[order.field as keyof T];
      return writeCursor({ value, id: each.id }, list, secret);
    },
    count: (limit) => work.turn(() => model.countDocuments(asked, { limit, ...within(work) })),
  });
}
