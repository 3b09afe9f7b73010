import { checkedCode } from '../checked-code.ts';
import { fail } from '../errors.ts';
import { none } from '../opened.ts';
import { nodesWithin, type Viewer } from '../viewer.ts';

export type Filter = Readonly<Record<string, unknown>>;

/** Equality on the row's path: only after an equality does an index give the order of a list. */
export function scopeOf(viewer: Viewer, within?: string | null): Filter {
  const nodes = nodesWithin(viewer, within ? checkedCode(within, 'within') : null);
  if (nodes === 'EVERYWHERE') return {};
  const [only] = nodes;
  return { path: nodes.length === 1 ? only : { $in: [...nodes] } };
}

// Arguments come from GraphQL without a prototype.
const isSpan = (value: object): value is { from?: unknown; until?: unknown } =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
  Object.keys(value).every((key) => key === 'from' || key === 'until');

const asked = (value: unknown): boolean => value !== undefined && value !== null;

/** A value that stands for itself. An object could be an operator, a pattern matches more than itself. */
function plain(field: string, value: unknown): unknown {
  const isPlain = typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array;
  return isPlain ? value : fail('VALUE_INVALID', { field });
}

function condition(field: string, value: unknown): unknown {
  if (value === none) return null;
  if (Array.isArray(value)) return { $in: value.map((each) => plain(field, each)) };
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array)
    return { $eq: value };
  if (!isSpan(value)) return fail('VALUE_INVALID', { field });
  const { from, until } = value;
  return {
    ...(asked(from) ? { $gte: plain(field, from) } : {}),
    ...(asked(until) ? { $lt: plain(field, until) } : {}),
  };
}

const isEmptySpan = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isSpan(value) && !asked(value.from) && !asked(value.until);

const kits = new Set(['path', 'search', 'blind', 'sealedFields', 'sealedBy']);

/** What a list asks for, as the database reads it. Masked fields are refused: a filter would answer what a mask hides. */
export function filterOf(where: object, masked: ReadonlySet<string>): Filter {
  const chosen = Object.entries(where).filter(([, value]) => asked(value) && !isEmptySpan(value));
  const hidden = chosen.find(([field]) => masked.has(field));
  if (hidden) fail('FIELD_MASKED', { field: hidden[0] });
  const foreign = chosen.find(([field]) => field.startsWith('$') || kits.has(field));
  if (foreign) throw new Error(`Nothing is asked by ${foreign[0]}, which is the kit's`);
  return Object.fromEntries(chosen.map(([field, value]) => [field === 'id' ? '_id' : field, condition(field, value)]));
}
