import { type FieldClass, opens } from '@linli/contract';
import type { Row } from '../collection/collection.ts';
import { mask } from '../graph/mask.ts';
import { placeOf } from '../store/raw.ts';
import type { Context } from './context.ts';
import { insideOf } from './inside-context.ts';

interface Masked {
  readonly entity: string;
  readonly field: string;
  readonly shape: string;
  readonly fieldClass: string;
  readonly row: unknown;
  /** Whether a mask can stand for it: a text. */
  readonly isText: boolean;
  read(): unknown;
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'id' in value && 'jurisdiction' in value && 'version' in value;

const isStaff = ({ viewer }: Context): boolean =>
  viewer.home !== null && viewer.roles.some((role) => role !== 'resident');

function mayOpen(context: Context, { entity, fieldClass }: Masked, row: Row): boolean {
  const { viewer } = context;
  if (fieldClass === 'P1') return isStaff(context);
  const { purpose, roles } = viewer;
  if (!purpose || !opens(purpose, roles, fieldClass as FieldClass)) return false;
  const link = insideOf(context).engine.subgraph.links?.[purpose]?.[entity];
  // A purpose nobody connected with this kind of record is no reason to read it.
  return link?.(row, viewer) === true;
}

/**
 * A masked field as this viewer sees it: hidden, unless class, role, purpose and the record's own link all open it;
 * from P2 on the journal says so first. A value that belongs to no record stays hidden, because no line could name it.
 */
export async function unmask(context: Context, masked: Masked): Promise<unknown> {
  const { entity, field, row, shape, fieldClass, isText } = masked;
  const isOpen = isRow(row) && mayOpen(context, masked, row);
  // Stars are a text: bytes, numbers and times that are hidden are not there at all, nor fetched.
  if (!isOpen && !isText) return null;
  const value = await masked.read();
  if (value === null || value === undefined) return null;
  if (!isOpen) return mask(shape, value);
  if (fieldClass !== 'P1') {
    await insideOf(context).reveals.note({ entity, field, subject: row.id, place: placeOf(row), version: row.version });
  }
  return value;
}
