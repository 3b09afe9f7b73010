import { nameAt } from '../bson/names.ts';
import { encode } from '../bson/doc.ts';
import { BSON, elements, findElement, sizeAt } from '../bson/raw.ts';

/** What an update changed, by top fields: `{ _id, u: changed, r: removed }`, made from the bytes alone. */
export function differenceOf(before: Buffer, after: Buffer): Buffer {
  const changed: Buffer[] = [];
  const removed: string[] = [];
  let id: Buffer = Buffer.alloc(0);
  elements(after, 0, (type, name, value) => {
    const element = after.subarray(name - 1, value + sizeAt(after, type, value));
    const field = after.subarray(name, value - 1);
    if (field.length === 3 && nameAt(after, name) === '_id') id = element;
    const was = findElement(before, 0, field);
    if (was < 0 || !before.subarray(was, was + element.length).equals(element)) changed.push(element);
  });
  elements(before, 0, (_, name, value) => {
    const field = before.subarray(name, value - 1);
    if (findElement(after, 0, field) < 0) removed.push(field.toString('utf8'));
  });
  const list = encode({ r: removed }).subarray(4, -1);
  return document([id, named(BSON.object, 'u', document(changed)), list]);
}

/** A document out of whole elements. */
export function document(parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...parts, Buffer.alloc(1)], size);
}

/** One element out of a name and the bytes of its value. */
export function named(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}
