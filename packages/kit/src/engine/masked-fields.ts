import type { GraphQLSchema } from 'graphql';
import { type AnyCollection, declarationOf, type Declared } from '../collection/collection.ts';
import { maskedOf } from '../graph/guard.ts';

/** The fields a search reads, found by letting it read a row that holds nothing. */
function searchedBy({ grams }: Declared['options']): readonly string[] {
  const read: string[] = [];
  const row = new Proxy({}, { get: (_, field) => void read.push(String(field)) });
  try {
    grams?.(row as never);
  } catch {
    // It reached into a field that is empty here; what it read until then is known.
  }
  return read;
}

/** What a collection would show of a masked field by another way: in public, in the order of a list, by a search. */
function leaks(options: Declared['options'], masked: ReadonlySet<string>): readonly string[] {
  const ways = {
    public: options.public ?? [],
    orders: Object.values(options.orders ?? {}).flatMap((order) => Object.keys(order)),
    grams: searchedBy(options),
  };
  return Object.entries(ways).flatMap(([way, fields]) =>
    fields.filter((field) => masked.has(field)).map((field) => `${way}: ${field}`),
  );
}

/** The masked and sealed fields of each collection. One that is masked and yet told in another way stops the start. */
export function maskedFields(
  schema: GraphQLSchema,
  collections: readonly AnyCollection[],
): (source: AnyCollection) => ReadonlySet<string> {
  const byName = new Map<string, ReadonlySet<string>>();
  for (const source of collections) {
    const { options } = declarationOf(source);
    const masked = new Set([...maskedOf(schema, options.entity), ...(options.sealed ?? [])]);
    const found = leaks(options, masked);
    if (found.length > 0) throw new Error(`${source.name} tells what is masked: ${found.join(', ')}`);
    byName.set(source.name, masked);
  }
  return ({ name }) => byName.get(name) ?? new Set();
}
