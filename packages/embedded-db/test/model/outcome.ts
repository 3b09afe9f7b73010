import { textOf } from './collection.ts';
import { Refused } from './modifiers.ts';
import { isSame } from './values.ts';
import type { Db, Document } from 'mongodb';
import type { Model } from './collection.ts';
import type { Act } from './world.ts';
import type { Fields, Value } from './values.ts';

/** Asks the driver for values whose kind can be seen. */
export const EXACT = { promoteValues: false, bsonRegExp: true } as const;

/** What came of an act. */
type Outcome = { readonly code?: number; readonly detail?: string; readonly counts?: string };

export function textOfPlan(explained: Document): string {
  return JSON.stringify(explained['queryPlanner'].winningPlan);
}

export type Answer = readonly Fields[] | { readonly code: number };

export function attempt(run: () => readonly Fields[]): Answer {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refused) return { code: error.code };
    throw error;
  }
}

export async function attemptLater(run: () => Promise<readonly Fields[]>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    return { code: Number((error as { code?: unknown }).code) };
  }
}

export function inOrder(docs: readonly Fields[]): readonly string[] {
  return docs.map(textOf).toSorted();
}

export function rowsOf({ cursor }: Document): readonly Fields[] {
  return cursor.firstBatch;
}

export function perform(model: Model, act: Act): string {
  if (act.kind === 'insert') {
    model.insert(act.doc);
    return '1';
  }
  if (act.kind === 'delete') return String(model.delete(act.filter, act.many));
  const { matched, modified, upserted } = model.update(act.asked, act);
  return `${matched + Number(upserted !== undefined)}/${modified}/${textOf(upserted)}`;
}

export function outcomeOf(run: () => string): Outcome {
  try {
    return { counts: run() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { code: error.code, detail: textOf(error.detail) };
  }
}

export function commandOf(name: string, act: Act): Document {
  if (act.kind === 'insert') return { insert: name, documents: [act.doc] };
  if (act.kind === 'delete') return { delete: name, deletes: [{ q: act.filter, limit: act.many ? 0 : 1 }] };
  const { update, filter, arrayFilters } = act.asked;
  const statement = {
    q: filter,
    u: update,
    multi: act.many,
    upsert: act.upsert,
    ...(arrayFilters && { arrayFilters }),
  };
  return { update: name, updates: [statement] };
}

export async function sent(db: Db, command: Document): Promise<Outcome> {
  try {
    const { n, nModified, upserted, writeErrors } = await db.command(command, EXACT);
    const [error] = writeErrors ?? [];
    if (error) return refused(error);
    const id = upserted?.[0]?._id;
    return { counts: nModified === undefined ? String(n) : `${n}/${nModified}/${textOf(id)}` };
  } catch (error) {
    return refused((error as { errorResponse?: Document }).errorResponse ?? (error as Document));
  }
}

function refused({ code, keyPattern, keyValue }: Document): Outcome {
  if (code === undefined) throw new Error('The server did not answer.');
  const pattern = Object.fromEntries(
    Object.entries(keyPattern ?? {}).map(([path, way]) => [path, Number(String(way))]),
  );
  return { code: Number(String(code)), detail: textOf(keyPattern ? { keyPattern: pattern, keyValue } : {}) };
}

export function same(what: string, [found, expected]: readonly [Value, Value], context: Value): void {
  const [left, right] = [shownOf(found), shownOf(expected)];
  if (left === right) return;
  throw new Error(`${what}\n  found    ${left}\n  expected ${right}\n  in ${JSON.stringify(context, shown)}`);
}

export function shownOf(value: Value): string {
  return typeof value === 'object' && value !== null && !isSame(value, null) ? textOf(value) : String(value);
}

function shown(_: string, value: Value): Value {
  return value;
}
