import type { Context } from '@linli/kit';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { isObjectType, Kind, parse } from 'graphql';

/** One subgraph as the whole sees it: its guarded schema, and how a caller's context of it is made. */
export interface Piece {
  readonly name: string;
  readonly schema: GraphQLSchema;
}

/** What one question carries to every field: a context of each subgraph, and the references looked up so far. */
export interface Asking {
  readonly contexts: ReadonlyMap<string, Context>;
  readonly found: Map<string, Promise<unknown>>;
  /** Fields being worked out, also those nobody waits for any more. */
  readonly begun: Promise<unknown>[];
  /** Everything that failed, also where the failure beside it was told instead. */
  readonly failed: { readonly path: string; readonly error: unknown }[];
}

export type Field = GraphQLField<unknown, unknown>;

/** A field together with the subgraph it comes from. */
export interface Owned {
  readonly piece: Piece;
  readonly parent: GraphQLObjectType;
  readonly field: Field;
}

type Directives = readonly {
  readonly name: { readonly value: string };
  readonly arguments?: readonly unknown[] | undefined;
}[];

const directivesOf = ({ astNode }: { astNode?: { directives?: Directives | undefined } | null | undefined }) =>
  astNode?.directives ?? [];

// The one text a directive was given under a name; federation's field sets and the kit's permissions are such.
function textIn(directive: Directives[number] | undefined, name: string): string | null {
  for (const each of (directive?.arguments ?? []) as { name: { value: string }; value: { value?: string } }[])
    if (each.name.value === name) return each.value.value ?? null;
  return null;
}

const has = (field: Field, name: string): boolean => directivesOf(field).some((each) => each.name.value === name);

export const neededBy = (field: Field): string | null =>
  textIn(
    directivesOf(field).find((each) => each.name.value === 'needs'),
    'permission',
  );

const namesIn = (fields: string | null): readonly string[] => {
  const [query] = fields ? parse(`{ ${fields} }`, { noLocation: true }).definitions : [];
  if (query?.kind !== Kind.OPERATION_DEFINITION) return [];
  return query.selectionSet.selections.flatMap((each) => (each.kind === Kind.FIELD ? [each.name.value] : []));
};

/** What a field is worked out from that another subgraph knows. */
export const requiredBy = (field: Field): readonly string[] =>
  namesIn(
    textIn(
      directivesOf(field).find((each) => each.name.value === 'requires'),
      'fields',
    ),
  );

const allDirectives = (type: GraphQLNamedType): Directives => [
  ...directivesOf(type as never),
  ...(type.extensionASTNodes ?? []).flatMap((each) => (each.directives ?? []) as Directives),
];

/** The keys by which a subgraph is asked for an entity, the names of each. */
export const keysOf = (type: GraphQLNamedType): readonly (readonly string[])[] =>
  allDirectives(type)
    .filter((each) => each.name.value === 'key')
    .map((each) => namesIn(textIn(each, 'fields')));

/** The fields a subgraph itself answers: not those it only names because it needs them, or that nobody outside sees. */
export const ownFields = (piece: Piece, type: string): readonly Owned[] => {
  const parent = piece.schema.getType(type);
  if (!isObjectType(parent)) return [];
  return (Object.values(parent.getFields()) as Field[])
    .filter((field) => !field.name.startsWith('_') && !has(field, 'external') && !has(field, 'inaccessible'))
    .map((field) => ({ piece, parent, field }));
};
