import { type Connection, type Model, mongo, type Schema, type SchemaType } from 'mongoose';

type Fields = Readonly<Record<string, unknown>>;

/** Gives values the types a schema says, and refuses what does not fit, as Mongoose does for a document. */
export interface Shape {
  /** A whole row: default values come, what is required is there. */
  whole(fields: Fields): Promise<Fields>;
  /** Some fields of a row, as a change sets them. */
  some(fields: Fields): Promise<Fields>;
}

// What a type does to one value; the words are Mongoose's own.
type Plain = SchemaType & {
  applySetters(value: unknown, scope: object): unknown;
  doValidateSync(value: unknown, scope: object): Error | undefined;
  getDefault(scope: object): unknown;
};

const plainTypes = new Set(['String', 'Number', 'Date', 'Boolean', 'Mixed', 'Buffer']);

/** The type of a field that holds one value and no others inside it. */
function plainAt(schema: Schema, field: string): Plain | null {
  const type = schema.path(field) as Plain | undefined;
  return type && plainTypes.has(type.instance) ? type : null;
}

function cast(type: Plain, value: unknown, scope: object): unknown {
  const found = value === null || value === undefined ? value : type.applySetters(value, scope);
  const wrong = type.doValidateSync(found, scope);
  if (wrong) throw wrong;
  // Mongoose wraps bytes; the driver takes them as they are.
  return found instanceof Uint8Array ? Buffer.from(found) : found;
}

const unwrapped = (value: unknown): unknown => {
  if (Array.isArray(value)) return Array.from(value, unwrapped);
  const { toObject } = (value ?? {}) as { toObject?: () => unknown };
  return typeof toObject === 'function' && !(value instanceof mongo.Binary) ? toObject.call(value) : value;
};

const topOf = (path: string): string => path.split('.')[0] ?? path;

/** Fields of one value go straight through their types, ten times as fast as a document; the others through a model. */
export function shapeOf(connection: Connection, name: string, schema: Schema): Shape {
  const model = connection.model(`${name} as it is`, schema, name) as unknown as Model<Fields>;
  const fields = [...new Set(Object.keys(schema.paths).map(topOf))];
  const types = new Map(fields.map((field) => [field, plainAt(schema, field)]));
  const isPlain = [...types.values()].every((type) => type !== null);
  return {
    async whole(given) {
      if (!isPlain) {
        const document = new model(given);
        await document.validate();
        return document.toObject() as Fields;
      }
      const unknown = Object.keys(given).find((field) => !types.has(field));
      if (unknown !== undefined) throw new Error(`${name} has no field ${unknown}`);
      const found: Record<string, unknown> = {};
      for (const [field, type] of types) {
        const value = type && given[field] === undefined ? type.getDefault(given) : given[field];
        const own = type ? cast(type, value, given) : value;
        if (own !== undefined) found[field] = own;
      }
      return found;
    },
    async some(given) {
      const found: Record<string, unknown> = {};
      const others: string[] = [];
      for (const [field, value] of Object.entries(given)) {
        const type = types.get(field);
        if (type) found[field] = cast(type, value, given);
        else if (value === null || value === undefined) found[field] = value;
        else others.push(field);
      }
      if (others.length === 0) return found;
      const part = Object.fromEntries(others.map((field) => [field, given[field]]));
      const validated = (await model.validate(part, others)) as Fields;
      return { ...found, ...Object.fromEntries(others.map((field) => [field, unwrapped(validated[field])])) };
    },
  };
}
