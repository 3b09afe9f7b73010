import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

/** Fields that may come with every command. */
export const GENERIC: ReadonlySet<string> = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'autocommit',
  'comment',
  'lsid',
  'maxTimeMS',
  'readConcern',
  'startTransaction',
  'txnNumber',
  'writeConcern',
]);

/** Checks what comes with every command and nobody else looks at. */
export function checkGeneric({ apiVersion }: Doc): void {
  if (apiVersion !== undefined && apiVersion !== '1')
    refuse('APIVersionError', `API version must be "1", not "${String(apiVersion)}"`);
}
