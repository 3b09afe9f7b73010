import { createHmac, timingSafeEqual } from 'node:crypto';
import { fail } from '../errors.ts';

/** Where a page ended: the value of the ordering field, and the id. */
export interface Mark {
  readonly value: unknown;
  readonly id: string;
}

const plain = ({ value, id }: Mark): string =>
  JSON.stringify([value instanceof Date ? { at: value.getTime() } : (value ?? null), id]);

const stamp = (text: string, list: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(list).update('\n').update(text).digest().subarray(0, 16);

/** Opaque to whoever holds it, and good for one list only: `list` names collection, caller, filter and order. */
export function writeCursor(mark: Mark, list: string, secret: string): string {
  const text = plain(mark);
  return Buffer.concat([stamp(text, list, secret), Buffer.from(text)]).toString('base64url');
}

/** Refuses a cursor of another list, another caller, or one that was touched. */
export function readCursor(cursor: string, list: string, secret: string): Mark {
  const bytes = Buffer.from(cursor, 'base64url');
  const text = bytes.subarray(16).toString();
  if (bytes.length < 18 || !timingSafeEqual(bytes.subarray(0, 16), stamp(text, list, secret)))
    fail('CURSOR_INVALID', { field: 'after' });
  const [value, id] = JSON.parse(text) as [unknown, string];
  const at = typeof value === 'object' && value !== null ? (value as { at: number }).at : null;
  return { value: at === null ? value : new Date(at), id };
}
