import type { KeyObject } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type AnyCollection, declarationOf } from '../collection/collection.ts';
import { type Blind, blindOf } from './blind.ts';
import type { FieldKeys } from './field-keys.ts';
import { type Sealer, sealerOf } from './sealer.ts';

/** What a service must hold to seal its fields and to find rows by them. */
export interface Secrets {
  readonly fieldKeys: FieldKeys;
  /** The key of the blind index; another one than any that seals. */
  readonly blindKey: KeyObject;
}

/** How a collection keeps its secrets; both null for one that has none. */
export interface Keeping {
  readonly sealer: Sealer | null;
  readonly blind: Blind | null;
}

/** Whether a collection needs secrets at all. */
export function isSecret(handle: AnyCollection): boolean {
  const { sealed = [], lookups } = declarationOf(handle).options;
  return sealed.length > 0 || lookups !== undefined;
}

/** What keeps a collection's secrets. A service that has some does not start without keys. */
export function keepingOf(connection: Connection, handle: AnyCollection, secrets: Secrets | null): Keeping {
  if (!isSecret(handle)) return { sealer: null, blind: null };
  if (!secrets) throw new Error(`${handle.name} seals fields: set LINLI_FIELD_KEYS and LINLI_BLIND_KEY`);
  const { fieldKeys: keys, blindKey } = secrets;
  const { name: collection } = handle;
  const declared = declarationOf(handle);
  const { sealed = [], lookups, formerlyClear = [] } = declared.options;
  const open = formerlyClear.find((field) => !sealed.includes(field));
  if (open !== undefined) throw new Error(`${collection} does not seal ${open}, which it says lay in clear formerly`);
  return {
    sealer: sealed.length > 0 ? sealerOf(connection, declared, { service: connection.name, collection, keys }) : null,
    blind: lookups ? blindOf(collection, lookups, blindKey) : null,
  };
}
