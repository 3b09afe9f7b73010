import type { Connection, Model, Schema, SchemaType } from 'mongoose';
import { mould } from './mould.ts';

type Fields = Readonly<Record<string, unknown>>;

const nothing: ReadonlySet<string> = new Set();

/** Gives values the types a schema says, and refuses what does not fit, as Mongoose does for a document. */
export interface Shape {
  /** A whole row: default values come, what is required is there. `over` goes before `fields`, `without` counts for none. */
  whole(fields: Fields, over?: Fields, without?: ReadonlySet<string>): Promise<Record<string, unknown>>;
  /** Some fields of a row, as a change sets them. */
  some(fields: Fields): Promise<Fields>;
}

// What a type does to one value; the words are Mongoose's own.
type Plain = Omit<SchemaType, 'validators'> & {
  readonly defaultValue?: unknown;
  readonly embeddedSchemaType?: Plain;
  readonly validators: readonly { readonly type?: string; readonly regexp?: RegExp }[];
  readonly setters: readonly unknown[];
  applySetters(value: unknown, scope: object): unknown;
  doValidateSync(value: unknown, scope: object): Error | undefined;
  getDefault(scope: null): unknown;
};

const plainTypes = new Set(['String', 'Number', 'Date', 'Boolean', 'Mixed', 'Buffer']);

const isPlain = (type: Plain): boolean => {
  if (type.instance !== 'Array') return plainTypes.has(type.instance);
  const { embeddedSchemaType: inner } = type;
  return inner !== undefined && plainTypes.has(inner.instance) && inner.validators.length === 0;
};

// Mongoose wraps lists and bytes; the driver takes them as they are.
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, unwrapped);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

type Test = (value: unknown) => boolean;

const never: Test = () => false;

// Sealed values and hashes are mixed: whatever they are, they lie as they are.
const tests: Readonly<Record<string, Test>> = {
  String: (value) => typeof value === 'string' && value !== '',
  Number: (value) => Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  Mixed: () => true,
};

/** Whether a value has its type already and needs nothing more, as nearly all do: asked in place of Mongoose. */
function settledTest({ instance, validators, setters, embeddedSchemaType: inner }: Plain): Test {
  if (setters.length > 0) return never;
  const patterns = validators.flatMap(({ regexp }) => (regexp ? [regexp] : []));
  const others = validators.filter(({ type, regexp }) => type !== 'required' && !regexp);
  const own = tests[instance] ?? never;
  if (others.length > 0 || (instance === 'Mixed' && validators.length > 0)) return never;
  if (instance === 'Array' && inner && patterns.length === 0) {
    const each = settledTest(inner);
    return (value) => Array.isArray(value) && value.every(each);
  }
  if (patterns.length === 0) return own;
  return instance === 'String' ? (value) => own(value) && patterns.every((one) => one.test(value as string)) : never;
}

/** A field that holds one value, or a list of such. */
interface Field {
  readonly type: Plain;
  readonly isSettled: Test;
  readonly hasDefault: boolean;
  readonly isNeeded: boolean;
}

const fieldOf = (type: Plain): Field => ({
  type,
  isSettled: settledTest(type),
  hasDefault: type.defaultValue !== undefined,
  isNeeded: type.validators.some((each) => each.type === 'required'),
});

function cast({ type, isSettled, isNeeded }: Field, value: unknown, scope: object): unknown {
  if (isSettled(value) || (value === undefined && !isNeeded)) return value;
  const isNothing = value === null || value === undefined;
  const inner = type.embeddedSchemaType;
  const isList = inner && Array.isArray(value);
  const found = isList
    ? value.map((each: unknown) => unwrapped(inner.applySetters(each, scope)))
    : isNothing
      ? value
      : unwrapped(type.applySetters(value, scope));
  const wrong = type.validators.length > 0 ? type.doValidateSync(found, scope) : undefined;
  if (wrong) throw wrong;
  return found;
}

const topOf = (path: string): string => path.split('.')[0] ?? path;

/** The types of fields that hold one value, or a list of such; null for those that have others inside. */
function typesOf(schema: Schema): ReadonlyMap<string, Field | null> {
  const fields = new Set(Object.keys(schema.paths).map(topOf));
  const typeOf = (field: string): Field | null => {
    const type = schema.path(field) as unknown as Plain | undefined;
    return type && isPlain(type) ? fieldOf(type) : null;
  };
  return new Map([...fields].map((field) => [field, typeOf(field)]));
}

const only = (given: Fields, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.filter((field) => field in given).map((field) => [field, given[field]]));

/** Plain fields go straight through their types, many times as fast as a document; the others through a document. */
export function shapeOf(connection: Connection, name: string, schema: Schema): Shape {
  const types = typesOf(schema);
  const plain = [...types].flatMap(([field, type]) => (type ? [[field, type] as const] : []));
  const nested = [...types].flatMap(([field, type]) => (type ? [] : [field]));
  const model =
    nested.length > 0
      ? (connection.model(
          `${name} ${nested.join()}`,
          schema.pick(nested).set('_id', false),
          name,
        ) as unknown as Model<unknown>)
      : null;
  const document = async (given: Fields, paths?: readonly string[]): Promise<Fields> => {
    if (!model) return {};
    const made = new model(given);
    await made.validate(paths ? [...paths] : undefined);
    return made.toObject() as Fields;
  };
  const made = mould();
  return {
    async whole(given, over = {}, without = nothing) {
      for (const field in given) if (!types.has(field)) throw new Error(`${name} has no field ${field}`);
      const fields: string[] = [];
      const values: unknown[] = [];
      for (const [field, type] of plain) {
        if (without.has(field)) continue;
        const said = field in over ? over[field] : given[field];
        const value = said === undefined && type.hasDefault ? type.type.getDefault(null) : said;
        const own = cast(type, value, given);
        if (own === undefined) continue;
        fields.push(field);
        values.push(own);
      }
      const found = made(fields, values);
      const inner = nested.filter((field) => !without.has(field));
      return inner.length > 0 ? { ...found, ...(await document(only(given, inner))) } : found;
    },
    async some(given) {
      const found: Record<string, unknown> = {};
      const others: string[] = [];
      for (const [field, value] of Object.entries(given)) {
        const type = types.get(field);
        if (type === undefined) throw new Error(`${name} has no field ${field}`);
        if (value === undefined) continue;
        if (type) found[field] = cast(type, value, given);
        else if (value === null) found[field] = null;
        else others.push(field);
      }
      if (others.length === 0) return found;
      return { ...found, ...only(await document(only(given, others), others), others) };
    },
  };
}
