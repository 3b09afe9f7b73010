import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, isObjectType, parse, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { compose } from '../src/composition/compose.ts';
import { graphOf } from '../src/composition/graph.ts';
import { Failure } from '../src/failure.ts';
import { defaultLimits } from '../src/operation/limits.ts';
import { readVariables } from '../src/operation/variables.ts';

type Row = Readonly<Record<string, unknown>>;

/** What one subgraph knows: the values of its root fields, and the rows of its entities. */
export type Known = Readonly<Record<string, Row | readonly Row[]>>;

export interface Part {
  readonly name: string;
  readonly sdl: string;
  readonly known: Known;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => (isRow(found) ? found[key] : null), value);

/** Fills `={place} of {id}` from what is around it; everything else stands for itself. */
function filled(value: unknown, around: Row): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, around));
  if (isRow(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, around)]));
  if (typeof value !== 'string' || !value.startsWith('=')) return value;
  return value.slice(1).replace(/\{([\w.]+)\}/g, (_, path: string) => String(at(around, path) ?? null));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The row a reference names: the first that contradicts it nowhere. */
function rowFor(rows: readonly Row[], reference: Row): Row | null {
  const found = rows.find((row) =>
    Object.keys(row).every((key) => !(key in reference) || key === '__typename' || isSame(row[key], reference[key])),
  );
  return found ? { ...reference, ...found } : null;
}

/** A subgraph that knows what its data say. */
function schemaOf({ sdl, known }: Part, count: () => number): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
  const resolve: GraphQLFieldResolver<Row | undefined, unknown> = (source, args: Row, _, { parentType, fieldName }) => {
    const isRoot = parentType.name === 'Query' || parentType.name === 'Mutation';
    const root = known[parentType.name];
    const value = isRoot && isRow(root) ? root[fieldName] : source?.[fieldName];
    const n = parentType.name === 'Mutation' ? count() : null;
    return filled(value, { ...source, ...args, n });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    const rows = known[type.name];
    if (Array.isArray(rows)) {
      const resolveReference = (reference: Row) => rowFor(rows as readonly Row[], reference);
      Object.assign(type, { resolveReference, extensions: { apollo: { subgraph: { resolveReference } } } });
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (!field.name.startsWith('_')) field.resolve = resolve;
  }
  return schema;
}

export interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly code: string; readonly path: readonly (string | number)[] }[];
  /** Refused whole. */
  readonly refused?: string;
}

/** Composes the parts and asks them one question, through the executor that serves a city. */
export async function askComposed(parts: readonly Part[], query: string): Promise<Answered> {
  const graph = graphOf(compose(parts), { limits: defaultLimits, isClosed: false, isUnguarded: true });
  let n = 0;
  const schemas = new Map(parts.map((part) => [part.name, schemaOf(part, () => (n += 1))]));
  try {
    const operation = graph.read(query, null);
    const { data, problems } = await graph.executor.execute(operation, {
      variables: readVariables(operation, {}, graph.schema),
      ask: async ({ service, body }) => {
        const { query: source, variables } = JSON.parse(body) as { query: string; variables?: Row };
        const schema = schemas.get(service);
        if (!schema) throw new Error(`no ${service}`);
        return JSON.parse(
          JSON.stringify(await graphql({ schema, source, variableValues: variables ?? {} })),
        ) as unknown;
      },
      onFault: (service, fault) => {
        throw new Error(`${service}: ${JSON.stringify(fault)}`);
      },
    });
    const errors = problems.map(({ code, path = [] }) => ({ code, path }));
    return { data: JSON.parse(data) as unknown, ...(errors.length > 0 ? { errors } : {}) };
  } catch (error) {
    if (error instanceof Failure) return { refused: error.problems[0]?.code ?? '' };
    throw error;
  }
}
