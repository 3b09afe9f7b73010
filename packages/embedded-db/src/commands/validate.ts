import { elements } from '../bson/raw.ts';
import { refuse } from '../errors.ts';
import { keyChanges } from '../store/entries.ts';
import { docKeyOf, entryTail } from '../store/index-keys.ts';
import { after, uint32 } from '../store/lmdb.ts';
import { namespace, reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Reply } from '../wire/reply.ts';

type Findings = {
  documents: number;
  invalid: number;
  /** How many entries the documents ask for, by index. */
  readonly wanted: Map<string, number>;
  readonly missing: Map<string, number>;
  readonly errors: string[];
};

const HEAD = 4;

/** `validate`: reads every document and compares what the indexes hold with what they must hold. */
function validate(command: Command): Reply {
  const ns = namespace(command);
  const { catalog, tables } = command.reading.store;
  const collection = catalog.find(ns);
  if (!collection) refuse('NamespaceNotFound', `Collection '${ns}' does not exist to validate.`);
  const findings: Findings = { documents: 0, invalid: 0, wanted: new Map(), missing: new Map(), errors: [] };
  const watched = { ...collection, indexes: collection.indexes.map(copy) };
  const start = uint32(collection.id);
  for (const { key, value } of tables.docs.getRange({ start, end: after(start) }))
    checkDocument(tables, watched, { key: key.subarray(HEAD), raw: value, findings });
  const details = collection.indexes.map((index) => [index.name, checkIndex(tables, index, findings)] as const);
  collection.indexes.forEach((index, i) => checkFlags(index, watched.indexes[i], findings));
  const { documents, invalid, errors } = findings;
  return reply({
    ns,
    nInvalidDocuments: invalid,
    nNonCompliantDocuments: 0,
    nrecords: documents,
    nIndexes: collection.indexes.length,
    keysPerIndex: Object.fromEntries(details.map(([name, { keys }]) => [name, keys])),
    indexDetails: Object.fromEntries(details.map(([name, { valid }]) => [name, { valid }])),
    valid: errors.length === 0,
    repaired: false,
    warnings: [],
    errors,
    extraIndexEntries: [],
    missingIndexEntries: [...findings.missing].map(([indexName, count]) => ({ indexName, count })),
  });
}

// Making the keys of a document marks what it finds: the marks of the index itself are what is checked.
function copy(index: Index): Index {
  return { ...index, multikey: index.multikey.map(() => false), isCut: false };
}

type Checked = { readonly key: Buffer; readonly raw: Buffer; readonly findings: Findings };

function checkDocument(tables: Tables, collection: Collection, { key, raw, findings }: Checked): void {
  findings.documents++;
  try {
    elements(raw, 0, () => undefined);
    if (!docKeyOf(raw).equals(key)) throw new RangeError('A document lies under another _id than its own.');
  } catch (error) {
    findings.invalid++;
    findings.errors.push(`Document ${key.toString('hex')}: ${String(error)}`);
    return;
  }
  const tail = entryTail(key);
  for (const one of keyChanges(collection, undefined, raw).added) {
    const { name } = one.index;
    findings.wanted.set(name, (findings.wanted.get(name) ?? 0) + 1);
    if (tables.entries.doesExist(Buffer.concat([one.key, tail]))) continue;
    findings.missing.set(name, (findings.missing.get(name) ?? 0) + 1);
    findings.errors.push(`Index ${name} lacks an entry of document ${key.toString('hex')}.`);
  }
}

// Every wanted entry was looked up, so an index that holds more of them holds too many.
function checkIndex(
  { entries }: Tables,
  index: Index,
  findings: Findings,
): { readonly keys: number; readonly valid: boolean } {
  if (index.isPrimary) return { keys: findings.documents, valid: findings.invalid === 0 };
  const start = uint32(index.id);
  const missing = findings.missing.get(index.name) ?? 0;
  const wanted = (findings.wanted.get(index.name) ?? 0) - missing;
  const keys = entries.getKeysCount({ start, end: after(start) });
  if (keys !== wanted) findings.errors.push(`Index ${index.name} holds ${keys - wanted} entries of no document.`);
  return { keys, valid: keys === wanted && missing === 0 };
}

// An index that does not know that it holds arrays, or cut values, would be trusted too far.
function checkFlags(index: Index, seen: Index | undefined, { errors }: Findings): void {
  const isUnmarked = seen?.multikey.some((isArray, i) => isArray && !index.multikey[i]) === true;
  if (isUnmarked) errors.push(`Index ${index.name} is not marked as multikey.`);
  if (seen?.isCut === true && !index.isCut) errors.push(`Index ${index.name} is not marked as holding cut values.`);
}

/** What looks for damage. */
export const validateCommands: { readonly [name: string]: Definition } = { validate: { kind: 'read', run: validate } };
