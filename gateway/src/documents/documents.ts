import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../execution/json.ts';

/** Documents that were looked at before they are asked: clients send their id instead of their text. */
export interface TrustedDocuments {
  /** The text under an id, `sha256:` and 64 hexadecimal digits; null for an id that is not kept. */
  readonly find: (id: string) => string | null;
  readonly has: (text: string) => boolean;
  readonly texts: () => Iterable<string>;
}

export const documentIdOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Reads one file, a JSON object of ids and texts as code generators write it. The first wrong entry is named. */
function readFile(path: string): readonly (readonly [string, string])[] {
  const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(found)) throw new Error(`${path} holds no JSON object of ids and documents`);
  return Object.entries(found).map(([id, text]) => {
    if (typeof text !== 'string' || id !== documentIdOf(text)) {
      throw new Error(`${path}: ${id.slice(0, 80)} is not the SHA-256 of its document`);
    }
    return [id, text] as const;
  });
}

/** All documents in the JSON files of a folder, one file an app; none without a folder. */
export function readDocuments(folder: string | null): TrustedDocuments {
  const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));
  const known = new Map(files.sort().flatMap((name) => readFile(join(folder ?? '', name))));
  return {
    find: (id) => known.get(id) ?? null,
    has: (text) => known.has(documentIdOf(text)),
    texts: () => known.values(),
  };
}
