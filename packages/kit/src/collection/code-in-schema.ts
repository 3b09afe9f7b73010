import type { Schema } from 'mongoose';

interface Inside {
  readonly plugins: readonly unknown[];
  readonly s: { readonly hooks: { readonly _pres: Map<string, unknown>; readonly _posts: Map<string, unknown> } };
}

/** Names everything in a schema that would run, and so see the model behind it. */
export function codeIn(schema: Schema): readonly string[] {
  const { plugins, s } = schema as unknown as Inside;
  // Mongoose adds its own hooks at compile time, so a schema fresh from a model file has none.
  const hooks = [...s.hooks._pres.keys(), ...s.hooks._posts.keys()];
  const named = [schema.methods, schema.statics, schema.query].flatMap((each) => Object.keys(each));
  const found: string[] = [...named, ...hooks, ...plugins.map(String)];
  schema.eachPath((path, { options }) => {
    const { validate, get, set, default: initial, required } = options as Record<string, unknown>;
    // `this` of such a function is the document, and its constructor the model.
    const functions = [
      validate,
      get,
      set,
      typeof initial === 'function' && initial,
      typeof required === 'function' && required,
    ];
    if (functions.some(Boolean)) found.push(path);
  });
  return found;
}
