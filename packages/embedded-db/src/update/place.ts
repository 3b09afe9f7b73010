import { put } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

/** One field of a document, or one position of an array. */
export type Place = { readonly holder: Doc | unknown[]; readonly name: string };

const INDEX = /^\d+$/;
// An update that sets position 1,500,001 of an array is a mistake (the server has the same limit).
const LONGEST_ARRAY = 1_500_000;

/** The place a path ends in; what is missing on the way is made, or there is no such place. */
export function parentOf(doc: Doc, parts: readonly string[], isMade: boolean): Place | undefined {
  let holder: Doc | unknown[] = doc;
  for (const [i, name] of parts.slice(0, -1).entries()) {
    const place: Place = { holder, name };
    let value = read(place);
    if (value === undefined && !isMade) return undefined;
    if (value === undefined) {
      value = {};
      assign(place, value);
    }
    const next = parts[i + 1] ?? '';
    if (!isHolder(value) || (Array.isArray(value) && !INDEX.test(next))) {
      if (!isMade) return undefined;
      refuse('PathNotViable', `Cannot create field '${next}' in element {${name}: ${JSON.stringify(value)}}`);
    }
    holder = value;
  }
  return { holder, name: parts.at(-1) ?? '' };
}

function isHolder(value: unknown): value is Doc | unknown[] {
  return Array.isArray(value) || isDoc(value);
}

/** What is there now. */
export function read({ holder, name }: Place): unknown {
  return own(holder, name);
}

/** Puts a value there; an array grows with nulls up to the position. */
export function assign({ holder, name }: Place, value: unknown): void {
  if (!Array.isArray(holder)) {
    put(holder, name, value);
    return;
  }
  const position = Number(name);
  if (!INDEX.test(name)) refuse('PathNotViable', `Cannot create field '${name}' in an array`);
  if (position > holder.length + LONGEST_ARRAY)
    refuse('BadValue', 'can not backfill array to larger than 1500000 elements');
  while (holder.length < position) holder.push(null);
  holder[position] = value;
}

/** Takes a field away; a position of an array becomes null, so that the others keep theirs. */
export function remove({ holder, name }: Place): void {
  if (!Array.isArray(holder)) delete holder[name];
  else if (INDEX.test(name) && Number(name) < holder.length) holder[Number(name)] = null;
}
