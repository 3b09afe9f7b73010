import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errors, events, permissions } from '@linli/contract';

const root = fileURLToPath(new URL('../../', import.meta.url));

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() && /\.(ts|graphql)$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );

const services = ['kit', 'embedded-db', 'dev-identity', 'imports'].map((name) => `packages/${name}/src`);
const subgraphs = readdirSync(join(root, 'subgraphs')).map((name) => `subgraphs/${name}`);
const folders = [...services, ...subgraphs.map((name) => `${name}/src`), 'gateway/src'];
const contracts = subgraphs.map((name) => readFileSync(join(root, name, 'schema.graphql'), 'utf8')).join('\n');
const code = folders
  .flatMap(filesBelow)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const unused = (words: readonly string[], text: string): readonly string[] =>
  words.filter((word) => !text.includes(`'${word}'`) && !text.includes(`"${word}"`));

describe('the tables of the contract', () => {
  it('hold no error that nobody is ever told', () => {
    expect(unused(Object.keys(errors), code)).toEqual([]);
  });

  it('hold no event that nothing tells', () => {
    expect(unused(Object.keys(events), code)).toEqual([]);
  });

  it('hold no permission that opens nothing', () => {
    expect(unused(Object.keys(permissions), contracts + code)).toEqual([]);
  });
});
