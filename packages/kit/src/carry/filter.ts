import { fail } from '../errors.ts';
import { none } from '../opened.ts';
import { nodesWithin, type Viewer } from '../viewer.ts';

export type Filter = Readonly<Record<string, unknown>>;

/** Equality on the row's path: only after an equality does an index give the order of a list. */
export function scopeOf(viewer: Viewer, within?: string | null): Filter {
  const nodes = nodesWithin(viewer, within);
  if (nodes === 'EVERYWHERE') return {};
  const [only] = nodes;
  return { path: nodes.length === 1 ? only : { $in: [...nodes] } };
}

const isSpan = (value: object): value is { from?: unknown; until?: unknown } =>
  !(value instanceof Date) && Object.keys(value).every((key) => key === 'from' || key === 'until');

function condition(field: string, value: unknown): unknown {
  if (value === none) return null;
  if (Array.isArray(value)) return { $in: value };
  if (typeof value !== 'object' || value === null || value instanceof Date) return { $eq: value };
  if (!isSpan(value)) return fail('VALUE_INVALID', { field });
  const { from, until } = value;
  return {
    ...(from === undefined || from === null ? {} : { $gte: from }),
    ...(until === undefined || until === null ? {} : { $lt: until }),
  };
}

/** What a list asks for, as the database reads it. Masked fields are refused: a filter would answer what a mask hides. */
export function filterOf(where: object, masked: ReadonlySet<string>): Filter {
  const asked = Object.entries(where).filter(([, value]) => value !== undefined && value !== null);
  const hidden = asked.find(([field]) => masked.has(field));
  if (hidden) fail('FIELD_MASKED', { field: hidden[0] });
  return Object.fromEntries(asked.map(([field, value]) => [field === 'id' ? '_id' : field, condition(field, value)]));
}
