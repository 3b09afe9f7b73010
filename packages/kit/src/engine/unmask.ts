import { asksWhy, type FieldClass, opens, type PurposeCode } from '@linli/contract';
import { districtOf } from '@linli/vocabulary';
import type { Row } from '../collection/collection.ts';
import { mask } from '../graph/mask.ts';
import { placeOf } from '../store/raw.ts';
import type { Viewer } from '../viewer.ts';
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

const higher = { P1: 'P2', P2: 'P3', P3: 'P4', P4: 'P4' } as const;
type Class = keyof typeof higher;

/** The class of a field of this row: one higher where the row is raised, or does not say. */
function classOf(context: Context, { entity, fieldClass }: Masked, row: Row): Class {
  const own = fieldClass in higher ? (fieldClass as Class) : 'P4';
  const raised = insideOf(context).engine.raisedOf(entity);
  try {
    return raised?.(row, context.now) ? higher[own] : own;
  } catch {
    return higher[own];
  }
}

/** The purpose of a viewer that opens this class to them: with a case or a reason, where it asks for one. */
function openingPurpose({ purpose, roles, why }: Viewer, fieldClass: FieldClass): PurposeCode | null {
  if (!purpose || !opens(purpose, roles, fieldClass)) return null;
  return asksWhy(purpose) && !why ? null : purpose;
}

/** By place and role, by purpose up to its class, by the record's own link, and by what the district left of the purpose. */
async function mayOpen(context: Context, masked: Masked, row: Row): Promise<boolean> {
  const fieldClass = classOf(context, masked, row);
  if (fieldClass === 'P1') return isStaff(context);
  const { viewer, now } = context;
  // What is sealed needs a purpose for the most sensitive, and a link that names this viewer.
  const needed = fieldClass === 'P4' ? 'P3' : fieldClass;
  const purpose = openingPurpose(viewer, needed);
  if (!purpose) return false;
  const { engine, policies } = insideOf(context);
  const link = engine.subgraph.links?.[purpose]?.[masked.entity]?.(row, viewer, now) ?? false;
  // A purpose nobody connected with this kind of record is no reason to read it.
  if (link !== 'P4' && (fieldClass === 'P4' || link !== true)) return false;
  return policies.leave(districtOf(placeOf(row)), { purpose, roles: viewer.roles, fieldClass: needed });
}

/**
 * A masked field as this viewer sees it: hidden, unless class, role, purpose and the record's own link all open it;
 * from P2 on the journal says so first. A value that belongs to no record stays hidden, because no line could name it.
 */
export async function unmask(context: Context, masked: Masked): Promise<unknown> {
  const { entity, field, row, shape, isText } = masked;
  const isOpen = isRow(row) && (await mayOpen(context, masked, row));
  // Stars are a text: bytes, numbers and times that are hidden are not there at all, nor fetched.
  if (!isOpen && !isText) return null;
  const value = await masked.read();
  if (value === null || value === undefined) return null;
  if (!isOpen) return mask(shape, value);
  if (classOf(context, masked, row) !== 'P1') {
    const about = insideOf(context).engine.aboutOf(entity, row);
    await insideOf(context).reveals.note({
      entity,
      field,
      subject: row.id,
      place: placeOf(row),
      version: row.version,
      about,
    });
  }
  return value;
}
