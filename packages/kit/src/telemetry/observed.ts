import { askingDatabase, isTraced, type Lying } from './inside.ts';
import { isTracing } from './spans.ts';

type Method = (...given: unknown[]) => unknown;
type Methods = Record<string, Method | undefined>;

// The driver's methods, and the commands of the server they stand for.
const commands: Readonly<Record<string, string>> = {
  findOne: 'find',
  insertOne: 'insert',
  insertMany: 'insert',
  updateOne: 'update',
  updateMany: 'update',
  replaceOne: 'update',
  deleteOne: 'delete',
  deleteMany: 'delete',
  findOneAndUpdate: 'findAndModify',
  findOneAndReplace: 'findAndModify',
  findOneAndDelete: 'findAndModify',
  bulkWrite: 'bulkWrite',
  countDocuments: 'aggregate',
  distinct: 'distinct',
};

const spanned =
  (lying: Lying, operation: string, method: Method): Method =>
  (...given) =>
    isTraced() ? askingDatabase(operation, lying, async () => method(...given)) : method(...given);

// Cursors ask when they are read.
function reading(lying: Lying, operation: string, open: Method): Method {
  return (...given) => {
    const cursor = open(...given) as Methods;
    if (!isTraced()) return cursor;
    for (const name of ['toArray', 'next']) {
      const read = cursor[name]?.bind(cursor);
      if (read) cursor[name] = spanned(lying, operation, read);
    }
    return cursor;
  };
}

/** A collection of the driver whose work shows in traces. Untouched while there are none. */
export function observed<C extends object>(collection: C, lying: Lying): C {
  if (!isTracing()) return collection;
  const methods = collection as unknown as Methods;
  for (const [name, operation] of Object.entries(commands)) {
    const method = methods[name]?.bind(collection);
    if (method) methods[name] = spanned(lying, operation, method);
  }
  for (const name of ['find', 'aggregate']) {
    const open = methods[name]?.bind(collection);
    if (open) methods[name] = reading(lying, name, open);
  }
  return collection;
}
