import { putRaw } from '../bson/encode-raw.ts';
import { KeyWriter, TAG } from '../bson/key.ts';
import { valuesInRaw, walkKeys } from '../bson/path.ts';
import { BSON, elements, findElement } from '../bson/raw.ts';
import { putValue } from '../bson/encode-value.ts';
import { EMPTY, combinations } from './combined-keys.ts';
import { rawView } from '../query/view.ts';
import { geoComponents } from './geo-keys.ts';
import { ID_SHAPE } from './index-spec.ts';
import type { ComponentShape } from '../bson/key.ts';
import type { Path } from '../bson/path.ts';
import type { Index, IndexField } from './index-spec.ts';

const ID = Buffer.from('_id');
const writer = new KeyWriter();
const scratch = new KeyWriter();
const NOTHING = Buffer.alloc(0);
const FEW = 16;

/** The key of a document inside its collection: its `_id`, in order. */
export function docKeyOf(raw: Buffer): Buffer {
  const element = findElement(raw, 0, ID);
  putRaw(writer.reset(), raw, element < 0 ? [0, 0] : [raw[element] ?? 0, element + ID.length + 2]);
  writer.endComponent(0, ID_SHAPE);
  return writer.take();
}

/** The keys an index holds for a document: number of the index, then one component per field. */
export function indexKeys(index: Index, raw: Buffer): readonly Buffer[] {
  if (index.partial && !index.partial.match(rawView(raw))) return [];
  const only = index.special ? 'several' : singleKey(index, raw);
  if (only === 'several') return severalKeys(index, raw);
  return only ? [only] : [];
}

// Nearly every document has one value per field: its key is written in one go.
function singleKey(index: Index, raw: Buffer): Buffer | undefined | 'several' {
  writer.reset().uint32(index.id);
  let hasValue = false;
  for (const { path, shape } of index.fields) {
    const start = writer.length;
    let isSingle = true;
    let isCut = false;
    const metArray = walkKeys(raw, path, (type, at) => {
      if (type === BSON.array || writer.length !== start) isSingle = false;
      else {
        putRaw(writer, raw, [type, at]);
        isCut = writer.endComponent(start, shape);
        hasValue ||= type !== 0;
      }
    });
    if (metArray || !isSingle) return 'several';
    if (isCut) index.isCut = true;
  }
  return hasValue || !index.isSparse ? writer.take() : undefined;
}

function severalKeys(index: Index, raw: Buffer): readonly Buffer[] {
  writer.reset().uint32(index.id);
  let keys: readonly Buffer[] = [writer.take()];
  // What all keys have next is put to them in one go.
  let common: Buffer = NOTHING;
  let [hasValue, arrays] = [false, 0];
  index.fields.forEach(({ path, shape, isGeo }, i) => {
    const found = isGeo ? placesOf(raw, path) : remembered(raw, path, shape);
    if (found.isArray) index.multikey[i] = true;
    if (found.isArray && !isGeo) arrays++;
    if (found.isCut) index.isCut = true;
    hasValue ||= found.hasValue;
    const { components } = found;
    const [only] = components;
    if (only && components.length === 1) common = common.length === 0 ? only : joined(common, only);
    else {
      const ends = common.length === 0 ? components : components.map((each) => joined(common, each));
      keys = keys.flatMap((key) => ends.map((end) => joined(key, end)));
      common = NOTHING;
    }
  });
  if (index.isSparse && !hasValue) return [];
  const all = arrays > 1 && !index.special ? combined(index, raw) : keys.map((key) => joined(key, common));
  // Of several that are taken the first is told.
  return index.isUnique ? all.sort(Buffer.compare) : all;
}

function combined(index: Index, raw: Buffer): Buffer[] {
  const head = writer.reset();
  head.uint32(index.id);
  return combinedKeys(raw, index.fields).map((key) => joined(writer.take(), key));
}

/** The keys of fields several of which meet arrays, each once. */
export function combinedKeys(raw: Buffer, fields: readonly IndexField[]): readonly Buffer[] {
  const found = new Map<string, Buffer>();
  for (const values of combinations(
    raw,
    fields.map(({ path }) => path),
  )) {
    const key = componentsFor(values, fields);
    found.set(key.toString('latin1'), key);
  }
  return [...found.values()];
}

/** One key out of the values of its fields. */
export function componentsFor(values: readonly unknown[], fields: readonly IndexField[]): Buffer {
  scratch.reset();
  fields.forEach(({ shape }, i) => {
    const start = scratch.length;
    const value = values[i];
    if (value === EMPTY) scratch.byte(TAG.undefined);
    else putValue(scratch, value);
    scratch.endComponent(start, shape);
  });
  return scratch.take();
}

// A document without a place has no keys here.
function placesOf(raw: Buffer, path: Path): Components {
  const components = geoComponents(valuesInRaw(raw, path));
  return { components, isArray: components.length > 1, isCut: false, hasValue: components.length > 0 };
}

// Most indexes of a collection begin with the same array: its components are made once per document.
let lastRaw: Buffer | undefined;
const lastComponents = new Map<string, Components>();

function remembered(raw: Buffer, path: Path, shape: ComponentShape): Components {
  if (raw !== lastRaw) lastComponents.clear();
  lastRaw = raw;
  const name = `${path.text}/${shape.descending}/${shape.limit}`;
  const found = lastComponents.get(name) ?? componentsOf(raw, path, shape);
  lastComponents.set(name, found);
  return found;
}

export type Components = {
  readonly components: readonly Buffer[];
  readonly isArray: boolean;
  readonly isCut: boolean;
  readonly hasValue: boolean;
};

/** Every value a path reaches, array elements one by one, as parts of a key. */
export function componentsOf(raw: Buffer, path: Path, shape: ComponentShape): Components {
  const found: Buffer[] = [];
  const texts = new Set<string>();
  const state = { isArray: false, isCut: false, hasValue: false };
  const add = (write: () => void): void => {
    scratch.reset();
    write();
    if (scratch.endComponent(0, shape)) state.isCut = true;
    const bytes = scratch.take();
    // Few are compared with each other, many are looked up.
    if (found.length === FEW && texts.size === 0) for (const each of found) texts.add(each.toString('latin1'));
    const isKnown = found.length < FEW ? found.some((each) => each.equals(bytes)) : texts.has(bytes.toString('latin1'));
    if (isKnown) return;
    found.push(bytes);
    if (texts.size > 0) texts.add(bytes.toString('latin1'));
  };
  const metArray = walkKeys(raw, path, (type, at) => {
    if (type !== 0) state.hasValue = true;
    if (type !== BSON.array) return add(() => putRaw(scratch, raw, [type, at]));
    state.isArray = true;
    let isEmpty = true;
    elements(raw, at, (item, _, value) => {
      isEmpty = false;
      add(() => putRaw(scratch, raw, [item, value]));
    });
    if (isEmpty) add(() => scratch.byte(TAG.undefined));
  });
  if (found.length === 0) add(() => scratch.byte(TAG.null));
  return { components: found, ...state, isArray: state.isArray || metArray };
}

/** Two pieces as one: several for each index entry, so without a list of them. */
export function joined(head: Buffer, tail: Buffer): Buffer {
  const both = Buffer.allocUnsafe(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}

/** How every entry of a document ends: the key of the document, and how long that is. */
export function entryTail(docKey: Buffer): Buffer {
  const tail = Buffer.allocUnsafe(docKey.length + 2);
  docKey.copy(tail);
  tail.writeUInt16BE(docKey.length, docKey.length);
  return tail;
}

/** The key of the document an entry points to. */
export function docKeyIn(entry: Buffer): Buffer {
  return entry.subarray(entry.length - 2 - entry.readUInt16BE(entry.length - 2), entry.length - 2);
}
