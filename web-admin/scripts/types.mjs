import { mkdirSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse, print, printSchema, visit } from 'graphql';
import { documents } from './documents.mjs';
import { importKinds, operationsOf } from './import-kinds.mjs';
import { apiSchema } from './sdl.mjs';

const target = new URL('../src/generated/', import.meta.url);
const scalars = { ID: 'string', DateTime: 'string', Date: 'string', Base64: 'string' };

/** The text of an operation with the fragments it reaches, and nothing else. */
function textOf(operation, fragments) {
  const reached = new Set();
  const walk = (node) =>
    visit(node, {
      FragmentSpread: ({ name }) => {
        if (reached.has(name.value)) return;
        reached.add(name.value);
        walk(fragments.get(name.value));
      },
    });
  walk(operation);
  return [operation, ...[...reached].map((name) => fragments.get(name))].map(print).join('\n');
}

const typedText = (fragments) => (operation) => {
  const name = operation.name.value;
  const kind = operation.operation === 'query' ? 'Query' : 'Mutation';
  const text = JSON.stringify(textOf(operation, fragments));
  return `export const ${name}: Operation<${name}${kind}, ${name}${kind}Variables> = { name: '${name}', text: ${text} };`;
};

async function types() {
  const schema = apiSchema();
  const found = documents(schema);
  const definitions = found.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.filter((d) => d.kind === 'FragmentDefinition').map((d) => [d.name.value, d]));
  const asked = definitions.filter((d) => d.kind === 'OperationDefinition');
  const generated = await codegen({
    filename: 'api.ts',
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: found,
    config: { scalars, strictScalars: true, enumsAsTypes: true, immutableTypes: true, skipTypename: true },
    pluginMap: { operations },
    plugins: [{ operations: {} }],
  });
  const head = "import type { Operation } from '../operation.ts';\n";
  const names = asked.map(({ name }) => name.value);
  const kinds = importKinds(schema).map((kind) => operationsOf(names, kind));
  const imports = ['export const importKinds = {', ...kinds, '} as const;\n'];
  return [head, generated, ...asked.map(typedText(fragments)), ...imports].join('\n');
}

mkdirSync(target, { recursive: true });
writeFileSync(new URL('api.ts', target), await types());
