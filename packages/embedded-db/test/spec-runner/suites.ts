import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BSON } from 'mongodb';
import type { Document } from 'mongodb';

/** One file of a specification: what it needs, and its cases. */
export type Suite = { readonly name: string; readonly file: string; readonly content: Document };

// The specifications this server can be asked about; their folders are spelled with - or _.
const WANTED = [
  'crud',
  'transactions',
  'transactions-convenient-api',
  'sessions',
  'retryable-writes',
  'retryable-reads',
  'change-streams',
  'collection-management',
  'index-management',
  'run-command',
  'command-monitoring',
  'read-write-concern',
];

/** Every file in the unified format below a folder, by specification. */
export function suitesIn(folder: string): readonly Suite[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .toSorted()
    .flatMap((path) => {
      const parts = path.replaceAll('_', '-').split('/');
      const name = WANTED.find((wanted) => parts.includes(wanted));
      if (name === undefined) return [];
      const content: unknown = BSON.EJSON.parse(readFileSync(join(folder, path), 'utf8'), { relaxed: true });
      const isUnified = isRecord(content) && 'schemaVersion' in content && Array.isArray(content['tests']);
      return isUnified ? [{ name, file: parts.at(-1)?.replace('.json', '') ?? path, content }] : [];
    });
}

/** True for a document that is no value of BSON's own. */
export function isRecord(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !('_bsontype' in value)
  );
}
