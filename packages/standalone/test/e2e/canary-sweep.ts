import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

const isFree = ({ args }: Field): boolean =>
  args.every(({ name, type, defaultValue }) => name === 'first' || !isNonNullType(type) || defaultValue !== undefined);

const given = ({ args }: Field, first: number): string =>
  args.some(({ name }) => name === 'first') ? `(first: ${first})` : '';

/** All there is to read of a type, so many objects deep; connections count for nothing. */
function everythingOf(type: GraphQLObjectType, depth: number, leftOut: ReadonlySet<string>): string {
  const words = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type);
    if (!isFree(field) || leftOut.has(`${type.name}.${field.name}`)) return [];
    if (!isCompositeType(of)) return [field.name];
    const deeper = /^(nodes|edges|node|pageInfo)$/.test(field.name) ? depth : depth - 1;
    if (deeper < 0 || !isObjectType(of) || field.name === 'edges') return [];
    return [`${field.name}${given(field, 3)} ${everythingOf(of, deeper, leftOut)}`];
  });
  return `{ __typename ${words.join(' ')} }`;
}

/** A question for every list of the graph, each about everything in it. */
export function sweepsOf(schema: GraphQLSchema, depth: number, leftOut: ReadonlySet<string>): readonly string[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(isFree);
  return fields.flatMap((field) => {
    const of = getNamedType(field.type);
    if (!isObjectType(of)) return [];
    return [`{ ${field.name}${given(field, 20)} ${everythingOf(of, depth, leftOut)} }`];
  });
}

/** The same of single things that are asked for by their id. */
export function nodesOf(
  schema: GraphQLSchema,
  depth: number,
  leftOut: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const of = getNamedType(field.type);
    const [id, ...more] = field.args;
    if (id?.name !== 'id' || more.length > 0 || !isObjectType(of)) return [];
    return [[of.name, `query ($id: ID!) { ${field.name}(id: $id) ${everythingOf(of, depth, leftOut)} }`] as const];
  });
}
