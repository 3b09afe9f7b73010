import { createHash } from 'node:crypto';
import { EJSON } from 'bson';
import type { Doc } from '../bson/doc.ts';

/** What stands beside the documents of a collection, as mongodump writes it. */
export type Metadata = {
  readonly options: Doc;
  readonly indexes: readonly Doc[];
  readonly collectionName: string;
  readonly type: string;
};

// mongodump's limits for the names of files (mongodump/prepare.go of github.com/mongodb/mongo-tools).
const LONGEST_NAME = 238;
const KEPT = 208;

/** The name of a collection's files, without ending. */
export function fileNameOf(collection: string): string {
  const escaped = encodeURIComponent(collection)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
  if (escaped.length <= LONGEST_NAME) return escaped;
  return `${escaped.slice(0, KEPT)}%24${createHash('sha1').update(collection).digest('base64url')}`;
}

/** A collection's options and indexes in canonical extended JSON. */
export function formatMetadata({ options, indexes, collectionName, type }: Metadata): string {
  const meta = { ...(Object.keys(options).length > 0 && { options }), indexes, collectionName, type };
  return EJSON.stringify(meta, { relaxed: false });
}

/** Reads what mongodump or this program has written. */
export function parseMetadata(text: string, file: string): Metadata {
  const meta = parsed(text, file);
  const { options = {}, indexes, collectionName, type = 'collection' } = meta;
  if (!Array.isArray(indexes)) throw new Error(`${file} tells no indexes.`);
  return {
    options: options as Doc,
    indexes: indexes as readonly Doc[],
    collectionName: typeof collectionName === 'string' ? collectionName : '',
    type: String(type),
  };
}

function parsed(text: string, file: string): Doc {
  try {
    return EJSON.parse(text, { relaxed: true }) as Doc;
  } catch (error) {
    throw new Error(`${file} is not extended JSON.`, { cause: error });
  }
}

export const ENDINGS = { documents: '.bson', metadata: '.metadata.json', unfinished: '.part', zipped: '.gz' } as const;
