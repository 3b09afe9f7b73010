import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Asker } from './callers.ts';
import type { StillCity } from './still-city.ts';

/** Real values of the world, by what they are. */
export interface Pool {
  /** Ids, codes and tokens by the type they belong to. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Cursors by caller and field. */
  readonly cursors: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

/** What an entity is called by. */
export const keyNames = ['id', 'code', 'token'] as const;

type Field = GraphQLField<unknown, unknown>;

const isAskable = ({ args }: Field): boolean =>
  args.some(({ name }) => name === 'first') &&
  args.every(({ name, type, defaultValue }) => name === 'first' || !isNonNullType(type) || defaultValue !== undefined);

function nodeOf(field: Field): GraphQLObjectType | null {
  const page = getNamedType(field.type);
  if (!isObjectType(page)) return null;
  const node = getNamedType((page.getFields()['nodes'] ?? field).type);
  return isObjectType(node) ? node : null;
}

const keyOf = (type: GraphQLObjectType): string | null =>
  keyNames.find((name) => type.getFields()[name] && !isCompositeType(getNamedType(type.getFields()[name]?.type))) ??
  null;

interface Edge {
  readonly cursor: string;
  readonly node: { readonly key?: string };
}

/** The first of a list, as one caller sees it. */
async function listed(city: StillCity, { token, actingAt }: Asker, field: Field, key: string | null) {
  const query = `{ list: ${field.name}(first: 60) { edges { cursor node { ${key ? `key: ${key}` : '__typename'} } } } }`;
  const { data } = await city.ask({ query }, { token: await token(), ...(actingAt ? { actingAt } : {}) });
  const edges = (data as { readonly list?: { readonly edges: readonly Edge[] } } | null | undefined)?.list?.edges ?? [];
  return {
    keys: edges.flatMap(({ node }) => node.key ?? []),
    cursors: edges.slice(0, 3).map(({ cursor }) => cursor),
  };
}

/** Places inside, beside, above and below the callers, and some that are none. */
const codes: readonly string[] = [
  '340111000000',
  '340111',
  '340111400000',
  '340111400001',
  '340111400001001',
  '340111400002',
  '340111401000',
  '340103000000',
  '340103009001',
  '340103009001001',
  '340100000000',
  '110101000000',
  '999999999999',
];

/** Everything the callers can list, gathered through the gateway: what operations are then asked with. */
export async function poolOf(
  city: StillCity,
  { schema, askers, words }: { schema: GraphQLSchema; askers: readonly Asker[]; words: readonly string[] },
): Promise<Pool> {
  const keys = new Map<string, string[]>();
  const cursors = new Map<string, string[]>();
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(isAskable);
  for (const asker of askers) {
    for (const field of fields) {
      const node = nodeOf(field);
      if (!node) continue;
      const found = await listed(city, asker, field, keyOf(node));
      keys.set(node.name, [...new Set([...(keys.get(node.name) ?? []), ...found.keys])]);
      cursors.set(`${asker.name} ${field.name}`, found.cursors);
    }
  }
  return { keys, cursors, words, codes };
}
