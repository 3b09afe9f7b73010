import type { KeyObject } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type AnyCollection, declarationOf } from '../collection/collection.ts';
import type { FieldKeys } from './field-keys.ts';
import { type Sealer, sealerOf } from './sealer.ts';

/** What a service must hold to seal its fields and to find rows by them. */
export interface Secrets {
  readonly fieldKeys: FieldKeys;
  /** The key of the blind index; another one than any that seals. */
  readonly blindKey: KeyObject;
}

/** Whether a collection needs secrets at all. */
export function isSecret(handle: AnyCollection): boolean {
  const { sealed = [] } = declarationOf(handle).options;
  return sealed.length > 0;
}

/** The sealer of a collection, or null for one that seals nothing. A service that seals does not start without keys. */
export function sealerFor(connection: Connection, handle: AnyCollection, secrets: Secrets | null): Sealer | null {
  if (!isSecret(handle)) return null;
  if (!secrets) throw new Error(`${handle.name} seals fields: set LINLI_FIELD_KEYS and LINLI_BLIND_KEY`);
  const { fieldKeys: keys } = secrets;
  return sealerOf(connection, declarationOf(handle), { service: connection.name, collection: handle.name, keys });
}
