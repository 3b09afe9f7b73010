// Writes src/schema.types.ts beside a contract: run in a subgraph's folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { type DocumentNode, Kind } from 'graphql';
import { expand } from '../graph/expand.ts';

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const objectNames = (document: DocumentNode): readonly string[] =>
  document.definitions.flatMap((each) => (each.kind === Kind.OBJECT_TYPE_DEFINITION ? [each.name.value] : []));

/** A type with a model of its name is stored as that; a connection is the kit's page of it. */
function mappersOf(document: DocumentNode, folder: string): Readonly<Record<string, string>> {
  const names = objectNames(document);
  const own = names.filter((name) => {
    const model = `${folder}/${kebab(name)}.model.ts`;
    return existsSync(model) && new RegExp(`export (type|interface) ${name}\\b`).test(readFileSync(model, 'utf8'));
  });
  const pages = names.filter((name) => name.endsWith('Connection')).map((name) => name.slice(0, -'Connection'.length));
  return {
    ...Object.fromEntries(own.map((name) => [name, `./${kebab(name)}.model.ts#${name} as Stored${name}`])),
    ...Object.fromEntries(
      pages.filter((name) => own.includes(name)).map((name) => [`${name}Connection`, `@linli/kit#Page<Stored${name}>`]),
    ),
  };
}

const config = (mappers: Readonly<Record<string, string>>) => ({
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  contextType: '@linli/kit#Context',
  mappers,
  // What has no model is made by a resolver, field by field or whole.
  defaultMapper: 'Partial<{T}>',
  scalars: {
    ID: { input: 'string', output: 'string' },
    DateTime: { input: 'Date', output: 'Date | string' },
    Date: { input: 'string', output: 'string' },
    Base64: { input: 'Buffer', output: 'Uint8Array' },
  },
  maybeValue: 'T | null | undefined',
  optionalResolveType: true,
  immutableTypes: true,
  skipTypename: true,
});

/** The types of a contract, as its resolvers see them. */
export async function typesOf(contract: string, folder: string): Promise<string> {
  const document = expand(contract);
  const text = await codegen({
    documents: [],
    filename: 'schema.types.ts',
    schema: document as never,
    config: config(mappersOf(document, folder)),
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript: typescript as never, resolvers: resolvers as never },
  });
  return text;
}

export async function writeTypes(): Promise<void> {
  const text = await typesOf(readFileSync('schema.graphql', 'utf8'), 'src');
  // Unchanged text keeps its time stamp, so that nothing is built again for it.
  const before = existsSync('src/schema.types.ts') ? readFileSync('src/schema.types.ts', 'utf8') : '';
  if (before !== text) writeFileSync('src/schema.types.ts', text);
}
