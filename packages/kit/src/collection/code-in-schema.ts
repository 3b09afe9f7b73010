import type { Schema } from 'mongoose';

interface Inside {
  readonly plugins: readonly { readonly opts?: { readonly deduplicate?: boolean } }[];
  readonly s: { readonly hooks: { readonly _pres: Map<string, unknown>; readonly _posts: Map<string, unknown> } };
}

type Options = Readonly<Record<string, unknown>>;

const isOptions = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

// Every function but a type is called with the document, and its constructor is the model.
function isCode([key, value]: readonly [string, unknown]): boolean {
  if (typeof value === 'function') return key !== 'type';
  if (Array.isArray(value)) return value.some((each) => isCode([key, each]));
  return isOptions(value) && Object.entries(value).some(isCode);
}

/** Names everything in a schema, and in the schemas inside it, that would run and so see the model behind it. */
export function codeIn(schema: Schema): readonly string[] {
  const { plugins, s } = schema as unknown as Inside;
  // Mongoose adds its own hooks at compile time, so a schema fresh from a model file has none.
  const hooks = [...s.hooks._pres.keys(), ...s.hooks._posts.keys()];
  const named = [schema.methods, schema.statics, schema.query].flatMap((each) => Object.keys(each));
  const computed = Object.entries(schema.virtuals as Record<string, { getters?: unknown[]; setters?: unknown[] }>)
    .filter(([, { getters = [], setters = [] }]) => getters.length + setters.length > 0)
    .map(([name]) => name);
  // Mongoose puts a plugin of its own on the schema inside a list, and marks it so; any other was brought.
  const brought = plugins.filter(({ opts }) => !opts?.deduplicate).map(() => 'a plugin');
  const found: string[] = [...named, ...hooks, ...computed, ...brought];
  schema.eachPath((path, { options }) => {
    if (Object.entries(options as Options).some(isCode)) found.push(path);
  });
  return [...found, ...schema.childSchemas.flatMap(({ schema: inner }) => codeIn(inner as Schema))];
}
