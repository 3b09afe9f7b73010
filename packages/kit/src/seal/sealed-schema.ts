import { Schema } from 'mongoose';

/** A schema parted in two: as rows lie, and what is sealed as it is in clear. */
export interface Halves {
  readonly lying: Schema;
  readonly clear: Schema;
}

/** Parts a schema. A sealed field in an index would sort or join by what nobody can read, and stops the start. */
export function halvesOf(name: string, schema: Schema, sealed: readonly string[]): Halves {
  const own = new Set(Object.keys(schema.paths).map((path) => path.split('.')[0] ?? path));
  const unknown = sealed.find((field) => !own.has(field));
  if (unknown !== undefined) throw new Error(`${name} seals ${unknown}, which it does not have`);
  const indexed = schema.indexes().flatMap(([keys]) => Object.keys(keys).map((path) => path.split('.')[0] ?? path));
  const found = sealed.find((field) => indexed.includes(field));
  if (found !== undefined) throw new Error(`${name} has an index on ${found}, which is sealed`);
  const clear = schema
    .pick([...sealed])
    .set('_id', false)
    .set('versionKey', false)
    .set('minimize', false);
  const lying = schema.clone();
  lying.remove([...sealed]);
  for (const field of sealed) lying.add({ [field]: Schema.Types.Mixed });
  return { lying, clear };
}
