import { put } from '../bson/doc.ts';
import { compare } from '../bson/compare.ts';
import { keyText } from '../bson/encode-value.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { accumulated } from './accumulators.ts';
import { evaluator } from './expressions.ts';
import type { Doc } from '../bson/doc.ts';
import type { AccumulatedField, Accumulator } from './accumulators.ts';
import type { Compute, Variables } from './expressions.ts';

type Group = { readonly id: unknown; readonly parts: readonly Accumulator[] };

/** `$group`. */
export function group(spec: unknown, variables: Variables): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) refuse(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) refuse(15955, 'a group specification must include an _id');
  const identify = evaluator(spec['_id'], variables);
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, field]) => accumulated(name, field, variables));
  return (docs) => grouped(docs, identify, fields);
}

function* grouped(docs: Iterable<Doc>, identify: Compute, fields: readonly AccumulatedField[]): Iterable<Doc> {
  const groups = new Map<string, Group>();
  for (const doc of docs) {
    const id = identify(doc) ?? null;
    const key = typeof id === 'string' ? `"${id}` : keyText(id);
    let found = groups.get(key);
    if (!found) groups.set(key, (found = { id, parts: fields.map(({ make }) => make()) }));
    for (const [i, { compute }] of fields.entries()) found.parts[i]?.add(compute(doc));
  }
  for (const { id, parts } of groups.values()) yield finished(id, parts, fields);
}

function finished(id: unknown, parts: readonly Accumulator[], fields: readonly AccumulatedField[]): Doc {
  const made: Doc = { _id: id };
  for (const [i, { name }] of fields.entries()) put(made, name, parts[i]?.result());
  return made;
}

/** `$bucket`: groups by the stretch between two boundaries that a value falls into. */
export function bucket(spec: unknown, variables: Variables): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) refuse(40201, 'Argument to $bucket stage must be an object');
  const { groupBy, boundaries, default: rest, output = { count: { $sum: 1 } } } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    refuse(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (!isDoc(output)) refuse(40196, "The $bucket 'output' field must be an object");
  const compute = evaluator(groupBy, variables);
  const fields = Object.entries(output).map(([name, field]) => accumulated(name, field, variables));
  const place = (doc: Doc): unknown => {
    const value = compute(doc);
    const next = boundaries.findIndex((boundary: unknown) => compare(value, boundary) < 0);
    if (next > 0) return boundaries[next - 1] as unknown;
    if (rest === undefined)
      refuse(40066, '$switch could not find a matching branch for an input, and no default was specified.');
    return rest;
  };
  return (docs) => [...grouped(docs, place, fields)].sort((a, b) => compare(a['_id'], b['_id']));
}
