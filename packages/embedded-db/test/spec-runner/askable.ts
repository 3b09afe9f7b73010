import { assertions } from './assertions.ts';
import { KINDS } from './entities.ts';
import { NAMES } from './operations.ts';
import { isRecord } from './suites.ts';
import type { Document } from 'mongodb';
import type { Suite } from './suites.ts';

/** True when this driver and this runner know everything that a case is made of. */
export function isAskable({ content }: Suite, { operations }: Document): boolean {
  return (content['createEntities'] ?? []).every(isKnownEntity) && (operations ?? []).every(isKnownOperation);
}

function isKnownEntity(entity: Document): boolean {
  return Object.entries(entity).every(
    ([kind, spec]) => KINDS.has(kind) && !(isRecord(spec) && 'autoEncryptOpts' in spec),
  );
}

function isKnownOperation({ object, name, arguments: given = {} }: Document): boolean {
  const isKnown = object === 'testRunner' ? name in assertions : NAMES.has(name);
  return isKnown && (given.callback ?? []).every(isKnownOperation) && (given.entities ?? []).every(isKnownEntity);
}
