import { compileFilter } from '../query/match.ts';
import { isDoc, isTruthy, toNumber } from '../bson/kinds.ts';
import { pathOf } from '../bson/path.ts';
import type { Doc } from '../bson/doc.ts';
import type { Match } from '../query/match.ts';
import type { ComponentShape } from '../bson/key.ts';
import type { Path } from '../bson/path.ts';

export type IndexField = {
  readonly path: Path;
  readonly shape: ComponentShape;
  /** Its keys are squares on the map. */
  readonly isGeo?: boolean;
};

/** What the catalogue keeps of an index. */
export type StoredIndex = {
  readonly id: number;
  readonly name: string;
  readonly spec: Doc;
  /** Which fields have ever met an array. */
  readonly multikey: readonly boolean[];
  /** A value was once too long for its key: order and equality need the document. */
  readonly isCut: boolean;
};

/** An index, ready to use. */
export type Index = {
  readonly id: number;
  readonly name: string;
  readonly spec: Doc;
  readonly fields: readonly IndexField[];
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  /** Set for `2dsphere`: it answers only questions about places, and holds only documents that have one. */
  readonly special?: string;
  readonly partial?: { readonly filter: Doc; readonly match: Match };
  readonly expireAfterSeconds?: number;
  readonly multikey: boolean[];
  isCut: boolean;
};

// LMDB keys end at 1,978 bytes; the key of the document takes up to 420 of them.
const KEY_ROOM = 1480;
const LONGEST_ID = 400;
const LONGEST_COMPONENT = 296;

/** The longest form of a document's own key. */
export const ID_SHAPE: ComponentShape = { descending: false, limit: LONGEST_ID };

/** Makes an index usable from what is stored or asked for. */
export function indexFrom(stored: StoredIndex): Index {
  const { id, name, spec, isCut } = stored;
  const key = isDoc(spec['key']) ? spec['key'] : {};
  const entries = Object.entries(key);
  const special = entries.map(([, direction]) => direction).find((direction) => typeof direction === 'string');
  const longest = name === '_id_' ? LONGEST_ID : LONGEST_COMPONENT;
  const limit = Math.min(longest, Math.floor(KEY_ROOM / Math.max(1, entries.length)));
  const fields = entries.map(([path, direction]) => ({
    path: pathOf(path),
    shape: { descending: (toNumber(direction) ?? 1) < 0, limit },
    isGeo: direction === '2dsphere',
  }));
  const filter = spec['partialFilterExpression'];
  const expire = toNumber(spec['expireAfterSeconds']);
  return {
    id,
    name,
    spec,
    fields,
    isPrimary: name === '_id_',
    isUnique: name === '_id_' || isFlag(spec['unique']),
    isSparse: isFlag(spec['sparse']),
    ...(typeof special === 'string' && { special }),
    ...(isDoc(filter) && { partial: { filter, match: compileFilter(filter) } }),
    ...(expire !== undefined && { expireAfterSeconds: expire }),
    multikey: fields.map((_, i) => stored.multikey[i] ?? false),
    isCut,
  };
}

function isFlag(value: unknown): boolean {
  return value !== undefined && isTruthy(value);
}

export function toStored({ id, name, spec, multikey, isCut }: Index): StoredIndex {
  return { id, name, spec, multikey, isCut };
}
