import { permissions, type Permission } from '@linli/contract';
import type { Collection, Row, Subgraph } from '@linli/kit';
import { declarationOf } from '@linli/kit/inside';
import { type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import type { Someone } from './person.ts';
import { type Given, town } from './town.ts';

/** A made-up row of a collection, to be looked for from elsewhere. Its place is the promise's own. */
export interface Sample {
  // oxlint-disable-next-line typescript/no-explicit-any -- samples of several collections stand in one list
  readonly collection: Collection<any>;
  readonly row: Readonly<Record<string, unknown>>;
}

// Next door, and the pair that a range or a prefix of codes would take for one (security.md §0.3).
const pairs = [
  ['340111400001', '340111400002'],
  ['340111010000', '340111011000'],
] as const;

const all = Object.keys(permissions) as Permission[];
const at = (place: string): Someone => ({ at: place, roles: ['district-admin'], permissions: all });

export const entityOf = (collection: Sample['collection']): string => declarationOf(collection).options.entity;

const isPage = ({ type, args }: GraphQLField<unknown, unknown>): boolean =>
  String(type).endsWith('Connection!') && args.every(({ name, type: of }) => name === 'first' || !isNonNullType(of));

// Lists of what there are samples of; public reference data is everybody's to see.
const lists = (schema: GraphQLSchema, samples: readonly Sample[]): readonly string[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(isPage)
    .filter(({ type }) => samples.some(({ collection }) => String(type) === `${entityOf(collection)}Connection!`))
    .map(({ name }) => name);

export const isKeyed = (schema: GraphQLSchema, entity: string): boolean => {
  const type = schema.getType(entity);
  const keys = isObjectType(type) ? (type.astNode?.directives?.filter(({ name }) => name.value === 'key') ?? []) : [];
  return keys.some((key) =>
    key.arguments?.some(({ name, value }) => name.value === 'fields' && 'value' in value && value.value === 'id'),
  );
};

const ENTITIES = 'query ($asked: [_Any!]!) { _entities(representations: $asked) { __typename } }';

/** What a subgraph promises of rows that lie elsewhere, tried with rows of its own. */
export function placed(subgraph: Subgraph, schema: GraphQLSchema, samples: readonly Sample[]): void {
  const { given, person, anonymous } = town(subgraph);
  const put = async (place: string) => {
    const asked: { __typename: string; id: string }[] = [];
    for (const { collection, row } of samples) {
      const entity = entityOf(collection);
      const [id = ''] = await given(collection as Collection<Row>, { ...row, place } as Given<Row>);
      if (isKeyed(schema, entity)) asked.push({ __typename: entity, id });
    }
    return asked;
  };

  it.each(pairs)('that what lies in %s is known there, and neither in %s nor to nobody', async (here, elsewhere) => {
    const asked = await put(here);
    const known = (await person(at(here)).asks(ENTITIES, { asked }))._entities;
    expect(known).toEqual(asked.map(({ __typename }) => ({ __typename })));
    const nothing = asked.map(() => null);
    expect((await person(at(elsewhere)).asks(ENTITIES, { asked }))._entities).toEqual(nothing);
    expect((await anonymous().asks(ENTITIES, { asked }))._entities).toEqual(nothing);
  });

  it.each(pairs)('that no list shows what lies in %s to %s, not even by its count', async (here, elsewhere) => {
    await put(here);
    for (const name of lists(schema, samples)) {
      const query = `{ ${name}(first: 100) { nodes { __typename } totalCount } }`;
      const within = `{ ${name}(first: 100, within: "${here}") { nodes { __typename } totalCount } }`;
      for (const each of [query, within])
        expect(await person(at(elsewhere)).asks(each)).toEqual({ [name]: { nodes: [], totalCount: 0 } });
    }
  });
}
