import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A key that fields are sealed with; its id lies beside every value it sealed. */
export interface FieldKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/** The keys of a city: the newest seals, all of them open. */
export interface FieldKeys {
  newest(): FieldKey;
  find(id: string): FieldKey | null;
  all(): readonly FieldKey[];
}

// An id is part of every sealed value and of what binds it to its place, where bars part the names.
const ids = /^[a-z0-9-]{1,16}$/;

const BYTES = 32;
// Words of keys that stand in examples and tests; production refuses them, and any key a person typed.
const samples = /development|change-?me|example|sample|secret|test/i;

const isSample = (bytes: Buffer): boolean => samples.test(bytes.toString('latin1')) || new Set(bytes).size < 12;

/** 32 bytes as base64. What looks like a sample is refused in production; the text is never quoted. */
export function secretFrom(text: string, production = false): KeyObject {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== BYTES || !/^[A-Za-z0-9+/_-]+=?$/.test(text)) throw new Error('holds no 32 bytes as base64');
  if (production && isSample(bytes)) throw new Error('is a sample secret');
  return createSecretKey(bytes);
}

/** `id:base64` a line or between commas, newest first. */
export function fieldKeysFrom(text: string, production = false): readonly FieldKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => {
      const at = each.indexOf(':');
      const id = each.slice(0, at);
      if (at < 0 || !ids.test(id)) throw new Error('names a key that is no id');
      return { id, secret: secretFrom(each.slice(at + 1), production) };
    });
  if (keys.length === 0) throw new Error('holds no key');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('names a key twice');
  return keys;
}

/** A ring that stays as it is. */
export function ringOf(keys: readonly FieldKey[]): FieldKeys {
  const [newest] = keys;
  if (!newest) throw new Error('A ring has at least one key');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { newest: () => newest, find: (id) => byId.get(id) ?? null, all: () => keys };
}

// A file is looked at again this often, in milliseconds, and at once for a key nobody knows yet.
const LOOKED = 1_000;
const FILE = 'file:';

/** A ring in a file, which may be given a new newest key while the service runs. A file that went bad changes nothing. */
function ringIn(path: string, production: boolean): FieldKeys {
  const read = () => ({
    at: statSync(path).mtimeMs,
    ring: ringOf(fieldKeysFrom(readFileSync(path, 'utf8'), production)),
  });
  let known = read();
  let looked = Date.now();
  const look = (isNow: boolean): FieldKeys => {
    if (!isNow && Date.now() - looked < LOOKED) return known.ring;
    looked = Date.now();
    try {
      if (statSync(path).mtimeMs !== known.at) known = read();
    } catch {
      // It is being written, or was taken away: what is known opens all that is sealed.
    }
    return known.ring;
  };
  return {
    newest: () => look(false).newest(),
    find: (id) => known.ring.find(id) ?? look(true).find(id),
    all: () => look(false).all(),
  };
}

/** The ring a setting names: the keys themselves, or `file:` and where they lie. */
export const fieldKeysAt = (text: string, production = false): FieldKeys =>
  text.startsWith(FILE) ? ringIn(text.slice(FILE.length), production) : ringOf(fieldKeysFrom(text, production));
