import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { cellsOf, importKinds, ofKind } from './import-kinds.mjs';
import { apiSchema } from './sdl.mjs';

const source = new URL('../src/', import.meta.url);

/** What every kind of import is asked alike is written once. */
const isTemplate = (file) => file.startsWith('imports/any-');

const read = (file) => readFileSync(new URL(file, source), 'utf8');

/** Every question the console asks stands in a `queries.graphql` beside the page that asks it. */
export function documents(schema = apiSchema()) {
  const files = readdirSync(source, { recursive: true })
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  const asked = files.filter((file) => !isTemplate(file)).map((file) => [file, read(file)]);
  const ofKinds = importKinds(schema).flatMap((kind) => [
    [`imports ${kind} cells`, cellsOf(schema, kind)],
    ...files.filter(isTemplate).map((file) => [`${file} ${kind}`, ofKind(read(file), kind)]),
  ]);
  return [...asked, ...ofKinds].map(([location, text]) => ({ location, document: parse(text) }));
}
