import { findElement, sizeAt } from '../bson/raw.ts';
import { indexKeys } from './index-keys.ts';
import type { Collection } from './catalog.ts';
import type { Index } from './index-spec.ts';

/** One key of one index. */
export type IndexKey = { readonly index: Index; readonly key: Buffer };

/** What a change of a document does to the indexes. */
export type KeyChanges = { readonly removed: readonly IndexKey[]; readonly added: readonly IndexKey[] };

const NOTHING: KeyChanges = { removed: [], added: [] };

/** The keys that go and those that come; an index whose fields stay the same is not looked at. */
export function keyChanges({ indexes }: Collection, before: Buffer | undefined, after: Buffer | undefined): KeyChanges {
  if (indexes.length === 1) return NOTHING;
  const isConcerned = before && after ? changedIndexes(before, after) : () => true;
  const concerned = indexes.filter((index) => !index.isPrimary && isConcerned(index));
  const was = keysOf(concerned, before);
  const now = keysOf(concerned, after);
  if (was.length === 0 || now.length === 0) return { removed: was, added: now };
  const [oldTexts, newTexts] = [new Set(was.map(textOf)), new Set(now.map(textOf))];
  return {
    removed: was.filter((one) => !newTexts.has(textOf(one))),
    added: now.filter((one) => !oldTexts.has(textOf(one))),
  };
}

/** A key as text, for maps and locks. */
export function textOf({ key }: IndexKey): string {
  return key.toString('latin1');
}

function keysOf(indexes: readonly Index[], raw: Buffer | undefined): readonly IndexKey[] {
  const keys: IndexKey[] = [];
  if (raw) for (const index of indexes) for (const key of indexKeys(index, raw)) keys.push({ index, key });
  return keys;
}

// A partial index also depends on the fields of its filter: it is always looked at.
function changedIndexes(before: Buffer, after: Buffer): (index: Index) => boolean {
  const known = new Map<string, boolean>();
  const isChanged = (field: string, name: Buffer): boolean => {
    const answer = known.get(field) ?? !elementOf(before, name).equals(elementOf(after, name));
    known.set(field, answer);
    return answer;
  };
  return ({ partial, fields }) =>
    partial !== undefined ||
    fields.some(({ path: { parts, names } }) => isChanged(parts[0] ?? '', names[0] ?? MISSING));
}

const MISSING = Buffer.alloc(0);

function elementOf(raw: Buffer, name: Buffer): Buffer {
  const element = findElement(raw, 0, name);
  if (element < 0) return MISSING;
  const value = element + name.length + 2;
  return raw.subarray(element, value + sizeAt(raw, raw[element] ?? 0, value));
}
