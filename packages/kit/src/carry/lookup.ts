import { setTimeout as pause } from 'node:timers/promises';
import type { Collection, Row } from '../collection/collection.ts';
import { fail } from '../errors.ts';
import { bytesOf } from '../seal/lazy-fields.ts';
import type { Blind } from '../seal/blind.ts';
import type { Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { scopeOf } from './filter.ts';
import { countLookup } from './rate.ts';
import { journalRow } from './line.ts';

const MOST = 50;
const MANY = 1_000;
// Rows one batch may bring: a word that half the city answers to is no key.
const ROWS = 10_000;
// Nobody learns from the time of an answer whether somebody lives elsewhere or nowhere, in milliseconds.
const LEAST = 15;

/** One lookup of one collection, for one viewer. */
interface Looking<T extends Row> {
  readonly source: Collection<T>;
  readonly name: string;
}

function blindIn<T extends Row>({ store }: Desk, { source, name }: Looking<T>): Blind {
  const { blind, options } = store.shelf(source);
  if (!blind || !Object.hasOwn(options.lookups ?? {}, name)) throw new Error(`${source.name} has no lookup ${name}`);
  return blind;
}

async function read<T extends Row>(
  desk: Desk,
  { source }: Looking<T>,
  { hashes, limit }: { hashes: readonly Buffer[]; limit: number },
): Promise<readonly Raw[]> {
  const { store, work, viewer } = desk;
  const asked = { blind: hashes.length === 1 ? hashes[0] : { $in: [...hashes] }, ...scopeOf(viewer) };
  // Past the model: hashes are the kit's, and no type of a schema.
  const { collection } = store.shelf(source).model;
  // No other index holds fewer keys, and to weigh them costs as much as to read.
  const found = collection
    .find(asked as never, within(work))
    .hint({ blind: 1, _id: 1 })
    .limit(limit);
  // Of many words the order would have to be made out of as many lists.
  if (hashes.length === 1) found.sort({ _id: 1 });
  return work.turn(() => found.toArray()) as Promise<unknown> as Promise<readonly Raw[]>;
}

/** Says who looked somebody up by what, and how many were found; never the word. Not undone with the work around it. */
async function note<T extends Row>(desk: Desk, { source, name }: Looking<T>, found: number): Promise<void> {
  const line = {
    action: `${source.name}.looked-up`,
    entity: desk.store.shelf(source).options.entity,
    subject: source.name,
    place: desk.viewer.home ?? '',
    version: found,
    fields: [name],
  };
  await desk.store.books.journal.insertOne(journalRow(desk, line));
}

function mayLookUp<T extends Row>({ viewer, store }: Desk, { source }: Looking<T>): void {
  if (viewer.kind === 'SYSTEM') return;
  const { lookupsNeed } = store.shelf(source).options;
  if (!lookupsNeed || !viewer.permissions.has(lookupsNeed))
    fail('NOT_PERMITTED', { permission: lookupsNeed ?? 'lookup' });
}

/** Rows by one exact word, inside the viewer's place: permitted, counted, written down. Foreign is told as unknown is. */
export async function lookUp<T extends Row>(
  desk: Desk,
  looking: Looking<T>,
  { word, limit }: { word: string; limit: number },
): Promise<readonly T[]> {
  const hash = blindIn(desk, looking).hash(looking.name, word) ?? fail('VALUE_INVALID', { field: looking.name });
  mayLookUp(desk, looking);
  if (desk.viewer.kind !== 'SYSTEM') await countLookup(desk);
  const asked = { hashes: [hash], limit: Math.max(1, Math.min(limit, MOST)) };
  const [found] = await Promise.all([read(desk, looking, asked), pause(LEAST)]);
  await note(desk, looking, found.length);
  const { row } = desk.store.shelf(looking.source);
  return found.map((raw) => row<T>(raw));
}

/** Words by their hashes: two ways to write a word are one hash. */
function hashed(blind: Blind, name: string, words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const mark = blind.hash(name, word)?.toString('latin1');
    if (mark) found.set(mark, [...(found.get(mark) ?? []), word]);
  }
  return found;
}

/** Rows by many exact words, for services and clocks: one read, one line. */
export async function lookUpMany<T extends Row>(
  desk: Desk,
  looking: Looking<T>,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly T[]>> {
  if (desk.viewer.kind !== 'SYSTEM') throw new Error('Only services and clocks look up many');
  if (words.length > MANY) throw new Error(`At most ${MANY} words are looked up in one go`);
  const found = new Map<string, T[]>(words.map((word) => [word, []]));
  const byHash = hashed(blindIn(desk, looking), looking.name, found.keys());
  const hashes = [...byHash.keys()].map((mark) => Buffer.from(mark, 'latin1'));
  const raws = hashes.length > 0 ? await read(desk, looking, { hashes, limit: ROWS }) : [];
  const { row } = desk.store.shelf(looking.source);
  for (const raw of raws.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const one = row<T>(raw);
    const marks = (raw.blind ?? []).map((bytes) => bytesOf(bytes)?.toString('latin1') ?? '');
    for (const word of marks.flatMap((mark) => byHash.get(mark) ?? [])) found.get(word)?.push(one);
  }
  await note(desk, looking, raws.length);
  return found;
}
