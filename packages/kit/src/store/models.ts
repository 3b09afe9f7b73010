import { type Connection, type Model, Schema } from 'mongoose';
import { type AnyCollection, declarationOf } from '../collection/collection.ts';
import { type AnyReference, referenceOf } from '../collection/reference.ts';
import { halvesOf } from '../seal/sealed-schema.ts';
import { observed } from '../telemetry/observed.ts';
import { orderProblems } from './order-index.ts';
import type { Raw } from './raw.ts';

const own = {
  _id: { type: String },
  jurisdiction: { type: String, required: true, match: /^\d{12}$/ },
  grid: { type: String, match: /^(\d{15}|\d{18}|\d{21})$/ },
  version: { type: Number, required: true },
  path: { type: [String], required: true },
  createdAt: { type: Date, required: true },
  createdBy: { type: String, required: true },
};

const settled = (schema: Schema): Schema =>
  schema.set('versionKey', false).set('strict', 'throw').set('minimize', false);

/** A model whose collection shows in traces. */
function watched<T>(connection: Connection, name: string, schema: Schema): Model<T> {
  const model = connection.model<T>(name, schema, name);
  observed(model.collection, { database: connection.name, collection: name });
  return model;
}

/** The model behind a collection. It never leaves the kit. */
export function modelOf(connection: Connection, handle: AnyCollection): Model<Raw> {
  const { schema, options } = declarationOf(handle);
  const { sealed = [] } = options;
  const lying = sealed.length > 0 ? halvesOf(handle.name, schema, sealed).lying : schema.clone();
  const whole = settled(lying).add(own);
  if (!options.inner) whole.index({ path: 1, _id: 1 });
  if (sealed.length > 0)
    whole
      .add({ sealedBy: { type: String }, sealedFields: { type: Schema.Types.Mixed } })
      .index({ sealedBy: 1, _id: 1 });
  if (options.lookups) whole.add({ blind: { type: Schema.Types.Mixed } }).index({ blind: 1, _id: 1 });
  if (options.grams) whole.add({ search: { type: [String] } }).index({ search: 1, _id: 1 });
  const problems = orderProblems(
    whole.indexes().map(([keys]) => keys),
    options.orders ?? {},
  );
  if (problems.length > 0) throw new Error(`${handle.name}: ${problems.join('; ')}`);
  return watched<Raw>(connection, handle.name, whole);
}

export interface RawReference {
  readonly _id: string;
  readonly version: number;
}

/** The model behind reference data. */
export function referenceModelOf(connection: Connection, handle: AnyReference): Model<RawReference> {
  const { schema, options } = referenceOf(handle);
  const own = { _id: { type: String }, version: { type: Number, required: true } };
  const whole: Schema = settled(schema.clone()).add(own);
  if (options.grams) whole.add({ search: { type: [String] } }).index({ search: 1, _id: 1 });
  return watched<RawReference>(connection, handle.name, whole);
}
