import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildASTSchema, Kind, parse } from 'graphql';
import { expandPaged, isHidden } from './paged.mjs';

const folder = new URL('../../subgraphs/', import.meta.url);
const subgraphs = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/schema.graphql`, folder)));
const common = `
  scalar DateTime
  scalar Date
  scalar Base64
  input DateRange { from: Date! until: Date! }
  type SmallCount { value: Int fewerThan: Int }
`;

const plain = ({ directives: _, ...node }) => node;

/** One type out of the parts several subgraphs hold: fields and values joined by name, the first one wins. */
function joined(parts) {
  const union = (key) => [
    ...new Map(
      parts
        .flatMap((part) => part[key] ?? [])
        .toReversed()
        .map((x) => [x.name?.value, x]),
    ).values(),
  ];
  const [first] = parts;
  const lists = ['fields', 'values'].filter((key) => parts.some((part) => part[key]?.length));
  const kind = first.kind.replace('Extension', 'Definition');
  return { ...plain(first), kind, ...Object.fromEntries(lists.map((key) => [key, union(key)])) };
}

function expandedType(definition, found) {
  if (!definition.fields) return definition;
  const fields = definition.fields
    .filter((field) => !isHidden(field))
    .map((field) => {
      const { node, types } = expandPaged(field);
      found.push(...types);
      return { ...plain(node), arguments: (node.arguments ?? []).map(plain) };
    });
  return { ...definition, fields };
}

const readSubgraph = (name) => readFileSync(new URL(`${name}/schema.graphql`, folder), 'utf8');

/** The API as a client sees it: the contracts of the subgraphs joined, lists as connections, no directives. */
export function apiSchema(texts = subgraphs.map(readSubgraph)) {
  const found = [];
  const definitions = [common, ...texts]
    .flatMap((text) => parse(text).definitions)
    .filter(({ kind, name }) => name && kind !== Kind.DIRECTIVE_DEFINITION)
    .map((definition) => expandedType(definition, found));
  return build([...definitions, ...found]);
}

function build(definitions) {
  const byName = new Map();
  for (const part of definitions) byName.set(part.name.value, [...(byName.get(part.name.value) ?? []), part]);
  const types = [...byName.values()].map(joined);
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: types }, { assumeValidSDL: true });
}
