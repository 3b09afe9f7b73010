import { refuse } from '../errors.ts';
import { assign, parentOf, read, remove } from './place.ts';
import type { Doc } from '../bson/doc.ts';

/** `$rename`: moves a field, not out of or into arrays. */
export function rename(doc: Doc, from: string, to: string): void {
  if (from === to) refuse('BadValue', `The source and target field for $rename must differ: ${from}: "${to}"`);
  const source = parentOf(doc, from.split('.'), false);
  const value = source && read(source);
  if (!source || value === undefined) return;
  if (Array.isArray(source.holder)) refuse('BadValue', `The source field cannot be an array element, '${from}'`);
  remove(source);
  const target = parentOf(doc, to.split('.'), true);
  if (target) assign(target, value);
}
