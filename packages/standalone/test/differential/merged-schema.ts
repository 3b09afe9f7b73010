import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLType,
} from 'graphql';
import { type Finder, resolverOf } from './monolith.ts';
import { type Field, ownFields, type Piece } from './pieces.ts';

type Typed = GraphQLInputType & GraphQLOutputType;

/** All the subgraphs as one executable schema, field by field; federation has no part in it. */
export function mergedSchema(pieces: readonly Piece[], finder?: Finder): GraphQLSchema {
  const resolver = resolverOf(pieces, finder);
  const made = new Map<string, GraphQLNamedType>();

  const again = (type: GraphQLType): Typed => {
    if (isNonNullType(type)) return new GraphQLNonNull(again(type.ofType) as never) as never;
    if (isListType(type)) return new GraphQLList(again(type.ofType)) as never;
    return named(type.name) as never;
  };

  const argumentsOf = (field: Field): GraphQLFieldConfigArgumentMap =>
    Object.fromEntries(
      field.args.map(({ name, type, defaultValue }) => [name, { type: again(type), defaultValue }] as const),
    );

  /** A field several subgraphs answer may be nothing as soon as one of them says so. */
  const loosest = (fields: readonly Field[]): GraphQLOutputType =>
    (fields.find(({ type }) => !isNonNullType(type)) ?? fields[0])?.type as GraphQLOutputType;

  function objectType(name: string): GraphQLObjectType {
    const fields = new Map<string, Field[]>();
    for (const { field } of pieces.flatMap((piece) => ownFields(piece, name)))
      fields.set(field.name, [...(fields.get(field.name) ?? []), field]);
    return new GraphQLObjectType({
      name,
      fields: () =>
        Object.fromEntries(
          [...fields].map(([field, all]) => {
            const type = again(loosest(all));
            return [field, { type, args: argumentsOf(all[0] as Field), resolve: resolver(name, field, type) as never }];
          }),
        ),
    });
  }

  function make(name: string): GraphQLNamedType {
    const all = pieces.flatMap(({ schema }) => schema.getType(name) ?? []);
    const [first] = all;
    if (isObjectType(first)) return objectType(name);
    if (isEnumType(first)) {
      const values = all.filter(isEnumType).flatMap((each) => each.getValues());
      return new GraphQLEnumType({
        name,
        values: Object.fromEntries(values.map((each) => [each.name, { value: each.value as unknown }])),
      });
    }
    if (isInputObjectType(first))
      return new GraphQLInputObjectType({
        name,
        fields: () =>
          Object.fromEntries(
            Object.values(first.getFields()).map(({ name: field, type, defaultValue }) => [
              field,
              { type: again(type), defaultValue },
            ]),
          ),
      });
    if (isScalarType(first)) return first;
    throw new Error(`nobody knows what to do with ${name}`);
  }

  const named = (name: string): GraphQLNamedType => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
  const query = named('Query') as GraphQLObjectType;
  return new GraphQLSchema({ query, mutation: named('Mutation') as GraphQLObjectType });
}

const text = (type: GraphQLType): string => String(type);

function linesOf(type: GraphQLNamedType): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((each) => `${each.name}: ${text(each.type)}`);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).map(
    ({ name, args, type: of }) =>
      `${name}(${args
        .map((each) => `${each.name}: ${text(each.type)}`)
        .sort()
        .join()}): ${text(of)}`,
  );
}

/** What a schema offers, one line for each thing, in an order of its own: for two schemas to be held beside each other. */
export const offersOf = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((type) => [type.name, ...linesOf(type).map((line) => `${type.name}.${line}`)])
    .sort();
