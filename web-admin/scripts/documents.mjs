import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'graphql';

const source = new URL('../src/', import.meta.url);

/** Every question the console asks stands in a `queries.graphql` beside the page that asks it. */
export const documents = () =>
  readdirSync(source, { recursive: true })
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(new URL(file, source), 'utf8')) }));
